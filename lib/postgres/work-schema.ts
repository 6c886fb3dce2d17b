import { ident, literal, sql, trustedSql } from './sql';
import type { ReadClient, TargetClient } from './target-client';

/** What a schema of our own on the target is for: `probe` for the latency workloads, `crud` for the CRUD check. */
export type WorkSchemaKind = 'probe' | 'crud';

const COMMENT = 'Made by Mudanza for a check; safe to drop when no run is going on.';

/** Name of the schema that a run works in, e.g. `mudanza_probe_5f1c0a9be412`. */
export function workSchemaName(kind: WorkSchemaKind, runId: string): string {
  const short = runId.replaceAll(/[^a-z0-9]/gi, '').slice(0, 12);
  return `mudanza_${kind}_${short.toLowerCase()}`;
}

/** Our schemas of a kind on this server, recognised by name and comment: what a killed run left behind. */
export async function findWorkSchemas(client: ReadClient, kind: WorkSchemaKind): Promise<string[]> {
  const rows = await client.rows<{ name: string }>(sql`
    select n.nspname as name from pg_catalog.pg_namespace n
    where pg_catalog.starts_with(n.nspname, ${`mudanza_${kind}_`})
      and pg_catalog.obj_description(n.oid, 'pg_namespace') = ${COMMENT}
    order by 1`);
  return rows.map(({ name }) => name);
}

/** Makes the schema with its mark; call it in the transaction that fills it. */
export async function createWorkSchema(client: TargetClient, name: string): Promise<void> {
  await client.execute(sql`create schema ${ident(name)}`);
  const comment = `comment on schema ${ident(name).fragment} is ${literal(COMMENT).fragment}`;
  await client.execute(trustedSql(comment, 'built-from-catalog'));
}

/** Drops one of our schemas and what is in it. */
export async function dropWorkSchema(client: TargetClient, name: string): Promise<void> {
  await client.execute(sql`drop schema if exists ${ident(name)} cascade`);
}
