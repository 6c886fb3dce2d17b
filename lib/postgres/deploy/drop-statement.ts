import type { CatalogObject } from '../catalog/catalog-object';

/** The object's own name without its parent's: `public.users.email` → `email`. */
export function ownName(object: Pick<CatalogObject, 'kind' | 'name' | 'parent'>): string {
  return object.parent === null || object.kind === 'user mapping'
    ? object.name
    : object.name.slice(object.parent.length + 1);
}

/** DROP, ALTER and COMMENT say `(*)` of an aggregate without arguments; GRANT says `()`, as Postgres prints it. */
export function aggregateName(name: string): string {
  return name.replace(/\(\)$/, '(*)');
}

function tableKind(object: CatalogObject): string {
  return object.properties.of === 'foreign table' ? 'foreign table' : 'table';
}

/**
 * The statement that drops one object and nothing else (RESTRICT), or null for what is not dropped but revoked.
 * Names in a catalog object were quoted by Postgres itself.
 */
export function dropStatement(object: CatalogObject): string | null {
  const { kind, name, parent, properties } = object;
  const own = ownName(object);
  switch (kind) {
    case 'default privileges':
      return null;
    case 'column':
      return `alter ${properties.of === 'type' ? `type ${parent} drop attribute` : `${tableKind(object)} ${parent} drop column`} ${own} restrict`;
    case 'constraint':
      return `alter ${properties.of === 'domain' ? 'domain' : tableKind(object)} ${parent} drop constraint ${own} restrict`;
    case 'trigger':
      return `drop trigger ${own} on ${parent} restrict`;
    case 'rule':
      return `drop rule ${own} on ${parent} restrict`;
    case 'policy':
      return `drop policy ${own} on ${parent}`;
    case 'function':
      return `drop ${properties.class === 'procedure' ? 'procedure' : 'function'} ${name} restrict`;
    case 'aggregate':
      return `drop aggregate ${aggregateName(name)} restrict`;
    case 'user mapping':
      return `drop user mapping ${name}`;
    case 'security label':
      return null;
    case 'cast':
      return `drop cast ${name} restrict`;
    case 'text search':
      return `drop text search ${name} restrict`;
    default:
      return `drop ${kind} ${name} restrict`;
  }
}
