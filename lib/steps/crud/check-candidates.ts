import type { ColumnShape } from './table-shape';
import { isText, valueCandidates } from './value-candidates';

/** Texts between quotes in an expression as Postgres prints it. */
function quotedTexts(expression: string): string[] {
  return [...expression.matchAll(/'((?:[^']|'')*)'/g)].map(([, text]) => (text ?? '').replaceAll("''", "'"));
}

function numbers(expression: string): number[] {
  const bare = expression.replaceAll(/'(?:[^']|'')*'(?!::(?:numeric|integer|bigint|double))/g, ' ');
  return [...bare.matchAll(/(?<![\w"$])-?\d+(?:\.\d+)?/g)]
    .map(([text]) => Number(text))
    .filter(Number.isFinite);
}

/**
 * Values worth trying for a column that a CHECK restricts: the ordinary ones, and what the expression itself
 * mentions (`status in ('a','b')`, `n between 5 and 9`, `length(x) >= 3`).
 */
export function checkCandidates(column: ColumnShape, expression: string, tag: string): (string | null)[] {
  const list: (string | null)[] = valueCandidates(column, tag);
  const mentioned = numbers(expression);
  if (isText(column)) {
    list.push(...quotedTexts(expression));
    // Lengths are mentioned inside patterns as well: '^[A-Z]{2}$'.
    const lengths = [...expression.matchAll(/\d+/g)].map(([text]) => Number(text));
    for (const n of new Set(lengths)) {
      if (n < 1 || n > 4096) continue;
      for (const size of [n, n + 1, n - 1])
        list.push(...['m', 'M', '1'].map((letter) => letter.repeat(Math.max(size, 0))));
    }
  } else if (/^(int|numeric|float|money)/.test(column.base)) {
    for (const n of mentioned) list.push(String(n), String(n + 1), String(n - 1));
    if (mentioned.length >= 2) list.push(String(Math.trunc(((mentioned[0] ?? 0) + (mentioned[1] ?? 0)) / 2)));
  } else list.push(...quotedTexts(expression));
  if (column.isNullable) list.push(null);
  const { maxLength } = column;
  const fits = (value: string | null) =>
    value === null || !isText(column) || maxLength === null || value.length <= maxLength;
  return [...new Set(list.filter(fits))];
}
