import type { MessageKey } from '../../i18n/message';
import type { DriverId } from '../drivers/driver-id';
import { findStack } from '../drivers/find-stack';

/** What may differ from the quoted words: which of two clients came first, which Postgres library is below. */
const ALIKE: readonly (readonly [RegExp, string])[] = [
  [/42P05|26000/, '(?:42P05|26000)'],
  [/does not exist|already exists/, '(?:does not exist|already exists)'],
  [/PG::\w+/, 'PG::\\w+'],
  [/portal/, '(?:portal|cursor)'],
  [/\d+/g, '\\d+'],
  [/…/g, '.+'],
];

type Breaks<K> = K extends `backend.breaks.${infer Name}` ? Name : never;

/** The error that the advice quotes for a breakage, as a pattern: so the lab settles the very words. */
export function quotedError(driver: DriverId, breakage: Breaks<MessageKey>): RegExp {
  const quoted = findStack(driver).breaks.find(({ what }) => what === `backend.breaks.${breakage}`);
  if (!quoted) throw new Error(`The advice for ${driver} says nothing of ${breakage}.`);
  const words = quoted.error.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(ALIKE.reduce((pattern, [one, any]) => pattern.replace(one, any), words));
}
