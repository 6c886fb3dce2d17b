import type { Catalog } from '../catalog/catalog';
import { objectKey } from '../catalog/catalog';
import type { CatalogObject } from '../catalog/catalog-object';
import { dropStatement, ownName } from '../deploy/drop-statement';
import type { Difference, MendHazard } from './difference';
import { lastPart } from './last-part';
import { alterObject } from './mend/alter-object';
import { needsValues } from './mend/create-column';
import { createObject } from './mend/create-object';
import { createTable } from './mend/create-table';
import { isMadeAnew } from './mend/dependants';
import { kindWord, parentClause } from './mend/object-clause';
import { grantsAfterCreation, relationParts } from './mend/relation-parts';
import { withoutArguments } from './without-arguments';

const ON_TABLES: readonly string[] = ['trigger', 'policy', 'rule'];

function rename(object: CatalogObject, to: string): string {
  const target = lastPart(withoutArguments(to));
  const own = ownName(object);
  if (object.kind === 'column')
    return `alter ${parentClause(object)} rename ${object.properties.of === 'type' ? 'attribute' : 'column'} ${own} to ${target}`;
  if (ON_TABLES.includes(object.kind))
    return `alter ${object.kind} ${own} on ${object.parent} rename to ${target}`;
  if (object.kind === 'constraint')
    return `alter ${parentClause(object)} rename constraint ${own} to ${target}`;
  return `alter ${kindWord(object)} ${object.name} rename to ${target}`;
}

const HOLDS_PARTS: readonly string[] = ['view', 'materialized view'];

function create(wanted: CatalogObject, expected: Catalog): string[] | null {
  const made = wanted.kind === 'table' ? createTable(wanted, expected) : createObject(wanted, expected);
  if (!made) return null;
  if (HOLDS_PARTS.includes(wanted.kind)) return [...made, ...relationParts(wanted, expected)];
  return [...made, ...grantsAfterCreation(wanted, expected)];
}

/** Whatever replaces the object comes first: it takes comment, switches and marks along. */
const FIRST: readonly string[] = ['definition', 'generated', 'virtual', 'default'];

function inOrder(properties: Difference['properties']): Difference['properties'] {
  const rank = (name: string) => (FIRST.includes(name) ? FIRST.indexOf(name) : FIRST.length);
  return [...properties].sort((a, b) => rank(a.name) - rank(b.name));
}

const isOfView = (object: CatalogObject | undefined) =>
  object?.kind === 'column' && /view$/.test(object.properties.of ?? '');

function statements(difference: Difference, expected: Catalog, actual: Catalog): string[] | null {
  const wanted =
    expected.objects.get(objectKey(difference)) ??
    (difference.kind === 'default privileges' ? actual.objects.get(objectKey(difference)) : undefined);
  const [property] = difference.properties;
  if (difference.change === 'extra') {
    const found = actual.objects.get(objectKey(difference));
    // With its parent's, or with the definition that it is a column of.
    const isPart = found?.properties.inherited ?? found?.properties.attachedTo ?? isOfView(found);
    const drop = found && !isPart ? dropStatement(found) : null;
    return drop ? [drop] : null;
  }
  if (!wanted) return null;
  const isOfParent = Boolean(wanted.properties.inherited ?? wanted.properties.attachedTo);
  if (isOfParent && (difference.change !== 'different' || wanted.kind === 'constraint')) return null;
  if (difference.change === 'renamed') {
    const found = actual.objects.get(objectKey({ kind: wanted.kind, name: property?.actual ?? '' }));
    const renamed = found ? rename(found, wanted.name) : null;
    return renamed ? [renamed] : null;
  }
  if (difference.change === 'missing') {
    const isMade = wanted.parent !== null && isMadeAnew(wanted.parent, { expected, actual });
    return isMade ? null : create(wanted, expected);
  }
  if (isOfParent && wanted.kind === 'index' && difference.properties.some(({ name }) => name !== 'comment'))
    return null;
  const each = inOrder(difference.properties).map((one) => alterObject(wanted, one, { expected, actual }));
  if (each.some((one) => one === null)) return null;
  return [...new Set(each.flatMap((one) => one ?? []))];
}

/** The statements of `mendSql`, each on its own; null where there is none. */
export function mendStatements(
  difference: Difference,
  expected: Catalog,
  actual: Catalog,
): readonly string[] | null {
  const found = statements(difference, expected, actual);
  return found && found.length > 0 ? found : null;
}

/** What the mend does to what the tables hold, or null when it leaves every row and value as it is. */
export function mendHazard(difference: Difference, expected: Catalog): MendHazard | null {
  const { change, kind, properties } = difference;
  if (change === 'extra') return kind === 'table' || kind === 'column' ? 'loses-rows' : null;
  const wanted = expected.objects.get(objectKey(difference));
  if (change === 'missing') return wanted?.kind === 'column' && needsValues(wanted) ? 'needs-values' : null;
  const isRewritten = properties.some(
    ({ name, expected: formula }) =>
      name === 'type' || name === 'virtual' || (name === 'generated' && formula !== null),
  );
  return change === 'different' && kind === 'column' && isRewritten ? 'changes-values' : null;
}

/** What has to be said beside the SQL, as an SQL comment: the step that no statement can do. */
function advice(difference: Difference, expected: Catalog): string {
  const wanted = expected.objects.get(objectKey(difference));
  if (!wanted || mendHazard(difference, expected) !== 'needs-values') return '';
  const own = ownName(wanted);
  return `\n-- Fill ${own} for the rows that are there, then: alter ${parentClause(wanted)} alter column ${own} set not null;`;
}

/**
 * SQL that would turn the difference into what was expected: for reading and copying, never run by itself. Null
 * where a person has to decide (another column order, a shrunken enum, a changed parent) and where mending the
 * parent mends it too (partitions, inherited columns). `mendHazard` tells what it does to rows.
 */
export function mendSql(difference: Difference, expected: Catalog, actual: Catalog): string | null {
  const found = mendStatements(difference, expected, actual);
  if (!found) return null;
  return found.map((statement) => `${statement};`).join('\n') + advice(difference, expected);
}
