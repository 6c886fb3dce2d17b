/** Replaces a range of the source text; the ranges of one edit never overlap. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The text with the splices made; equal ones count once, and one inside another gives way to it. */
export function applySplices(text: string, splices: readonly Splice[]): string {
  const outer = splices.filter(
    (splice, index) =>
      !splices.some((other, at) => {
        const isSame = other.start === splice.start && other.end === splice.end;
        if (isSame) return at < index;
        return other.start <= splice.start && other.end >= splice.end;
      }),
  );
  let result = text;
  for (const splice of outer.toSorted((a, b) => b.start - a.start))
    result = result.slice(0, splice.start) + splice.text + result.slice(splice.end);
  return result;
}

export function startOfLine(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** Offset of the line break (or the end of the text) that ends the line. */
export function endOfLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  const stop = end === -1 ? text.length : end;
  return text[stop - 1] === '\r' && stop > offset ? stop - 1 : stop;
}

/**
 * Turns the whole lines from the one of `start` to the one of `end` into comments, at the column of the first, so
 * that taking the marks away gives the lines back.
 */
export function commentLines(text: string, start: number, end: number): Splice {
  const from = startOfLine(text, start);
  const to = endOfLine(text, end);
  const column = /^[ ]*/.exec(text.slice(from, to))?.[0].length ?? 0;
  const lines = text.slice(from, to).split('\n');
  const commented = lines.map((line) => {
    if (line.trim() === '') return line;
    const indent = Math.min(column, /^[ ]*/.exec(line)?.[0].length ?? 0);
    return `${line.slice(0, indent)}# ${line.slice(indent)}`;
  });
  return { start: from, end: to, text: commented.join('\n') };
}
