/** Lines by sequence number, both ends included; one line when they are the same. */
export interface LineTarget {
  readonly from: number;
  readonly to: number;
}

/** Reads `#L12` or `#L12-L20` (in either order); null for any other fragment. */
export function parseLineTarget(hash: string): LineTarget | null {
  const match = /^#?L(\d{1,9})(?:-L(\d{1,9}))?$/.exec(hash);
  if (!match) return null;
  const one = Number(match[1]);
  const other = Number(match[2] ?? match[1]);
  return { from: Math.min(one, other), to: Math.max(one, other) };
}

/** The fragment of a permalink. */
export function lineHash({ from, to }: LineTarget): string {
  return from === to ? `#L${from}` : `#L${from}-L${to}`;
}

/** Shift-click: the range from what was chosen to the clicked line. */
export function extendTo(target: LineTarget | null, seq: number): LineTarget {
  if (!target) return { from: seq, to: seq };
  return { from: Math.min(target.from, seq), to: Math.max(target.to, seq) };
}
