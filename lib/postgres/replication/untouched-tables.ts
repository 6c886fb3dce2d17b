import { tableLabel } from '../copy/copy-table';
import type { VerifiedTable } from '../copy/verify-rows';
import { literal } from '../sql';
import type { FollowedTable } from './followed-table';
import { marksOf, marksQuery } from './table-marks';
import { type ComparedTable, untouchedOf, untouchedQuery } from './touched-journal';

/** A table that was not asked again: it was equal then, and nothing came for it since. */
export interface KeptTable extends VerifiedTable {
  /** ISO 8601. */
  readonly comparedAt: string;
}

/** How both servers count writes to what is followed, and what was found equal before. */
export interface Stand {
  /** By label of the target; null where one side does not count. */
  readonly marks: ReadonlyMap<string, string | null>;
  readonly untouched: readonly ComparedTable[];
  /** Labels of the source tables whose rows each table of the target holds. */
  readonly parts: ReadonlyMap<string, readonly string[]>;
}

function partsOf(followed: readonly FollowedTable[]): Map<string, string[]> {
  const parts = new Map<string, string[]>();
  for (const { source, target } of followed) {
    const label = tableLabel(target);
    parts.set(label, [...(parts.get(label) ?? []), tableLabel(source)]);
  }
  return parts;
}

/** What is asked of the source: before the moment that is compared, so that a write between the two is asked for again. */
export const sourceQuery = (followed: readonly FollowedTable[]): string =>
  marksQuery(followed.map(({ source }) => tableLabel(source)));

/** What is asked of the target, once everything that was applied is counted. */
export const targetQueries = (
  followed: readonly FollowedTable[],
  slot: string,
): readonly [string, string] => [marksQuery([...partsOf(followed).keys()]), untouchedQuery(literal(slot))];

/** What those queries answered. */
export interface Answers {
  readonly source: readonly object[];
  readonly target: readonly object[];
  readonly untouched: readonly object[];
}

export function standOf(followed: readonly FollowedTable[], { source, target, untouched }: Answers): Stand {
  const [ours, theirs, parts] = [marksOf(source), marksOf(target), partsOf(followed)];
  const marks = [...parts].map(([label, sources]) => {
    const both = [theirs.get(label), ...sources.map((part) => ours.get(part))];
    const isKnown = both.every((mark) => mark !== null && mark !== undefined);
    return [label, isKnown ? both.join(' | ') : null] as const;
  });
  return { marks: new Map(marks), untouched: untouchedOf(untouched), parts };
}

/** What need not be asked again: everything that is not known to stand still is. */
export function keptTables({ marks, untouched, parts }: Stand): KeptTable[] {
  const sorted = (labels: readonly string[] | undefined) => labels?.toSorted().join('\0');
  const isSame = ({ target, marks: was, result }: ComparedTable) =>
    was !== null && was === marks.get(target) && sorted(result.parts) === sorted(parts.get(target));
  return untouched.filter(isSame).map(({ result, at }) => ({ ...result, comparedAt: at.toISOString() }));
}
