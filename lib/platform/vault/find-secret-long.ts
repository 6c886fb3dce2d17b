import { setImmediate as breathe } from 'node:timers/promises';
import { type FoundSecret, findSecret } from './find-secret';

/** Characters that are searched in one go; some 2 ms. */
const PIECE = 24_576;
/** So much of a piece is searched again with the next one: a secret on a cut is seen whole. */
const OVERLAP = 4_096;

function linesIn(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}

/** `findSecret` for a text of any length: between its pieces the thread answers others. */
export async function findSecretLong(
  text: string,
  known: readonly string[] = [],
  place: 'prose' | 'sql' = 'prose',
): Promise<FoundSecret | null> {
  let lines = 0;
  for (let at = 0; ; at += PIECE) {
    const found = findSecret(text.slice(at, at + PIECE + OVERLAP), known, place);
    if (found) return { ...found, line: found.line + lines };
    if (at + PIECE >= text.length) return null;
    lines += linesIn(text.slice(at, at + PIECE));
    await breathe();
  }
}
