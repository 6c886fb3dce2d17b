import { ident, literal, sql, trustedSql } from '../postgres/sql';
import type { TargetClient } from '../postgres/target-client';

const PREFIX = 'mudanza_probe_';
const COMMENT = 'Made by Mudanza to measure latency; safe to drop.';

/** Name of the schema that a run's writing workloads use. */
export function probeSchemaName(runId: string): string {
  return `${PREFIX}${runId
    .replaceAll(/[^a-z0-9]/gi, '')
    .slice(0, 12)
    .toLowerCase()}`;
}

/** Drops this run's schema and any that a killed run left behind, recognised by name and comment. */
export async function dropProbeSchemas(client: TargetClient): Promise<string[]> {
  const found = await client.rows<{ name: string }>(sql`
    select n.nspname as name from pg_catalog.pg_namespace n
    where n.nspname like ${`${PREFIX.replaceAll('_', '\\_')}%`}
      and pg_catalog.obj_description(n.oid, 'pg_namespace') = ${COMMENT}`);
  for (const { name } of found) await client.execute(sql`drop schema if exists ${ident(name)} cascade`);
  return found.map(({ name }) => name);
}

/** Makes the schema with one small table and one row, in one transaction. */
export async function createProbeSchema(client: TargetClient, name: string): Promise<void> {
  await client.transaction(async () => {
    await client.execute(sql`create schema ${ident(name)}`);
    const comment = `comment on schema ${ident(name).fragment} is ${literal(COMMENT).fragment}`;
    await client.execute(trustedSql(comment, 'built-from-catalog'));
    await client.execute(sql`create table ${ident(name, 'sample')} (
      id bigint generated always as identity primary key, note text not null, made_at timestamptz default now())`);
    await client.execute(sql`insert into ${ident(name, 'sample')} (note) values ('first')`);
  });
}
