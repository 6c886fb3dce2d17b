import { hiddenRanges, MASK, maskRanges } from './redact-text';

/** So much of an unfinished line is kept back: no spelling of a secret that is looked for is longer. */
const HOLD = 8_192;
/** A key of more lines than this is none. */
const MOST_KEY_LINES = 200;
const KEY_BEGINS = /-----BEGIN (?:[A-Z0-9]+ ){0,4}PRIVATE KEY(?: BLOCK)?-----(?![\s\S]*-----END)/;

/**
 * Redacts the lines of one stream as they come: a secret that a cut of a long line goes through is seen whole, and the
 * lines of a private key are hidden one by one. Secrets are asked for at each line, since a run learns of more.
 */
export class LineRedactor {
  private held = '';
  private keyLines = 0;

  constructor(private readonly secrets: () => readonly string[]) {}

  /** The part of the line that can be said now; `isOpen` when the same line goes on with the next call. */
  push(line: string, isOpen = false): string {
    const text = this.held + line;
    this.held = '';
    if (!text.includes('\n') && this.isInKey(text)) return MASK;
    const ranges = hiddenRanges(text, this.secrets());
    if (!isOpen) return maskRanges(text, ranges);
    let cut = Math.max(0, text.length - HOLD);
    const across = ranges.find(({ start, end }) => start < cut && end > cut);
    if (across) cut = across.start > 0 ? across.start : across.end;
    this.held = text.slice(cut);
    return maskRanges(
      text.slice(0, cut),
      ranges.filter(({ end }) => end <= cut),
    );
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
