import type { Catalog } from '../catalog/catalog';
import type { CatalogObject, ObjectKind } from '../catalog/catalog-object';
import { ownName } from '../deploy/drop-statement';
import { normalText } from './normal/normal-text';
import { withoutArguments } from './without-arguments';

/** Kinds of which one may stand for another, whatever is said or granted of it. */
export const MAY_BE_RENAMED: ReadonlySet<ObjectKind> = new Set([
  'constraint',
  'index',
  'trigger',
  'column',
  'table',
  'type',
  'domain',
  'sequence',
  'function',
  'view',
  'materialized view',
  'rule',
  'policy',
  'statistics',
]);

/** Of the others there may be many that do the same; of these one is the other only where there is no third. */
export const ONLY_ALONE: ReadonlySet<ObjectKind> = new Set([
  'type',
  'domain',
  'sequence',
  'function',
  'view',
  'materialized view',
  'policy',
]);

/** What is no part of what an object does. */
const BESIDE: ReadonlySet<string> = new Set([
  'comment',
  'owner',
  'privileges',
  'extensionDependency',
  'multirange',
]);

export type Columns = ReadonlyMap<string, readonly CatalogObject[]>;

/** Columns by their parent: looked up once, since a target without any of the file's tables asks for each of them. */
export function columnsByParent({ objects }: Catalog): Columns {
  const found = new Map<string, CatalogObject[]>();
  for (const object of objects.values()) {
    if (object.kind !== 'column' || object.parent === null) continue;
    const list = found.get(object.parent);
    if (list) list.push(object);
    else found.set(object.parent, [object]);
  }
  return found;
}

/** A column by what it holds; its place is where it would be after the renaming. */
function columnMeaning({ name, parent, properties }: CatalogObject, isLoose: boolean): string {
  // The columns of a view are what its definition says.
  if (/view$/.test(properties.of ?? '')) return name;
  const { type, position, generated, identity, of } = properties;
  return JSON.stringify(['column', parent, type, isLoose ? null : position, generated, identity, of]);
}

const schemaOf = (name: string) => /^(?:"(?:[^"]|"")+"|[^."]+)\./.exec(name)?.[0] ?? '';

function withColumns(object: CatalogObject, columns: Columns): string {
  const list = (columns.get(object.name) ?? []).map(
    (column) => `${column.properties.position} ${ownName(column)} ${column.properties.type}`,
  );
  const isEmpty = object.kind === 'table' && list.length === 0;
  return JSON.stringify([object.kind, schemaOf(object.name), list.sort(), isEmpty ? object.name : '']);
}

/** A routine by its arguments and all it says after its own name. */
function routineMeaning({ kind, name, properties }: CatalogObject): string {
  const definition = properties.definition ?? '';
  const at = definition.indexOf('(');
  return JSON.stringify([
    kind,
    schemaOf(name),
    name.slice(withoutArguments(name).length),
    definition.slice(0, definition.lastIndexOf(' ', at)),
    definition.slice(at),
  ]);
}

function ownMeaning({ kind, name, properties }: CatalogObject): string {
  const said = Object.entries(properties).filter(
    ([property, value]) => value !== null && !BESIDE.has(property),
  );
  return JSON.stringify([kind, schemaOf(name), said.sort()]);
}

/** What the object does, with its own name taken out of the text: two of one meaning are one thing. */
export function renamedMeaning(object: CatalogObject, columns: Columns, isLoose: boolean): string {
  const { kind, name, parent, properties } = object;
  switch (kind) {
    case 'column':
      return columnMeaning(object, isLoose);
    case 'table':
      return withColumns(object, columns);
    case 'type':
      return `${ownMeaning(object)} ${withColumns(object, columns)}`;
    case 'function':
      return routineMeaning(object);
    case 'domain':
    case 'sequence':
    case 'view':
    case 'materialized view':
      return ownMeaning(object);
    case 'policy':
      return `${parent} ${ownMeaning({ ...object, name: '' })}`;
    default: {
      const last = name.slice(name.lastIndexOf('.') + 1);
      const definition = (properties.definition ?? '').replace(` ${name} `, ' ').replace(` ${last} `, ' ');
      return JSON.stringify([kind, parent, normalText(definition)]);
    }
  }
}
