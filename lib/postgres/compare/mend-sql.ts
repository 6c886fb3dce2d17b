import type { Catalog } from '../catalog/catalog';
import { objectKey } from '../catalog/catalog';
import type { CatalogObject } from '../catalog/catalog-object';
import { dropStatement, ownName } from '../deploy/drop-statement';
import type { Difference } from './difference';
import { alterObject } from './mend/alter-object';
import { createObject } from './mend/create-object';
import { createTable } from './mend/create-table';
import { creationPrivileges } from './mend/creation-privileges';
import { mendPrivileges } from './mend/mend-privileges';

function rename(object: CatalogObject, to: string): string | null {
  const target = to.slice(to.lastIndexOf('.') + 1);
  if (object.kind === 'index') return `alter index ${object.name} rename to ${target}`;
  if (object.kind === 'trigger')
    return `alter trigger ${ownName(object)} on ${object.parent} rename to ${target}`;
  if (object.kind !== 'constraint') return null;
  return `alter table ${object.parent} rename constraint ${ownName(object)} to ${target}`;
}

function create(wanted: CatalogObject, expected: Catalog): string[] | null {
  const made = wanted.kind === 'table' ? createTable(wanted, expected) : createObject(wanted, expected);
  const then = creationPrivileges(wanted, expected);
  if (!made || then === undefined) return made;
  return [...made, ...(mendPrivileges(wanted, wanted.properties.privileges ?? null, then) ?? [])];
}

function statements(difference: Difference, expected: Catalog, actual: Catalog): string[] | null {
  const wanted =
    expected.objects.get(objectKey(difference)) ??
    (difference.kind === 'default privileges' ? actual.objects.get(objectKey(difference)) : undefined);
  const [property] = difference.properties;
  if (difference.change === 'extra') {
    const found = actual.objects.get(objectKey(difference));
    const drop = found ? dropStatement(found) : null;
    return drop ? [drop] : null;
  }
  if (!wanted || wanted.properties.inherited || wanted.properties.attachedTo) return null;
  if (difference.change === 'renamed') {
    const found = actual.objects.get(objectKey({ kind: wanted.kind, name: property?.actual ?? '' }));
    const renamed = found ? rename(found, wanted.name) : null;
    return renamed ? [renamed] : null;
  }
  if (difference.change === 'missing') return create(wanted, expected);
  // Whatever replaces the object comes first: it takes the comment along.
  const order = [...difference.properties].sort(
    (a, b) => Number(a.name === 'comment') - Number(b.name === 'comment'),
  );
  const each = order.map((one) => alterObject(wanted, one, expected));
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

/**
 * SQL that would turn the difference into what was expected: for reading and copying, never run by itself. Null
 * where a person has to decide (another column order, a shrunken enum, a changed parent) and where mending the
 * parent mends it too (partitions, inherited columns).
 */
export function mendSql(difference: Difference, expected: Catalog, actual: Catalog): string | null {
  const found = mendStatements(difference, expected, actual);
  return found ? found.map((statement) => `${statement};`).join('\n') : null;
}
