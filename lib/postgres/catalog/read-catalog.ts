import { sql } from '../sql';
import type { ReadClient } from '../target-client';
import type { Catalog } from './catalog';
import { objectKey } from './catalog';
import type { CatalogObject } from './catalog-object';
import type { CatalogQuery, CatalogRow } from './catalog-query';
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

/** One query per kind of object, each over all schemas at once: the time grows with the objects, not with the tables. */
const QUERIES: readonly CatalogQuery[] = [
  namespaces,
  extensions,
  servers,
  collations,
  types,
  domains,
  sequences,
  functions,
  aggregates,
  operators,
  operatorClasses,
  casts,
  textSearch,
  tables,
  columns,
  constraints,
  indexes,
  statistics,
  views,
  rules,
  triggers,
  policies,
  publications,
  defaultPrivileges,
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
  const [before] = await client.rows<{ path: string; version: string }>(
    sql`select pg_catalog.current_setting('search_path') as path,
      pg_catalog.current_setting('server_version_num') as version`,
  );
  const serverVersion = Number(before?.version ?? 0);
  await client.rows(sql`select pg_catalog.set_config('search_path', '', true)`);
  const objects = new Map<string, CatalogObject>();
  for (const query of QUERIES)
    for (const row of await client.rows<CatalogRow>(query(schemas, serverVersion))) {
      const object = toObject(row);
      objects.set(objectKey(object), object);
    }
  await client.rows(sql`select pg_catalog.set_config('search_path', ${before?.path ?? ''}, true)`);
  return { serverVersion, objects };
}
