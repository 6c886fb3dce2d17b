import { type Sql, sql, sqlWithValues } from '../sql';
import type { ReadClient } from '../target-client';
import type { Catalog } from './catalog';
import { objectKey } from './catalog';
import type { CatalogObject } from './catalog-object';
import type { CatalogQuery, CatalogRow } from './catalog-query';
import { joinQueries } from './join-queries';
import { KINDS_PRESENT, KINDS_SCOPE, type Presence } from './kinds-present';
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
import { toPrivileges } from './to-privileges';

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

function toText(name: string, value: string): string {
  if (name === 'privileges') return toPrivileges(value);
  return NAMES.has(name) ? value.split('\n').map(requote).join('\n') : value;
}

function toObject(row: CatalogRow): CatalogObject {
  const properties: Record<string, string> = {};
  for (const [name, value] of Object.entries(row.properties)) {
    const text = value === null ? '' : toText(name, String(value));
    if (text !== '') properties[name] = text;
  }
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
  // The queries are written in a good order; to look for a better one takes longer than it gives.
  join_collapse_limit: '1',
  from_collapse_limit: '1',
};

/** What the last arm gives. */
interface Unlisted {
  readonly kind: null;
}

interface Ahead {
  readonly version: string;
  /** What the pinned settings were. */
  readonly former: Readonly<Record<string, string>>;
  readonly present: readonly Presence[];
}

/** Pins the settings, having noted what they were, and tells which kinds there are: one round trip. */
function lookAhead(schemas: readonly string[]): Sql {
  const [names, values] = [Object.keys(PINNED), Object.values(PINNED)];
  return sqlWithValues(
    `with ${KINDS_SCOPE.fragment}, former as materialized (
      select pg_catalog.json_object_agg(name, pg_catalog.current_setting(name)) as settings
        from pg_catalog.unnest($2::text[]) name
    ), pinned as materialized (
      select pg_catalog.count(pg_catalog.set_config(one.name, one.value, true)) from former
        cross join rows from (pg_catalog.unnest($2::text[]), pg_catalog.unnest($3::text[])) as one(name, value)
        where former.settings is not null
    )
    select pg_catalog.current_setting('server_version_num') as version, former.settings as former,
      ${KINDS_PRESENT.fragment} as present from former cross join pinned`,
    [schemas, names, values],
  );
}

/** The last arm of the query over all kinds: puts the settings back when everything before it has been printed. */
function putBack(former: Ahead['former']): Sql {
  return sql`select null as kind, null as name, null as parent,
      pg_catalog.json_build_object('set', pg_catalog.set_config(one.name, one.value, true)) as properties
    from rows from (pg_catalog.unnest(${Object.keys(former)}::text[]),
      pg_catalog.unnest(${Object.values(former)}::text[])) as one(name, value)`;
}

/**
 * Reads every object of the given schemas. Call it inside a transaction (`snapshot`, `transaction`,
 * `rolledBack`): it empties the search path meanwhile, so that Postgres prints every name with its schema, pins
 * what decides how times and numbers are printed, and puts it all back. Objects that belong to an extension are
 * left out.
 */
export async function readCatalog(client: ReadClient, schemas: readonly string[]): Promise<Catalog> {
  const [ahead] = await client.rows<Ahead>(lookAhead(schemas));
  const serverVersion = Number(ahead?.version ?? 0);
  const present = new Set(ahead?.present);
  const asked = QUERIES.filter(
    ([, ...needs]) => needs.length === 0 || needs.some((kind) => present.has(kind)),
  );
  const queries = [...asked.map(([query]) => query(schemas, serverVersion)), putBack(ahead?.former ?? {})];
  const objects = new Map<string, CatalogObject>();
  for (const row of await client.rows<CatalogRow | Unlisted>(joinQueries(queries))) {
    if (row.kind === null) continue;
    const object = toObject(row);
    objects.set(objectKey(object), object);
  }
  return { serverVersion, objects };
}
