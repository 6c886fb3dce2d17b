import { escapePattern } from '../../platform/escape-pattern';
import type { Catalog } from '../catalog/catalog';
import { objectKey } from '../catalog/catalog';
import type { CompareOptions } from './compare-options';
import type { Difference } from './difference';
import { lastPart } from './last-part';
import { normalText } from './normal/normal-text';
import { type Columns, columnsByParent, MAY_BE_RENAMED, ONLY_ALONE, renamedMeaning } from './renamed-meaning';
import { withoutArguments } from './without-arguments';

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
    const key = renamedMeaning(object, columns, isLoose);
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
  const there: Side = { change: 'extra', catalog: actual, columns: columnsByParent(actual) };
  const wanted: Side = { change: 'missing', catalog: expected, columns: columnsByParent(expected) };
  for (const isLoose of [false, true]) {
    const taken = new Set([...found.keys(), ...found.values()]);
    const left = candidates.filter((difference) => !taken.has(difference));
    const extras = byMeaning(left, there, isLoose);
    for (const [key, missing] of byMeaning(left, wanted, isLoose)) {
      const others = extras.get(key) ?? [];
      const isAlone = missing.length === 1 && others.length === 1;
      if (!isAlone && (isLoose || ONLY_ALONE.has(missing[0]?.kind ?? 'column'))) continue;
      for (const [at, difference] of missing.entries()) {
        const other = others[at];
        if (other) found.set(difference, other);
      }
    }
  }
  return found;
}

/** Puts the names right in a text that names what was renamed. */
function settler(renamed: readonly Difference[]): (text: string | null) => string {
  const names = renamed.map(({ properties: [name] }) => {
    const bare = (text: string | null = '') => lastPart(withoutArguments(text ?? ''));
    const [from, to] = [bare(name?.actual), bare(name?.expected)];
    return { to, pattern: new RegExp(`(?<![\\w$"])${escapePattern(from)}(?![\\w$"])`, 'g') };
  });
  return (text) => {
    let settled = text ?? '';
    for (const { to, pattern } of names)
      settled = settled.replaceAll(pattern, to).replaceAll(` ${to} AS ${to}`, ` ${to}`);
    return settled;
  };
}

/** Leaves out what is there only because of the other name: it goes when the name is put right. */
function withoutFollowing(differences: readonly Difference[], renamed: readonly Difference[]): Difference[] {
  if (renamed.length === 0) return [...differences];
  const settle = settler(renamed);
  const missing = new Set(differences.filter((one) => one.change === 'missing').map(objectKey));
  // Of a function the types of its arguments are part of the name.
  const isSame = ({ kind, name }: Difference) => missing.has(objectKey({ kind, name: settle(name) }));
  const found = new Set(
    differences
      .filter((one) => one.change === 'extra' && isSame(one))
      .map(({ kind, name }) => objectKey({ kind, name: settle(name) })),
  );
  return differences.filter((one) => {
    if (one.change === 'missing') return !found.has(objectKey(one));
    if (one.change === 'extra') return !isSame(one);
    if (one.change !== 'different') return true;
    return !one.properties.every(
      ({ expected, actual }) => normalText(settle(actual)) === normalText(expected ?? ''),
    );
  });
}

/** What statements call by its name, and what would be made again without what it holds or counts. */
const CALLED: ReadonlySet<string> = new Set([
  'column',
  'table',
  'type',
  'domain',
  'sequence',
  'function',
  'view',
  'materialized view',
]);

/** Between two moments of one database it is known what was dropped and what was made: these hold nothing. */
const HOLDS_NOTHING: ReadonlySet<string> = new Set(['constraint', 'index', 'trigger']);

/**
 * A missing and an extra thing that are the same but for the name are one thing under another name: reported once,
 * as renamed. Constraints, indexes, triggers and policies that do the same on the same table, since nothing but a statement
 * that names them would notice; columns of one type in one place and tables of the same columns, since to drop the
 * one and make the other would lose what they hold; sequences, since their number would begin anew; types, functions and
 * views, since others hang on them. What differs only because of that name is not told again.
 */
export function pairRenamed(
  differences: readonly Difference[],
  expected: Catalog,
  actual: Catalog,
  { isBeforeAndAfter = false }: CompareOptions = {},
): Difference[] {
  const isCalled = ({ kind }: Difference) => CALLED.has(kind);
  const candidates = isBeforeAndAfter
    ? differences.filter(({ kind }) => HOLDS_NOTHING.has(kind))
    : differences;
  const paired = pairs(candidates, expected, actual);
  const taken = new Set(paired.values());
  const result = differences.map((difference): Difference => {
    const extra = paired.get(difference);
    if (!extra) return difference;
    const properties = [{ name: 'name', expected: difference.name, actual: extra.name }];
    return { ...difference, change: 'renamed', weight: isCalled(difference) ? 'fail' : 'warn', properties };
  });
  const renamed = result.filter((one) => one.change === 'renamed' && isCalled(one));
  return withoutFollowing(
    result.filter((difference) => !taken.has(difference)),
    renamed,
  );
}
