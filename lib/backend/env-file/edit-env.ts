import { z } from 'zod';
import { quoteValue } from './quote-value';
import { type EnvPair, scanEnv } from './scan-env';

export const EnvEdit = z.object({
  key: z.string(),
  /** The key whose line was edited: another one where the value is only a reference to it. */
  editedKey: z.string(),
  how: z.enum(['changed', 'added', 'unchanged']),
  /** 1-based line in the new text, of the first occurrence. */
  line: z.number(),
  occurrences: z.number(),
});
export type EnvEdit = z.infer<typeof EnvEdit>;

export interface EditedEnv {
  readonly text: string;
  readonly edits: readonly EnvEdit[];
}

function referenceOf(pair: EnvPair | undefined): string | undefined {
  if (!pair || pair.quote === "'" || pair.quote === '`') return undefined;
  const match = /^\$(?:\{(\w+)\}|(\w+))$/.exec(pair.value);
  return match?.[1] ?? match?.[2];
}

/**
 * Follows `DATABASE_URL=${POSTGRES_URL}` to the key that holds the value, as long as the file defines it and nothing
 * else is asked of that key.
 */
function keyToEdit(key: string, pairs: readonly EnvPair[], changes: ReadonlyMap<string, string>): string {
  const seen = new Set([key]);
  let current = key;
  for (;;) {
    const next = referenceOf(pairs.findLast((pair) => pair.key === current));
    if (!next || seen.has(next) || !pairs.some((pair) => pair.key === next)) return current;
    const asked = changes.get(next);
    if (asked !== undefined && asked !== changes.get(key)) return current;
    seen.add(next);
    current = next;
  }
}

/** Where each key's value is edited; two keys that want different values of one place get lines of their own. */
function targetsOf(pairs: readonly EnvPair[], changes: ReadonlyMap<string, string>): Map<string, string> {
  const followed = [...changes].map(([key, value]) => ({ key, value, to: keyToEdit(key, pairs, changes) }));
  return new Map(
    followed.map(({ key, value, to }) => {
      const isShared = followed.some((other) => other.to === to && other.value !== value);
      return [key, isShared ? key : to];
    }),
  );
}

function append(text: string, lines: readonly string[]): string {
  if (lines.length === 0) return text;
  const eol = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
  const isOpen = text !== '' && text !== '\uFEFF' && !/[\r\n]$/.test(text);
  return `${text}${isOpen ? eol : ''}${lines.join(eol)}${eol}`;
}

function isLiterally(pair: EnvPair, value: string): boolean {
  const isReference = pair.value.includes('$') && pair.quote !== "'" && pair.quote !== '`';
  return pair.value === value && !isReference;
}

/**
 * Sets keys of an env file and leaves every other byte as it is: comments, order, quotes, `export`, line ends.
 * A key that stands more than once is set everywhere, since readers differ in which one counts; a missing one is
 * added at the end. Throws MUD-407 for a value that cannot be written.
 */
export function editEnv(text: string, asked: Readonly<Record<string, string>>): EditedEnv {
  const changes = new Map(Object.entries(asked));
  const pairs = scanEnv(text);
  const targets = targetsOf(pairs, changes);
  const edits = [...changes].map(([key, value]) => {
    const editedKey = targets.get(key) ?? key;
    const places = pairs.filter((pair) => pair.key === editedKey);
    const stale = places.filter((pair) => !isLiterally(pair, value));
    return { key, editedKey, value, places, stale };
  });
  const splices = new Map<number, { end: number; text: string }>();
  for (const edit of edits)
    for (const pair of edit.stale)
      splices.set(pair.start, { end: pair.end, text: quoteValue(edit.editedKey, edit.value, pair.quote) });
  let edited = text;
  for (const [start, splice] of [...splices].sort(([a], [b]) => b - a))
    edited = edited.slice(0, start) + splice.text + edited.slice(splice.end);
  const missing = edits.filter((edit) => edit.places.length === 0);
  edited = append(
    edited,
    missing.map((edit) => `${edit.key}=${quoteValue(edit.key, edit.value)}`),
  );
  const lines = new Map(
    scanEnv(edited)
      .toReversed()
      .map((pair) => [pair.key, pair.line]),
  );
  return {
    text: edited,
    edits: edits.map(({ key, editedKey, places, stale }) => ({
      key,
      editedKey,
      how: places.length === 0 ? 'added' : stale.length === 0 ? 'unchanged' : 'changed',
      line: lines.get(editedKey) ?? 0,
      occurrences: places.length,
    })),
  };
}
