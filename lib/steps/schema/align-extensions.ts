import { isServerError } from '../../postgres/deploy/statement-error';
import { ident, sql } from '../../postgres/sql';
import type { TargetClient } from '../../postgres/target-client';
import type { InstalledExtension } from './rewrite/rewrite-rule';

/**
 * Gives a scratch database the extensions that the target has, where the target has them: a file may take them for
 * granted. One that the scratch server does not offer, or lets no plain role make, stays out.
 */
export async function alignExtensions(
  client: TargetClient,
  installed: readonly InstalledExtension[],
): Promise<void> {
  const rows = await client.rows<{ name: string; schema: string }>(
    sql`select e.extname as name, n.nspname as schema from pg_catalog.pg_extension e
      join pg_catalog.pg_namespace n on n.oid = e.extnamespace`,
  );
  const there = new Map(rows.map(({ name, schema }) => [name, schema]));
  for (const { name, schema } of installed) {
    if (there.get(name) === schema || schema === 'pg_catalog') continue;
    try {
      await client.transaction(async () => {
        if (there.has(name)) await client.execute(sql`drop extension ${ident(name)}`);
        await client.execute(sql`create schema if not exists ${ident(schema)}`);
        await client.execute(
          sql`create extension if not exists ${ident(name)} with schema ${ident(schema)} cascade`,
        );
      });
    } catch (error) {
      if (!isServerError(error)) throw error;
    }
  }
}
