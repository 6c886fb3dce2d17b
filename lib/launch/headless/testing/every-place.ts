import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { execa } from 'execa';
import { sha256 } from '../../../backend/files/sha256';
import type { Credentials } from '../../../postgres/address/endpoint';
import { ident, sql } from '../../../postgres/sql';
import { withTarget } from '../../../postgres/with-client';
import { wholeCatalog } from '../../../runs/target-baseline';

function filesOf(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !join(entry.parentPath, entry.name).includes('/.git/'))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => `${relative(folder, path)} ${statSync(path).mode & 0o777} ${sha256(readFileSync(path))}`);
}

function inTarget(target: Credentials): Promise<string[]> {
  return withTarget(target, async (client) => {
    const { objects } = await wholeCatalog(client);
    const tables = await client.rows<{ schema: string; name: string }>(
      sql`select schemaname::text as schema, tablename::text as name from pg_catalog.pg_tables
        where schemaname !~ '^pg_' and schemaname not in ('information_schema', 'auth', 'storage', 'vault')`,
    );
    const rows: string[] = [];
    for (const { schema, name } of tables) {
      const [found] = await client.rows(sql`select count(*)::text as n from ${ident(schema, name)}`);
      rows.push(`rows ${schema}.${name} ${JSON.stringify(found)}`);
    }
    return [...[...objects].map(([key, object]) => `${key} ${JSON.stringify(object)}`), ...rows];
  });
}

/** Catalog with privileges, rows, bytes and modes of the folder, and what git says of it. */
export async function everyPlace(target: Credentials, folder: string): Promise<string[]> {
  const git = async (...args: string[]) => (await execa('git', args, { cwd: folder })).stdout;
  return [
    ...(await inTarget(target)),
    ...filesOf(folder),
    `HEAD ${await git('rev-parse', 'HEAD')}`,
    `status ${await git('status', '--porcelain')}`,
  ].sort();
}
