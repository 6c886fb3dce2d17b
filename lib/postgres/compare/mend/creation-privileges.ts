import type { Catalog } from '../../catalog/catalog';
import type { CatalogObject, ObjectKind } from '../../catalog/catalog-object';

const CLASS: Partial<Record<ObjectKind, string>> = {
  table: 'tables',
  'foreign table': 'tables',
  view: 'tables',
  'materialized view': 'tables',
  sequence: 'sequences',
  function: 'functions',
  aggregate: 'functions',
  type: 'types',
  domain: 'types',
};

/** What Postgres grants on new objects of a class to everybody, by the name of the default privileges entry. */
export function builtInDefaults(name: string): string | null {
  if (/^\S+ on functions$/.test(name)) return 'PUBLIC:EXECUTE';
  return /^\S+ on types$/.test(name) ? 'PUBLIC:USAGE' : null;
}

/**
 * What an object has right after it is made: Postgres' own grants, or what the role grants in their place, and the
 * default privileges of its schema. Undefined for kinds that have no privileges.
 */
export function creationPrivileges(object: CatalogObject, catalog: Catalog): string | undefined {
  const word = CLASS[object.kind];
  if (!word) return undefined;
  const schema = /^(?:"(?:[^"]|"")+"|[^.]+)/.exec(object.name)?.[0] ?? '';
  const entry = (name: string) => catalog.objects.get(`default privileges ${name}`);
  const everywhere = `@self on ${word}`;
  const own = entry(everywhere);
  const base = own ? own.properties.privileges : builtInDefaults(everywhere);
  const here = entry(`@self in ${schema} on ${word}`)?.properties.privileges;
  return [base, here].filter(Boolean).join(' ');
}
