import { escapePattern } from '../../platform/escape-pattern';
import type { Catalog } from '../catalog/catalog';
import { objectKey } from '../catalog/catalog';
import type { CatalogObject, ObjectKind } from '../catalog/catalog-object';
import { ownName } from '../deploy/drop-statement';
import type { CompareOptions } from './compare-options';
import type { Difference } from './difference';
import { lastPart } from './last-part';
import { normalText } from './normal/normal-text';

const MAY_BE_RENAMED: ReadonlySet<ObjectKind> = new Set([
  'constraint',
  'index',
  'trigger',
  'column',
  'table',
]);

/** A column by what it holds; its place is where it would be after the renaming. */
function columnMeaning({ name, parent, properties }: CatalogObject, isLoose: boolean): string {
  // The columns of a view are what its definition says.
  if (/view$/.test(properties.of ?? '')) return name;
  const { type, position, generated, identity, of } = properties;
  return JSON.stringify(['column', parent, type, isLoose ? null : position, generated, identity, of]);
}

type Columns = ReadonlyMap<string, readonly CatalogObject[]>;

/** Columns by their table: looked up once, since a target without any of the file's tables asks for each of them. */
function columnsByTable({ objects }: Catalog): Columns {
  const found = new Map<string, CatalogObject[]>();
  for (const object of objects.values()) {
    if (object.kind !== 'column' || object.parent === null) continue;
    const list = found.get(object.parent);
    if (list) list.push(object);
    else found.set(object.parent, [object]);
  }
  return found;
}

function tableMeaning(table: CatalogObject, columns: Columns): string {
  const list = (columns.get(table.name) ?? []).map(
    (column) => `${column.properties.position} ${ownName(column)} ${column.properties.type}`,
  );
  const schema = table.name.slice(0, table.name.lastIndexOf('.'));
  return JSON.stringify(['table', schema, list.sort(), list.length === 0 ? table.name : '']);
}

/** What the object does, with its own name taken out of the text. */
function meaning(object: CatalogObject, columns: Columns, isLoose: boolean): string {
  if (object.kind === 'column') return columnMeaning(object, isLoose);
  if (object.kind === 'table') return tableMeaning(object, columns);
  const last = object.name.slice(object.name.lastIndexOf('.') + 1);
  const definition = (object.properties.definition ?? '').replace(` ${last} `, ' ');
  return JSON.stringify([object.kind, object.parent, normalText(definition)]);
}

type Groups = Map<string, Difference[]>;

interface Side {
  readonly change: 'missing' | 'extra';
  readonly catalog: Catalog;
  readonly columns: Columns;
}

function byMeaning(
  differences: readonly Difference[],
  { change, catalog, columns }: Side,
  isLoose: boolean,
): Groups {
  const found: Groups = new Map();
  for (const difference of differences) {
    const object = catalog.objects.get(objectKey(difference));
    if (difference.change !== change || !object) continue;
    const key = meaning(object, columns, isLoose);
    const group = found.get(key);
    if (group) group.push(difference);
    else found.set(key, [difference]);
  }
  return found;
}

/** Only of a kind of which something is missing and something is extra can one thing be the other. */
function mayBePaired(differences: readonly Difference[]): Difference[] {
  const kinds = (change: Difference['change']) =>
    new Set(differences.filter((one) => one.change === change).map(({ kind }) => kind));
  const [missing, extra] = [kinds('missing'), kinds('extra')];
  return differences.filter(({ kind }) => MAY_BE_RENAMED.has(kind) && missing.has(kind) && extra.has(kind));
}

/** What is missing, with the extra thing that it is: first what matches exactly, then what can be nothing else. */
function pairs(
  differences: readonly Difference[],
  expected: Catalog,
  actual: Catalog,
): Map<Difference, Difference> {
  const found = new Map<Difference, Difference>();
  const candidates = mayBePaired(differences);
  if (candidates.length === 0) return found;
  const there: Side = { change: 'extra', catalog: actual, columns: columnsByTable(actual) };
  const wanted: Side = { change: 'missing', catalog: expected, columns: columnsByTable(expected) };
  for (const isLoose of [false, true]) {
    const taken = new Set([...found.keys(), ...found.values()]);
    const left = candidates.filter((difference) => !taken.has(difference));
    const extras = byMeaning(left, there, isLoose);
    for (const [key, missing] of byMeaning(left, wanted, isLoose)) {
      const others = extras.get(key) ?? [];
      if (isLoose && (missing.length > 1 || others.length > 1)) continue;
      for (const [at, difference] of missing.entries()) {
        const other = others[at];
        if (other) found.set(difference, other);
      }
    }
  }
  return found;
}

/** True when a difference is there only because of the other name: it goes when the name is put right. */
function followsFromName({ properties, change }: Difference, renamed: readonly Difference[]): boolean {
  if (change !== 'different') return false;
  const settle = (text: string | null) => {
    let settled = text ?? '';
    for (const { properties: names } of renamed) {
      const [from = '', to = ''] = [lastPart(names[0]?.actual ?? ''), lastPart(names[0]?.expected ?? '')];
      settled = settled
        .replaceAll(new RegExp(`(?<![\\w$"])${escapePattern(from)}(?![\\w$"])`, 'g'), to)
        .replaceAll(` ${to} AS ${to}`, ` ${to}`);
    }
    return normalText(settled);
  };
  return properties.every(({ expected, actual }) => settle(actual) === normalText(expected ?? ''));
}

/**
 * A missing and an extra thing that are the same but for the name are one thing under another name: reported once,
 * as renamed. Constraints, indexes and triggers that do the same on the same table, since nothing but a statement
 * that names them would notice; columns of one type in one place and tables of the same columns, since to drop the
 * one and make the other would lose what they hold. What differs only because of that name is not told again.
 */
export function pairRenamed(
  differences: readonly Difference[],
  expected: Catalog,
  actual: Catalog,
  { isBeforeAndAfter = false }: CompareOptions = {},
): Difference[] {
  const holdsRows = ({ kind }: Difference) => kind === 'column' || kind === 'table';
  const candidates = isBeforeAndAfter ? differences.filter((one) => !holdsRows(one)) : differences;
  const paired = pairs(candidates, expected, actual);
  const taken = new Set(paired.values());
  const result = differences.map((difference): Difference => {
    const extra = paired.get(difference);
    if (!extra) return difference;
    const properties = [{ name: 'name', expected: difference.name, actual: extra.name }];
    return { ...difference, change: 'renamed', weight: holdsRows(difference) ? 'fail' : 'warn', properties };
  });
  const renamed = result.filter((one) => one.change === 'renamed' && holdsRows(one));
  return result.filter(
    (difference) => !taken.has(difference) && !(renamed.length > 0 && followsFromName(difference, renamed)),
  );
}
