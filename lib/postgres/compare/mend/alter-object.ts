import type { Catalog } from '../../catalog/catalog';
import type { CatalogObject } from '../../catalog/catalog-object';
import { dropStatement, ownName } from '../../deploy/drop-statement';
import type { PropertyDifference } from '../difference';
import { alterColumn } from './alter-column';
import { createObject } from './create-object';
import { sequenceParameters } from './create-type';
import { mendPrivileges } from './mend-privileges';
import { commentClause, kindWord, parentClause, quoteText } from './object-clause';

const RELATIONS: readonly string[] = ['table', 'view', 'materialized view', 'foreign table'];

function setOptions(object: CatalogObject, expected: string | null, actual: string | null): string[] {
  const names = (text: string | null) =>
    (text ?? '').split(', ').flatMap((option) => (option ? [option.split('=')[0] ?? ''] : []));
  const gone = names(actual).filter((option) => !names(expected).includes(option));
  const alter = `alter ${object.kind} ${object.name}`;
  return [
    ...(gone.length > 0 ? [`${alter} reset (${gone.join(', ')})`] : []),
    ...(expected ? [`${alter} set (${expected})`] : []),
  ];
}

function replace(object: CatalogObject, catalog: Catalog): string[] | null {
  const made = createObject(object, catalog);
  if (!made) return null;
  if (object.kind === 'function') return made;
  const drop = dropStatement(object);
  return drop ? [drop, ...made] : null;
}

function alterTable(table: CatalogObject, { name, expected, actual }: PropertyDifference): string[] | null {
  const alter = `alter ${table.kind} ${table.name}`;
  switch (name) {
    case 'rowSecurity':
      return [`${alter} ${expected ? 'enable' : 'disable'} row level security`];
    case 'forcedRowSecurity':
      return [`${alter} ${expected ? '' : 'no '}force row level security`];
    case 'persistence':
      return [`${alter} set ${expected === 'unlogged' ? 'unlogged' : 'logged'}`];
    case 'replicaIdentity':
      return expected === 'index' ? null : [`${alter} replica identity ${expected ?? 'default'}`];
    case 'options':
      return setOptions(table, expected, actual);
    default:
      return null;
  }
}

/** New labels of an enum that only has to grow; one that lost or moved labels would have to be rebuilt. */
function growEnum(type: CatalogObject, expected: string | null, actual: string | null): string[] | null {
  const list = (text: string | null): string[] => (text ?? '').match(/'(?:[^']|'')*'/g) ?? [];
  const [wanted, found] = [list(expected), list(actual)];
  if (found.some((label) => !wanted.includes(label))) return null;
  return wanted.flatMap((label, index) => {
    if (found.includes(label)) return [];
    const before = wanted[index - 1];
    const after = wanted.slice(index + 1).find((next) => found.includes(next));
    const place = before ? ` after ${before}` : after ? ` before ${after}` : '';
    return [`alter type ${type.name} add value ${label}${place}`];
  });
}

function special(object: CatalogObject, difference: PropertyDifference, catalog: Catalog): string[] | null {
  const { kind, name, parent } = object;
  const { name: property, expected, actual } = difference;
  if (kind === 'column') return alterColumn(object, difference);
  if (kind === 'table' || kind === 'foreign table') return alterTable(object, difference);
  if (kind === 'type') return property === 'labels' ? growEnum(object, expected, actual) : null;
  if (kind === 'sequence')
    return property === 'ownedBy'
      ? [`alter sequence ${name} owned by ${expected ?? 'none'}`]
      : [`alter sequence ${name} ${sequenceParameters(object)}`];
  if (kind === 'domain') {
    if (property === 'default')
      return [`alter domain ${name} ${expected ? `set default ${expected}` : 'drop default'}`];
    if (property === 'notNull') return [`alter domain ${name} ${expected ? 'set' : 'drop'} not null`];
    return null;
  }
  if (property === 'validated' && !expected)
    return [`alter ${parentClause(object)} validate constraint ${ownName(object)}`];
  if (property === 'valid' && !expected) return [`reindex index ${name}`];
  if (property === 'enabled') {
    const word = !expected ? 'enable' : expected === 'disabled' ? 'disable' : `enable ${expected}`;
    return [`alter table ${parent} ${word} ${kind} ${ownName(object)}`];
  }
  if (kind === 'view' && property === 'options') return setOptions(object, expected, actual);
  if (kind === 'extension' && property === 'version') return [`alter extension ${name} update`];
  if (kind === 'index' && (property === 'clustered' || property === 'replicaIdentity')) return null;
  return replace(object, catalog);
}

/**
 * Statements that turn one property of an object that is there into what was expected, from the expected
 * object. Null where nothing short of rebuilding it by hand would do.
 */
export function alterObject(
  object: CatalogObject,
  difference: PropertyDifference,
  catalog: Catalog,
): string[] | null {
  const { name, expected, actual } = difference;
  if (name === 'comment') return [`comment on ${commentClause(object)} is ${quoteText(expected)}`];
  if (name === 'privileges') return mendPrivileges(object, expected, actual);
  if (name === 'owner') {
    const role = expected === '@self' || expected === null ? 'current_user' : `"${expected}"`;
    const word = RELATIONS.includes(object.kind) ? object.kind : kindWord(object);
    return [`alter ${word} ${object.name} owner to ${role}`];
  }
  return special(object, difference, catalog);
}
