export interface MarkGroup {
  /** ms since the epoch: the first of them. */
  readonly at: number;
  /** `3`, or `1–5` where they stand too close to be told apart. */
  readonly label: string;
}

/** How much of the width two marks have to be apart for both of their numbers to be read. */
const CLOSE = 0.04;

/** Marks by their numbers, those that would be drawn over each other as one. Pure. */
export function groupMarks(times: readonly number[], span: number): MarkGroup[] {
  const groups: { at: number; first: number; last: number }[] = [];
  times.forEach((at, index) => {
    const group = groups.at(-1);
    if (group && at - group.at < span * CLOSE) group.last = index + 1;
    else groups.push({ at, first: index + 1, last: index + 1 });
  });
  return groups.map(({ at, first, last }) => ({
    at,
    label: first === last ? `${first}` : `${first}–${last}`,
  }));
}
