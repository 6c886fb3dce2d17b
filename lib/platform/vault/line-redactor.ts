import { hiddenRanges, knownRanges, MASK, maskRanges, mergeRanges } from './redact-text';
import type { Range } from './value-matcher';

/** So much of an unfinished line is kept back: no spelling of a secret that is looked for is longer. */
const HOLD = 8_192;
/** So much of the lines before is looked at with each line: a program breaks a secret over a few lines at most. */
const LINES_BEFORE = 256;
/** A key of more lines than this is none. */
const MOST_KEY_LINES = 200;
const KEY_BEGINS = /-----BEGIN (?:[A-Z0-9]+ ){0,4}PRIVATE KEY(?: BLOCK)?-----(?![\s\S]*-----END)/;

/** Where an unfinished text is cut: so much before its end that no secret goes on behind it. */
function cutOf(text: string, said: number, ranges: readonly Range[]): number {
  const cut = Math.max(said, text.length - HOLD);
  const across = ranges.find(({ start, end }) => start < cut && end > cut);
  if (!across) return cut;
  return across.start > said ? across.start : across.end;
}

/** The ranges between two places, counted from the first. */
const within = (ranges: readonly Range[], from: number, to: number): Range[] =>
  ranges
    .filter(({ start, end }) => end > from && start < to)
    .map(({ start, end }) => ({ start: Math.max(start, from) - from, end: Math.min(end, to) - from }));

/**
 * Redacts the lines of one stream as they come: a secret that a cut of a long line goes through is seen whole, and so is
 * what stands before it and shows it to be one; so is one that is broken over lines; the lines of a private key are hidden
 * one by one. Secrets are asked for at each line, since a run learns of more.
 */
export class LineRedactor {
  /** The end of what was said of this line, as it came. */
  private before = '';
  private held = '';
  private keyLines = 0;
  /** The end of the lines before, as they came. */
  private earlier = '';

  constructor(private readonly secrets: () => readonly string[]) {}

  /** The part of the line that can be said now; `isOpen` when the same line goes on with the next call. */
  push(line: string, isOpen = false): string {
    const fresh = this.held + line;
    const text = this.before + fresh;
    const said = this.before.length;
    this.before = '';
    this.held = '';
    if (!fresh.includes('\n') && this.isInKey(fresh)) return MASK;
    const secrets = this.secrets();
    const ranges = mergeRanges([...hiddenRanges(text, secrets), ...this.begunEarlier(text, secrets)]);
    const cut = isOpen ? cutOf(text, said, ranges) : text.length;
    if (isOpen) {
      this.before = text.slice(Math.max(0, cut - HOLD), cut);
      this.held = text.slice(cut);
    } else this.earlier = `${this.earlier}${text.slice(-LINES_BEFORE)}\n`.slice(-LINES_BEFORE);
    return maskRanges(text.slice(said, cut), within(ranges, said, cut));
  }

  /** The rest of a value that began in the lines before: `fold`, `base64` and terminals break it over several. */
  private begunEarlier(text: string, secrets: readonly string[]): Range[] {
    const from = this.earlier.length;
    if (from === 0) return [];
    return knownRanges(this.earlier + text.slice(0, LINES_BEFORE), secrets)
      .filter(({ start, end }) => start < from && end > from)
      .map(({ end }) => ({ start: 0, end: end - from }));
  }

  private isInKey(text: string): boolean {
    if (this.keyLines > 0) {
      this.keyLines = text.includes('-----END') ? 0 : this.keyLines - 1;
      return true;
    }
    if (KEY_BEGINS.test(text.slice(-HOLD))) this.keyLines = MOST_KEY_LINES;
    return false;
  }
}
