import { maskShapes } from '../env-file/mask-env';
import { unifiedDiff } from '../files/unified-diff';
import { addImports } from './add-imports';
import { applyChanges, type Change, NotUnderstood, nextChanges } from './change-entries';
import { dropRefused } from './drop-refused';
import { type Container, findCalls, literalAt } from './read-entries';
import { type Scanned, scanCode } from './scan-code';
import { findTables } from './table-edits';
import type { CallEdit, WantedEdit } from './wanted-edits';

/** What would change in one file of the backend. */
export type CodeProposal =
  | { readonly kind: 'diff'; readonly text: string; readonly diff: string }
  /** The file says it all already. */
  | { readonly kind: 'same' }
  /** The file has no such call. */
  | { readonly kind: 'absent' }
  /** A part of it cannot be followed; its words. */
  | { readonly kind: 'lost'; readonly part: string };

/** More than any file needs: each round makes one change. */
const ROUNDS = 200;

/** Where a call's options stand: its own arguments, or the table at a place, which may be missing. */
function optionsOf(call: Container, wanted: CallEdit): Container | readonly Change[] {
  const { optionsAt, entries } = wanted;
  if (optionsAt === undefined) return call;
  const { scanned } = call;
  const first = call.entries[0] && literalAt(scanned, call.entries[0].start);
  const table = first ?? (call.entries[optionsAt] && literalAt(scanned, call.entries[optionsAt].start));
  if (table) {
    const names = table.entries.map(({ name }) => name);
    if (wanted.needs && names.length > 0 && !wanted.needs.some((name) => names.includes(name)))
      throw new NotUnderstood(names.find((name) => name !== null) ?? '…');
    return table;
  }
  const set = Object.entries(entries.set ?? {});
  const given = call.entries[optionsAt];
  if (!given && (call.entries.length < optionsAt || set.length === 0)) return [];
  const words = given ? scanned.text.slice(given.start, given.end) : '';
  // A URL by itself, or options that come from elsewhere and that nothing has to be added to.
  if (set.length === 0) return [];
  const pairs = set.map(([name, value]) => `${name}: ${value}`).join(', ');
  if (!given) {
    const at = call.entries.at(-1)?.end ?? call.open + 1;
    return [{ start: at, end: at, text: `, { ${pairs} }` }];
  }
  return [{ start: given.start, end: given.end, text: `{ ...${words}, ${pairs} }` }];
}

/** What of a file an edit is about: tables that are known by an entry, or calls. */
function placesOf(scanned: Scanned, wanted: WantedEdit): readonly Container[] {
  return 'mark' in wanted ? findTables(scanned, wanted.mark) : findCalls(scanned, wanted.calls);
}

function nextOf(scanned: Scanned, wanted: WantedEdit): readonly Change[] {
  if ('mark' in wanted) {
    for (const table of findTables(scanned, wanted.mark)) {
      const changes = nextChanges(table, wanted.entriesFor(table));
      if (changes.length > 0) return changes;
    }
    return [];
  }
  for (const call of findCalls(scanned, wanted.calls)) {
    const options = optionsOf(call, wanted);
    const changes = 'open' in options ? nextChanges(options, wanted.entries) : options;
    if (changes.length > 0) return changes;
  }
  return [];
}

function edited(before: string, wanted: WantedEdit, refused: (name: string) => boolean): string {
  let text = before;
  for (let round = 0; round < ROUNDS; round += 1) {
    const scanned = scanCode(text, wanted.grammar);
    const changes = [...dropRefused(scanned, refused)];
    const next = changes.length > 0 ? changes : nextOf(scanned, wanted);
    if (next.length === 0) return text;
    text = applyChanges(text, next);
  }
  throw new NotUnderstood('…');
}

/**
 * A source file with what has to go in and what must go out, in its own names, as a unified diff. Strings and comments
 * are told from code; where a part cannot be followed nothing is proposed, and the part is named.
 */
export function proposeCode(
  path: string,
  before: string,
  wanted: readonly WantedEdit[],
  refused: (name: string) => boolean,
): CodeProposal {
  const here = wanted.filter((one) => placesOf(scanCode(before, one.grammar), one).length > 0);
  const [first] = here;
  if (!first) return { kind: 'absent' };
  try {
    const body = here.reduce((text, one) => edited(text, one, refused), before);
    if (body === before) return { kind: 'same' };
    const definitions = here
      .flatMap((one) => ('definitions' in one ? (one.definitions ?? []) : []))
      .filter(({ line }) => new RegExp(`\\b${/^\w+/.exec(line)?.[0]}\\b`).test(body));
    const imports = here
      .flatMap((one) => one.imports)
      .filter(({ word, isForDefinition }) => (isForDefinition ? definitions.length > 0 : word.test(body)));
    const text = addImports(body, first.grammar, imports, definitions);
    return { kind: 'diff', text, diff: maskShapes(unifiedDiff(path, before, text)) };
  } catch (error) {
    if (error instanceof NotUnderstood) return { kind: 'lost', part: maskShapes(error.message) };
    throw error;
  }
}
