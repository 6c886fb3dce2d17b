/** A constraint and the rows that break it, for a sentence; none is told where it only asks other rows. */
export function brokenName({ constraint, rows }: { constraint: string; rows: number | null }): string {
  return rows === 0 ? constraint : `${constraint} (${rows ?? '?'})`;
}
