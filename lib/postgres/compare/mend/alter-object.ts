import type { Catalog } from '../../catalog/catalog';
import type { CatalogObject } from '../../catalog/catalog-object';
import { aggregateName, dropStatement, ownName } from '../../deploy/drop-statement';
import type { PropertyDifference } from '../difference';
import { inPlaceOf } from '../same-signature';
import { alterColumn } from './alter-column';
import { alterFamily } from './alter-family';
import { alterMappings } from './alter-mappings';
import { alterTable, alterView, setOptions } from './alter-relation';
import { createObject } from './create-object';
import { sequenceParameters } from './create-type';
import { withReadersOf, withViewsOver } from './dependants';
import { isReplaceable } from './is-replaceable';
import { mendPrivileges } from './mend-privileges';
import { alterPublication } from './mend-publication';
import { commentClause, indexOfConstraint, kindWord, parentClause, quoteText } from './object-clause';
import { grantsAfterCreation } from './relation-parts';

const RELATIONS: readonly string[] = ['table', 'view', 'materialized view', 'foreign table'];

interface Catalogs {
  readonly expected: Catalog;
  readonly actual: Catalog;
}

function replace(object: CatalogObject, catalogs: Catalogs): string[] | null {
  const { expected, actual } = catalogs;
  const made = createObject(object, expected);
  if (!made) return null;
  const found = inPlaceOf(object, actual) ?? object;
  if (object.kind === 'function' && isReplaceable(object, found)) return made;
  const drop = dropStatement(found);
  if (!drop) return null;
  const again = [drop, ...made, ...grantsAfterCreation(object, expected)];
  if (object.kind !== 'function') return again;
  return withViewsOver(object.name.slice(0, object.name.indexOf('(')), again, catalogs);
}

/** Where as many labels stand in the same order, another word in one place is a new name: rows keep their value. */
function renameLabels({ name }: CatalogObject, wanted: readonly string[], found: readonly string[]) {
  const pairs = found.flatMap((label, at): [string, string][] =>
    wanted[at] === undefined || wanted[at] === label ? [] : [[label, wanted[at]]],
  );
  const isRenamed =
    wanted.length === found.length &&
    pairs.every(([was, is]) => !wanted.includes(was) && !found.includes(is));
  return isRenamed ? pairs.map(([was, is]) => `alter type ${name} rename value ${was} to ${is}`) : null;
}

/** New labels of an enum that only has to grow; one that lost or moved labels would have to be rebuilt. */
function alterEnum(type: CatalogObject, expected: string | null, actual: string | null): string[] | null {
  const list = (text: string | null): string[] => (text ?? '').match(/'(?:[^']|'')*'/g) ?? [];
  const [wanted, found] = [list(expected), list(actual)];
  const renamed = renameLabels(type, wanted, found);
  if (renamed) return renamed;
  if (found.some((label) => !wanted.includes(label))) return null;
  return wanted.flatMap((label, index) => {
    if (found.includes(label)) return [];
    const before = wanted[index - 1];
    const after = wanted.slice(index + 1).find((next) => found.includes(next));
    const place = before ? ` after ${before}` : after ? ` before ${after}` : '';
    return [`alter type ${type.name} add value ${label}${place}`];
  });
}

function alterSequence(sequence: CatalogObject, { name, expected }: PropertyDifference): string[] | null {
  if (name === 'internal') return null;
  if (name === 'ownedBy') return [`alter sequence ${sequence.name} owned by ${expected ?? 'none'}`];
  if (name === 'persistence')
    return [`alter sequence ${sequence.name} set ${expected === 'unlogged' ? 'unlogged' : 'logged'}`];
  return [`alter sequence ${sequence.name} ${sequenceParameters(sequence)}`];
}

function alterDomain(
  { name: domain }: CatalogObject,
  { name, expected }: PropertyDifference,
): string[] | null {
  if (name === 'default')
    return [`alter domain ${domain} ${expected ? `set default ${expected}` : 'drop default'}`];
  return name === 'notNull' ? [`alter domain ${domain} ${expected ? 'set' : 'drop'} not null`] : null;
}

function clusterMark(object: CatalogObject, expected: string | null): string[] {
  const own =
    object.kind === 'constraint' ? ownName(object) : object.name.slice(object.name.indexOf('.') + 1);
  const alter = `alter table ${object.parent}`;
  return [expected ? `${alter} cluster on ${own}` : `${alter} set without cluster`];
}

/** `2=500, 3=10`: of what is no column and so has a number. */
function indexStatistics(index: string, expected: string | null, actual: string | null): string[] {
  const targets = (text: string | null) =>
    new Map((text ?? '').split(', ').map((one) => one.split('=') as [string, string | undefined]));
  const [wanted, found] = [targets(expected), targets(actual)];
  return [...new Set([...wanted.keys(), ...found.keys()])]
    .filter((at) => at !== '' && wanted.get(at) !== found.get(at))
    .map((at) => `alter index ${index} alter column ${at} set statistics ${wanted.get(at) ?? '-1'}`);
}

