import { z } from 'zod';
import { StartupFacts } from '../../postgres/diagnose/check-startup';

/** What a door does with a setting of the startup packet; `unknown` where nobody looked and no address promises it. */
export const DoorStartup = z.union([StartupFacts.shape.options, z.literal('unknown')]);
export type DoorStartup = z.infer<typeof DoorStartup>;

/** Settings that PgBouncer follows for each client, whatever else it refuses. */
const FOLLOWED =
  /^(application_name|client_encoding|datestyle|timezone|standard_conforming_strings|intervalstyle)$/i;
/** Settings that the shared pooler hands on, where it drops all others. */
const HANDED_ON = /^(application_name|search_path)$/i;

/** True where a setting of the startup packet has its effect behind such a door. */
export function arrivesAt(startup: DoorStartup, name: string): boolean {
  if (startup === 'dropped') return HANDED_ON.test(name);
  return startup !== 'refused' || FOLLOWED.test(name);
}
