import { ident, literal } from '../sql';

/** Heap blocks from `from` up to, but not with, `to`; null ends are open. */
export interface BlockRange {
  readonly from: number | null;
  readonly to: number | null;
}

/** A column of a key, and whether it is compared byte by byte rather than in its own collation. */
export interface KeyColumn {
  readonly name: string;
  readonly isBytewise: boolean;
}

/** Rows whose key is at or after `from` and before `to`, both as texts of the key's columns; null ends are open. */
export interface KeyRange {
  readonly key: readonly KeyColumn[];
  readonly from: readonly string[] | null;
  readonly to: readonly string[] | null;
  /** Which of the table's pieces it is, from 1: the journal names that and no value. */
  readonly part: number;
}

export type CopyRange = BlockRange | KeyRange;

/** The columns of a key as they are compared and sorted. */
export function keyExpressions(key: readonly KeyColumn[]): string[] {
  return key.map(({ name, isBytewise }) => `${ident(name).fragment}${isBytewise ? ' collate "C"' : ''}`);
}

const row = (parts: readonly string[]) => (parts.length === 1 ? `${parts[0]}` : `(${parts.join(', ')})`);

/** The condition that only rows of the range fulfil; empty for all rows. */
export function rangeCondition(range: CopyRange): string {
  if (!('key' in range)) {
    return [
      ...(range.from === null ? [] : [`ctid >= '(${range.from},0)'::tid`]),
      ...(range.to === null ? [] : [`ctid < '(${range.to},0)'::tid`]),
    ].join(' and ');
  }
  const key = row(keyExpressions(range.key));
  // Literals without a type are of the column's, whatever that is.
  const bound = (values: readonly string[]) => row(values.map((value) => literal(value).fragment));
  return [
    ...(range.from === null ? [] : [`${key} >= ${bound(range.from)}`]),
    ...(range.to === null ? [] : [`${key} < ${bound(range.to)}`]),
  ].join(' and ');
}

/** What the journal says of a range: blocks, or the number of the piece, since keys may be names or addresses. */
export function rangeName(range: CopyRange): string {
  return 'key' in range ? `piece ${range.part}` : `${range.from ?? ''}..${range.to ?? ''}`;
}
