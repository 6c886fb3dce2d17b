import { sql } from '../sql';
import type { ReadClient } from '../target-client';
import type { Catalog } from './catalog';
import { objectKey } from './catalog';
import type { CatalogObject } from './catalog-object';
import type { CatalogQuery, CatalogRow } from './catalog-query';
import { joinQueries } from './join-queries';
import { kindsPresent, type Presence } from './kinds-present';
import { columns } from './queries/columns';
import { constraints } from './queries/constraints';
import { defaultPrivileges, extensions, namespaces, publications, servers } from './queries/database';
import { aggregates, functions } from './queries/functions';
import { indexes } from './queries/indexes';
import { casts, collations, operatorClasses, operators, statistics, textSearch } from './queries/rare';
import { sequences } from './queries/sequences';
import { tables } from './queries/tables';
import { policies, triggers } from './queries/triggers';
import { domains, types } from './queries/types';
import { rules, views } from './queries/views';

/**
 * One query per kind of object, each over all schemas at once: the time grows with the objects, not with the
 * tables. Each is asked only where something of the kinds beside it is there; with none beside it, always.
 */
const QUERIES: readonly (readonly [query: CatalogQuery, ...needs: Presence[]])[] = [
  [namespaces],
  [extensions],
  [servers, 'server'],
  [collations, 'collation'],
  [types, 'type', 'composite'],
  [domains, 'domain'],
  [sequences, 'sequence'],
  [functions, 'function'],
  [aggregates, 'aggregate'],
  [operators, 'operator'],
  [operatorClasses, 'operator class'],
  [casts, 'cast'],
  [textSearch, 'text search'],
  [tables, 'table'],
  [columns, 'table', 'view', 'composite'],
  [constraints, 'constraint'],
  [indexes, 'index'],
  [statistics, 'statistics'],
  [views, 'view'],
  [rules, 'rule'],
  [triggers, 'trigger'],
  [policies, 'policy'],
  [publications, 'publication'],
  [defaultPrivileges, 'default privileges'],
];

function toObject(row: CatalogRow): CatalogObject {
  const properties: Record<string, string> = {};
  for (const [name, value] of Object.entries(row.properties))
    if (value !== null && value !== '') properties[name] = String(value);
  return { kind: row.kind, name: row.name, parent: row.parent, properties };
}

/**
 * Reads every object of the given schemas. Call it inside a transaction (`snapshot`, `transaction`,
 * `rolledBack`): it empties the search path meanwhile, so that Postgres prints every name with its schema, and
 * puts it back. Objects that belong to an extension are left out.
 */
export async function readCatalog(client: ReadClient, schemas: readonly string[]): Promise<Catalog> {
  const [before] = await client.rows<{ path: string; jit: string; workers: string; version: string }>(
    sql`select pg_catalog.current_setting('search_path') as path, pg_catalog.current_setting('jit') as jit,
      pg_catalog.current_setting('max_parallel_workers_per_gather') as workers,
      pg_catalog.current_setting('server_version_num') as version`,
  );
  const serverVersion = Number(before?.version ?? 0);
  const [found] = await client.rows<{ present: Presence[] }>(kindsPresent(schemas));
  const present = new Set(found?.present);
  const asked = QUERIES.filter(
    ([, ...needs]) => needs.length === 0 || needs.some((kind) => present.has(kind)),
  );
  await client.rows(
    sql`select pg_catalog.set_config('search_path', '', true), pg_catalog.set_config('jit', 'off', true),
      pg_catalog.set_config('max_parallel_workers_per_gather', '0', true)`,
  );
  const objects = new Map<string, CatalogObject>();
  const queries = asked.map(([query]) => query(schemas, serverVersion));
  for (const row of await client.rows<CatalogRow>(joinQueries(queries))) {
    const object = toObject(row);
    objects.set(objectKey(object), object);
  }
  await client.rows(
    sql`select pg_catalog.set_config('search_path', ${before?.path ?? ''}, true),
      pg_catalog.set_config('jit', ${before?.jit ?? 'on'}, true),
      pg_catalog.set_config('max_parallel_workers_per_gather', ${before?.workers ?? '2'}, true)`,
  );
  return { serverVersion, objects };
}
