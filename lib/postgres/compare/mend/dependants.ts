import { escapePattern } from '../../../platform/escape-pattern';
import { type Catalog, objectKey } from '../../catalog/catalog';
import type { CatalogObject } from '../../catalog/catalog-object';
import { dropStatement, ownName } from '../../deploy/drop-statement';
import { createObject } from './create-object';
import { relationParts } from './relation-parts';

interface Catalogs {
  readonly expected: Catalog;
  readonly actual: Catalog;
}

/** Whether a text that Postgres wrote names it: definitions say every name with its schema. */
export function mentions(text: string | null | undefined, name: string): boolean {
  if (!text?.includes(name)) return false;
  return new RegExp(`(?<![\\w$".])${escapePattern(name)}(?![\\w$"])`).test(text);
}

const isView = ({ kind }: CatalogObject) => kind === 'view' || kind === 'materialized view';

/** The views that are made of one of these, and those that are made of them, each after what it is made of. */
function viewsOver(names: readonly string[], catalog: Catalog, also: RegExp | null = null): CatalogObject[] {
  const all = [...catalog.objects.values()].filter(isView);
  const found: CatalogObject[] = [];
  let last = [...names];
  while (last.length > 0) {
    const next = all.filter(
      (view) =>
        !names.includes(view.name) &&
        last.some((name) => mentions(view.properties.definition, name)) &&
        (found.length > 0 || !also || also.test(view.properties.definition ?? '')),
    );
    for (const view of next) {
      const at = found.indexOf(view);
      if (at >= 0) found.splice(at, 1);
      found.push(view);
    }
    last = found.length > all.length ? [] : next.map(({ name }) => name);
  }
  return found;
}

/** What a view shows, column by column: one that shows the same is replaced in its place. */
export function shapeOf(view: CatalogObject, catalog: Catalog): string {
  return [...catalog.objects.values()]
    .filter(({ kind, parent }) => kind === 'column' && parent === view.name)
    .sort((a, b) => Number(a.properties.position) - Number(b.properties.position))
    .map(({ name, properties }) => `${name} ${properties.type}`)
    .join(', ');
}

/** Whether the mend of a view, or of one that it is made of, makes it anew with everything that hangs on it. */
export function isMadeAnew(name: string, { expected, actual }: Catalogs): boolean {
  const replaced = [...actual.objects.values()].filter((view) => {
    const wanted = isView(view) ? expected.objects.get(objectKey(view)) : undefined;
    if (!wanted || wanted.properties.definition === view.properties.definition) return false;
    return view.kind !== 'view' || shapeOf(view, actual) !== shapeOf(wanted, expected);
  });
  return replaced.some(
    (view) => view.name === name || viewsOver([view.name], actual).some((one) => one.name === name),
  );
}

function madeAgain(object: CatalogObject, expected: Catalog): string[] {
  const made = createObject(object, expected) ?? [];
  return isView(object) ? [...made, ...relationParts(object, expected)] : made;
}

/** Put around statements: what stands in their way goes before them and comes back, as it should be, after them. */
function around(
  statements: readonly string[],
  inTheWay: readonly CatalogObject[],
  expected: Catalog,
): string[] {
  // What nobody expected is taken away by its own mend.
  const wanted = inTheWay.flatMap((object) => expected.objects.get(objectKey(object)) ?? []);
  return [
    ...[...wanted].reverse().flatMap((object) => dropStatement(object) ?? []),
    ...statements,
    ...wanted.flatMap((object) => madeAgain(object, expected)),
  ];
}

/** For a view or a function that has to be dropped and made anew: with the views over it. */
export function withViewsOver(
  name: string,
  statements: readonly string[],
  { expected, actual }: Catalogs,
): string[] {
  return around(statements, viewsOver([name], actual), expected);
}

const OF_ROWS: ReadonlySet<string> = new Set(['trigger', 'policy', 'rule']);

/** For a column whose type changes: with the views, triggers, policies, rules and generated columns that read it. */
export function withReadersOf(
  column: CatalogObject,
  statements: readonly string[],
  { expected, actual }: Catalogs,
): string[] {
  const own = new RegExp(`(?<![\\w$"])${escapePattern(ownName(column))}(?![\\w$"])`);
  const readers = [...actual.objects.values()].filter(({ kind, name, parent, properties }) => {
    if (parent !== column.parent || name === column.name || properties.inherited || properties.attachedTo)
      return false;
    if (kind === 'column') return own.test(properties.generated ?? '');
    if (!OF_ROWS.has(kind)) return false;
    return own.test(`${properties.definition ?? ''} ${properties.using ?? ''} ${properties.check ?? ''}`);
  });
  return around(statements, [...readers, ...viewsOver([column.parent ?? ''], actual, own)], expected);
}
