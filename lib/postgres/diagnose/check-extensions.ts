import { z } from 'zod';
import { say } from '../../i18n/message';
import { sql } from '../sql';
import type { Probe } from './open-probe';
import type { RungResult } from './rung';

export const ExtensionFacts = z.object({
  installed: z
    .array(
      z.object({
        name: z.string(),
        version: z.string(),
        schema: z.string(),
      }),
    )
    .readonly(),
  /** Names that `create extension` would find. */
  available: z.array(z.string()).readonly(),
});
export type ExtensionFacts = z.infer<typeof ExtensionFacts>;

/** Extensions that are there and that could be, so that a schema which needs another one is caught early. */
export async function checkExtensions(
  probe: Probe,
): Promise<{ rung: RungResult; extensions: ExtensionFacts }> {
  const installed = await probe.rows<ExtensionFacts['installed'][number]>(sql`
    select e.extname as name, e.extversion as version, n.nspname as schema
    from pg_catalog.pg_extension e join pg_catalog.pg_namespace n on n.oid = e.extnamespace order by 1`);
  const names = await probe.rows<{ name: string }>(
    sql`select name::text as name from pg_catalog.pg_available_extensions order by 1`,
  );
  const extensions = { installed, available: names.map(({ name }) => name) };
  const message = say('connection.extensions.found', {
    installed: installed.length,
    available: extensions.available.length,
  });
  return { extensions, rung: { state: 'pass', message, facts: { ...extensions } } };
}