function alterIndexOrKey(
  object: CatalogObject,
  difference: PropertyDifference,
  catalogs: Catalogs,
): string[] | null {
  const { name, expected, actual } = difference;
  const index = object.kind === 'index' ? object.name : indexOfConstraint(object);
  switch (name) {
    case 'definition':
      return replace(object, catalogs);
    case 'valid':
    case 'indexValid':
      return expected ? null : [`reindex index ${index}`];
    case 'validated':
      return expected
        ? replace(object, catalogs)
        : [`alter ${parentClause(object)} validate constraint ${ownName(object)}`];
    case 'clustered':
      return clusterMark(object, expected);
    case 'enforcement':
      return object.properties.class === 'foreign key' ? replace(object, catalogs) : null;
    case 'statistics':
      return indexStatistics(index, expected, actual);
    case 'indexOptions':
      return setOptions(`index ${index}`, expected, actual);
    case 'indexComment':
      return [`comment on index ${index} is ${quoteText(expected)}`];
    default:
      return null;
  }
}

function switchTrigger(
  object: CatalogObject,
  { name, expected, actual }: PropertyDifference,
): string[] | null {
  const { kind, parent } = object;
  const own = ownName(object);
  const word = (state: string | null) =>
    !state || state === 'enabled' ? 'enable' : state === 'disabled' ? 'disable' : `enable ${state}`;
  if (name === 'enabled') {
    if (kind === 'event trigger') return [`alter event trigger ${object.name} ${word(expected)}`];
    return [`alter table ${parent} ${word(expected)} ${kind} ${own}`];
  }
  const states = (text: string | null) =>
    new Map(
      (text ?? '')
        .split(', ')
        .map((one) => [one.slice(0, one.lastIndexOf(' ')), one.slice(one.lastIndexOf(' ') + 1)]),
    );
  const [wanted, found] = [states(expected), states(actual)];
  return [...new Set([...wanted.keys(), ...found.keys()])]
    .filter((table) => table !== '' && wanted.get(table) !== found.get(table))
    .map(
      (table) =>
        `alter table ${table} ${word(wanted.get(table) ?? object.properties.enabled ?? null)} trigger ${own}`,
    );
}

/** Postgres rewrites no column that something reads. */
const REWRITE: ReadonlySet<string> = new Set(['type', 'collation', 'generated', 'virtual']);

function changeColumn(
  column: CatalogObject,
  difference: PropertyDifference,
  catalogs: Catalogs,
): string[] | null {
  const statements = alterColumn(column, difference, catalogs.actual.serverVersion);
  const isRewritten = REWRITE.has(difference.name) && !column.properties.of && Boolean(difference.expected);
  return statements && isRewritten ? withReadersOf(column, statements, catalogs) : statements;
}

function special(object: CatalogObject, difference: PropertyDifference, catalogs: Catalogs): string[] | null {
  const { name: property, expected, actual } = difference;
  if (property === 'inherited' || property === 'local' || property === 'tablespace') return null;
  switch (object.kind) {
    case 'column':
      return changeColumn(object, difference, catalogs);
    case 'table':
    case 'foreign table':
      return alterTable(object, difference);
    case 'view':
    case 'materialized view':
      return alterView(object, difference, catalogs);
    case 'type':
      return property === 'labels' ? alterEnum(object, expected, actual) : null;
    case 'sequence':
      return alterSequence(object, difference);
    case 'domain':
      return alterDomain(object, difference);
    case 'index':
    case 'constraint':
      return alterIndexOrKey(object, difference, catalogs);
    case 'operator class':
    case 'operator family':
      return alterFamily(object, difference);
    case 'publication':
      return alterPublication(object, difference);
    case 'extension':
      return property === 'version' ? [`alter extension ${object.name} update`] : null;
    case 'text search':
      return property === 'mappings' ? alterMappings(object, difference) : replace(object, catalogs);
    case 'statistics':
      if (property === 'target')
        return [`alter statistics ${object.name} set statistics ${expected ?? '-1'}`];
      return replace(object, catalogs);
    default:
      if (property === 'enabled' || property === 'onPartitions') return switchTrigger(object, difference);
      return replace(object, catalogs);
  }
}

function dependOnExtension(object: CatalogObject, { expected, actual }: PropertyDifference): string[] {
  const on =
    object.kind === 'trigger'
      ? `trigger ${ownName(object)} on ${object.parent}`
      : object.kind === 'aggregate'
        ? `aggregate ${aggregateName(object.name)}`
        : `${kindWord(object)} ${object.name}`;
  const list = (text: string | null) => (text ? text.split(', ') : []);
  const [wanted, found] = [list(expected), list(actual)];
  return [
    ...found
      .filter((one) => !wanted.includes(one))
      .map((one) => `alter ${on} no depends on extension ${one}`),
    ...wanted.filter((one) => !found.includes(one)).map((one) => `alter ${on} depends on extension ${one}`),
  ];
}

/**
 * Statements that turn one property of an object that is there into what was expected, from the expected
 * object. Null where nothing short of rebuilding it by hand would do.
 */
export function alterObject(
  object: CatalogObject,
  difference: PropertyDifference,
  catalogs: Catalogs,
): string[] | null {
  const { name, expected, actual } = difference;
  if (name === 'comment') return [`comment on ${commentClause(object)} is ${quoteText(expected)}`];
  if (name === 'privileges') return mendPrivileges(object, expected, actual);
  if (name === 'extensionDependency') return dependOnExtension(object, difference);
  if (name === 'owner') {
    const role = expected === '@self' || expected === null ? 'current_user' : `"${expected}"`;
    const word = RELATIONS.includes(object.kind) ? object.kind : kindWord(object);
    const own = object.kind === 'aggregate' ? aggregateName(object.name) : object.name;
    return [`alter ${word} ${own} owner to ${role}`];
  }
  return special(object, difference, catalogs);
}
