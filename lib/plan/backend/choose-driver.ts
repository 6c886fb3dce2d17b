import type { WorkspaceFacts } from '../../backend/detect/detect-workspace';
import { DRIVER_IDS, DRIVER_LABEL, type DriverId, isDriverId } from '../../backend/drivers/driver-id';
import { MudanzaError } from '../../errors/mudanza-error';
import type { Field } from '../field';

/** A choice of drivers; their names are the same in every language, so they are no dictionary texts. */
export const DRIVER_FIELD: Field = {
  name: 'driver',
  kind: 'text',
  label: 'backend.field.driver',
  help: 'backend.field.driverHelp',
  placeholder: DRIVER_IDS.map((id) => id).join(' · '),
};

/** The driver that the form names, else the most likely one of the folder. Throws MUD-424 when neither is there. */
export function chooseDriver(given: string, facts: Pick<WorkspaceFacts, 'drivers'> | null): DriverId {
  const name = given.trim().toLowerCase();
  const known = isDriverId(name) ? name : DRIVER_IDS.find((id) => DRIVER_LABEL[id].toLowerCase() === name);
  const driver = name === '' ? facts?.drivers[0]?.id : known;
  if (!driver) throw new MudanzaError('MUD-424');
  return driver;
}
