import type { WorkspaceFacts } from '../../backend/detect/detect-workspace';
import { DRIVER_IDS, DRIVER_LABEL, type DriverId, isDriverId } from '../../backend/drivers/driver-id';
import type { Field } from '../../plan/field';
import { MudanzaError } from '../../platform/errors/mudanza-error';

/** A choice of drivers, or the one that was detected. */
export const DRIVER_FIELD: Field = {
  name: 'driver',
  kind: 'select',
  label: 'backend.field.driver',
  help: 'backend.field.driverHelp',
  options: [
    { value: '', label: 'backend.field.driverDetected' },
    ...DRIVER_IDS.map((id) => ({ value: id, name: DRIVER_LABEL[id] })),
  ],
  initial: '',
};

/**
 * The driver that the form names, else the most likely one of the folder; one that is known by name only has no advice,
 * and is no mistake. Throws MUD-424 when none of them is there.
 */
export function chooseDriver(
  given: string,
  facts: Pick<WorkspaceFacts, 'drivers' | 'known'> | null,
): DriverId {
  const name = given.trim().toLowerCase();
  const known = isDriverId(name) ? name : DRIVER_IDS.find((id) => DRIVER_LABEL[id].toLowerCase() === name);
  const [found] = facts?.drivers ?? [];
  const unadvised = (facts?.known.length ?? 0) > 0 ? ('other' as const) : undefined;
  const driver = name === '' ? (found?.id ?? unadvised) : known;
  if (!driver) throw new MudanzaError('MUD-424');
  return driver;
}
