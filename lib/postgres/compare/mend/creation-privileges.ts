import type { Catalog } from '../../catalog/catalog';
import type { CatalogObject, ObjectKind } from '../../catalog/catalog-object';

const CLASS: Partial<Record<ObjectKind, { readonly word: string; readonly builtIn: string }>> = {
  table: { word: 'tables', builtIn: '' },
  'foreign table': { word: 'tables', builtIn: '' },
  view: { word: 'tables', builtIn: '' },
  'materialized view': { word: 'tables', builtIn: '' },
  sequence: { word: 'sequences', builtIn: '' },
  function: { word: 'functions', builtIn: 'PUBLIC:EXECUTE ' },
  aggregate: { word: 'functions', builtIn: 'PUBLIC:EXECUTE ' },
  type: { word: 'types', builtIn: 'PUBLIC:USAGE ' },
  domain: { word: 'types', builtIn: 'PUBLIC:USAGE ' },
};

/**
 * What an object has right after it is made: Postgres' own grants and the default privileges of its schema.
 * Undefined for kinds that have no privileges.
 */
export function creationPrivileges(object: CatalogObject, catalog: Catalog): string | undefined {
  const found = CLASS[object.kind];
  if (!found) return undefined;
  const schema = /^(?:"(?:[^"]|"")+"|[^.]+)/.exec(object.name)?.[0] ?? '';
  const defaults = catalog.objects.get(`default privileges @self in ${schema} on ${found.word}`);
  return `${found.builtIn}${defaults?.properties.privileges ?? ''}`.trim();
}
