import { optionsText } from '../../postgres/address/write-options';
import { arrivingSettings } from './carry-parameters';
import type { Door } from './driver-stack';

/** What arrives with the startup packet, as libpq and node-postgres are told it by code. */
export function libpqOptions(door: Door): Record<string, string> {
  const { application_name: name, ...settings } = arrivingSettings(door);
  return {
    ...(Object.keys(settings).length > 0 && { options: optionsText(settings) }),
    ...(name && { application_name: name }),
  };
}
