import { isDeepStrictEqual } from 'node:util';
import type { Credentials } from '../../address/endpoint';
import { sql } from '../../sql';
import type { TargetClient } from '../../target-client';
import { withTarget } from '../../with-client';
import { deploySchema } from '../deploy-schema';

/** Settings that PgBouncer keeps for each of its clients. */
const OWN = ['application_name', 'client_encoding', 'DateStyle', 'TimeZone', 'standard_conforming_strings'];

/** What a session says of itself. */
async function contentOf(client: TargetClient): Promise<unknown> {
  const [row] = await client.rows<{ found: unknown }>(sql`select pg_catalog.json_build_object(
    'settings', (select pg_catalog.json_object_agg(s.name, s.setting) from pg_catalog.pg_settings s
      where s.source operator(pg_catalog.=) 'session' and s.name operator(pg_catalog.<>) all(${OWN}::pg_catalog.text[])),
    'claims', pg_catalog.concat(pg_catalog.current_setting('request.jwt.claims', true)),
    'role', current_user,
    'locks', (select pg_catalog.count(*) from pg_catalog.pg_locks l where l.locktype operator(pg_catalog.=) 'advisory'
      and l.database operator(pg_catalog.=) (select d.oid from pg_catalog.pg_database d
        where d.datname operator(pg_catalog.=) pg_catalog.current_database())),
    'temporary', (select pg_catalog.json_agg(c.relname) from pg_catalog.pg_class c
      where c.relnamespace operator(pg_catalog.=) pg_catalog.pg_my_temp_schema()),
    'cursors', (select pg_catalog.json_agg(c.name) from pg_catalog.pg_cursors c where c.name operator(pg_catalog.<>) ''),
    'prepared', (select pg_catalog.json_agg(p.name) from pg_catalog.pg_prepared_statements p where p.from_sql),
    'channels', (select pg_catalog.json_agg(c) from pg_catalog.pg_listening_channels() c)) as found`);
  return row?.found;
}

/**
 * Deploys texts through a transaction pooler, to the end that is named, whether they are taken or refused. True when the session
 * is afterwards as it was: the next holder, who is somebody else, finds nothing.
 */
export async function leavesNothing(
  pooled: Credentials,
  texts: readonly string[],
  end: 'dry run' | 'deploy' | 'failure',
): Promise<boolean> {
  const all = end === 'failure' ? [...texts, 'select 1 / 0'] : texts;
  const statements = all.map((text, index) => ({ text, line: index + 1, label: text.slice(0, 40) }));
  const isRehearsal = end === 'dry run';
  return withTarget(pooled, async (client) => {
    const before = await contentOf(client);
    await deploySchema(client, {
      statements,
      schemas: ['public'],
      lockTimeout: 500,
      statementTimeout: 5_000,
      isRehearsal,
    }).catch(() => undefined);
    const after = await contentOf(client);
    await client.execute(sql`drop table if exists public.late cascade`);
    await client.execute(sql`drop function if exists public.late()`);
    return isDeepStrictEqual(after, before);
  });
}
