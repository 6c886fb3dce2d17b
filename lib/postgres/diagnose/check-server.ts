import { z } from 'zod';
import { say } from '../../i18n/message';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import { sql } from '../sql';
import { failedRung } from './failed-rung';
import type { Probe } from './open-probe';
import type { RungResult } from './rung';

export const ServerFacts = z.object({
  version: z.string(),
  /** e.g. 170010. */
  versionNumber: z.number(),
  encoding: z.string(),
  timezone: z.string(),
  isReplica: z.boolean(),
  isReadOnly: z.boolean(),
  maxConnections: z.number(),
  /** TLS of the server's own connection: behind a pooler that is the leg from pooler to database. */
  serverLegTls: z.string().nullable(),
  /** What the role has without asking; missing in evidence of older versions. */
  searchPath: z.string().optional(),
});
export type ServerFacts = z.infer<typeof ServerFacts>;

/** Version, encoding, and whether it can be written to at all. */
export async function checkServer(
  probe: Probe,
  mustWrite: boolean,
): Promise<{ rung: RungResult; server: ServerFacts }> {
  const [row] = await probe.rows<ServerFacts>(sql`
    select current_setting('server_version') as version,
           current_setting('server_version_num')::int as "versionNumber",
           current_setting('server_encoding') as encoding,
           current_setting('TimeZone') as timezone,
           current_setting('search_path') as "searchPath",
           pg_catalog.pg_is_in_recovery() as "isReplica",
           pg_catalog.pg_is_in_recovery() or current_setting('default_transaction_read_only') = 'on' as "isReadOnly",
           current_setting('max_connections')::int as "maxConnections",
           (select version from pg_catalog.pg_stat_ssl where pid = pg_catalog.pg_backend_pid() and ssl) as "serverLegTls"`);
  if (!row) throw new Error('the server gave no row');
  const facts = { ...row };
  if (row.isReadOnly && mustWrite) {
    return { rung: failedRung(new MudanzaError('MUD-222'), facts), server: row };
  }
  const major = Math.floor(row.versionNumber / 10_000);
  const { version, encoding } = row;
  if (encoding !== 'UTF8')
    return {
      rung: { state: 'warn', message: say('connection.server.encoding', { version, encoding }), facts },
      server: row,
    };
  const key = major < 13 ? 'connection.server.old' : 'connection.server.version';
  return {
    rung: { state: major < 13 ? 'warn' : 'pass', message: say(key, { version, encoding }), facts },
    server: row,
  };
}
