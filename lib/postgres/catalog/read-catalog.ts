import { type Sql, sql } from '../sql';
import type { ReadClient } from '../target-client';
import type { Catalog } from './catalog';
import { objectKey } from './catalog';
import type { CatalogObject } from './catalog-object';
import type { CatalogQuery, CatalogRow } from './catalog-query';
import { joinQueries } from './join-queries';
import { kindsPresent, type Presence } from './kinds-present';
import { columns } from './queries/columns';
import { constraints } from './queries/constraints';
import { defaultPrivileges, extensions, namespaces } from './queries/database';
import { servers, userMappings, wrappers } from './queries/foreign';
import { aggregates, functions } from './queries/functions';
import { indexes } from './queries/indexes';
import {
  accessMethods,
  conversions,
  eventTriggers,
  languages,
  securityLabels,
  transforms,
} from './queries/programs';
import { publications } from './queries/publications';
import {
  casts,
  collations,
  operatorClasses,
  operatorFamilies,
  operators,
  statistics,
  textSearch,
} from './queries/rare';
import { sequences } from './queries/sequences';
import { tables } from './queries/tables';
import { policies, triggers } from './queries/triggers';
import { domains, types } from './queries/types';
import { rules, views } from './queries/views';
import { requote } from './requote';

/**
 * One query per kind of object, each over all schemas at once: the time grows with the objects, not with the
 * tables. Each is asked only where something of the kinds beside it is there; with none beside it, always.
 */
const QUERIES: readonly (readonly [query: CatalogQuery, ...needs: Presence[]])[] = [
  [namespaces],
  [extensions],
  [languages, 'language'],
  [accessMethods, 'access method'],
  [wrappers, 'foreign data wrapper'],
  [servers, 'server'],
  [userMappings, 'server'],
  [collations, 'collation'],
  [conversions, 'conversion'],
  [types, 'type', 'composite'],
  [domains, 'domain'],
  [sequences, 'sequence'],
  [functions, 'function'],
  [aggregates, 'aggregate'],
  [operators, 'operator'],
  [operatorClasses, 'operator class'],
  [operatorFamilies, 'operator family'],
  [casts, 'cast'],
  [transforms, 'transform'],
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
  [eventTriggers, 'event trigger'],
  [securityLabels, 'security label'],
  [defaultPrivileges, 'default privileges'],
];

/** Properties that are a name or a list of names. */
const NAMES: ReadonlySet<string> = new Set(['ownedBy', 'parents', 'attachedTo', 'replicaIdentity', 'tables']);

function toObject(row: CatalogRow): CatalogObject {
  const properties: Record<string, string> = {};
  for (const [name, value] of Object.entries(row.properties))
    if (value !== null && value !== '')
      properties[name] = NAMES.has(name) ? String(value).split('\n').map(requote).join('\n') : String(value);
  return {
    kind: row.kind,
    name: requote(row.name),
    parent: row.parent === null ? null : requote(row.parent),
    properties,
  };
}

/** How Postgres writes what it is asked, the same on every server and for every role. */
const PINNED: Readonly<Record<string, string>> = {
  search_path: '',
  TimeZone: 'UTC',
  DateStyle: 'ISO, MDY',
  IntervalStyle: 'postgres',
  extra_float_digits: '1',
  bytea_output: 'hex',
  quote_all_identifiers: 'off',
  jit: 'off',
  max_parallel_workers_per_gather: '0',
};

function settings(values: Readonly<Record<string, string>>): Sql {
  const entries = Object.entries(values);
  return sql`select pg_catalog.set_config(one.name, one.value, true)
    from rows from (pg_catalog.unnest(${entries.map(([name]) => name)}::text[]),
      pg_catalog.unnest(${entries.map(([, value]) => value)}::text[])) as one(name, value)`;
}

/**
 * Reads every object of the given schemas. Call it inside a transaction (`snapshot`, `transaction`,
 * `rolledBack`): it empties the search path meanwhile, so that Postgres prints every name with its schema, pins
 * what decides how times and numbers are printed, and puts it all back. Objects that belong to an extension are
 * left out.
 */
export async function readCatalog(client: ReadClient, schemas: readonly string[]): Promise<Catalog> {
  const [before] = await client.rows<{ version: string; settings: Record<string, string> }>(
    sql`select pg_catalog.current_setting('server_version_num') as version,
      (select pg_catalog.json_object_agg(name, pg_catalog.current_setting(name))
        from pg_catalog.unnest(${Object.keys(PINNED)}::text[]) name) as settings`,
  );
  const serverVersion = Number(before?.version ?? 0);
  const [found] = await client.rows<{ present: Presence[] }>(kindsPresent(schemas));
  const present = new Set(found?.present);
  const asked = QUERIES.filter(
    ([, ...needs]) => needs.length === 0 || needs.some((kind) => present.has(kind)),
  );
  await client.rows(settings(PINNED));
  const objects = new Map<string, CatalogObject>();
  const queries = asked.map(([query]) => query(schemas, serverVersion));
  for (const row of await client.rows<CatalogRow>(joinQueries(queries))) {
    const object = toObject(row);
    objects.set(objectKey(object), object);
  }
  await client.rows(settings(before?.settings ?? {}));
  return { serverVersion, objects };
}
