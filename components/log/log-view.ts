import type { LogLevel } from '@/lib/plan/step-context';
import type { LogBuffer, LogRow } from './log-buffer';
import { plainText } from './split-lines';

export interface LogFilter {
  /** Levels left out. */
  readonly hidden: ReadonlySet<LogLevel>;
  readonly query: string;
  /** Shows nothing but lines that match the query. */
  readonly isOnlyMatches: boolean;
}

const key = (filter: LogFilter) =>
  JSON.stringify([[...filter.hidden].sort(), filter.query.toLowerCase(), filter.isOnlyMatches]);

/**
 * The rows that a filter lets through, and which of them match the search. It searches the data, not the screen,
 * and looks at each row once: a further line costs one comparison, not a new search of 100,000.
 */
export class LogView {
  /** What is on screen; the buffer’s own rows while nothing is filtered. */
  rows: readonly LogRow[] = [];
  /** Positions in `rows` that match the query. */
  matches: readonly number[] = [];
  #own: LogRow[] = [];
  #matches: number[] = [];
  #key = '';
  #generation = -1;
  #seen = 0;

  /** Catches up with the buffer. */
  sync(buffer: LogBuffer, filter: LogFilter): void {
    const wanted = key(filter);
    if (wanted !== this.#key || buffer.generation !== this.#generation) {
      this.#key = wanted;
      this.#generation = buffer.generation;
      this.#own = [];
      this.#matches = [];
      this.#seen = 0;
    }
    const query = filter.query.toLowerCase();
    const isWhole = filter.hidden.size === 0 && !(filter.isOnlyMatches && query);
    if (isWhole && !query) this.#seen = buffer.rows.length;
    for (; this.#seen < buffer.rows.length; this.#seen += 1) {
      const row = buffer.rows[this.#seen];
      if (row) this.#look(row, filter, query, isWhole);
    }
    this.rows = isWhole ? buffer.rows : this.#own;
    this.matches = this.#matches;
  }

  #look(row: LogRow, filter: LogFilter, query: string, isWhole: boolean): void {
    if (filter.hidden.has(row.level)) return;
    const isMatch = query !== '' && plainText(row.text).toLowerCase().includes(query);
    if (filter.isOnlyMatches && query && !isMatch) return;
    if (isMatch) this.#matches.push(isWhole ? this.#seen : this.#own.length);
    if (!isWhole) this.#own.push(row);
  }
}

/** The match at or after a position, going round; null without matches. Gives its place among the matches. */
export function nextMatch(matches: readonly number[], from: number, step: 1 | -1): number | null {
  if (matches.length === 0) return null;
  if (step === 1) {
    const found = matches.findIndex((position) => position > from);
    return found === -1 ? 0 : found;
  }
  const found = matches.findLastIndex((position) => position < from);
  return found === -1 ? matches.length - 1 : found;
}

/** Where the query occurs in a text, as [start, end) pairs, ignoring case. */
export function markRanges(text: string, query: string): [number, number][] {
  const needle = query.toLowerCase();
  if (!needle) return [];
  const hay = text.toLowerCase();
  const ranges: [number, number][] = [];
  for (let at = hay.indexOf(needle); at !== -1; at = hay.indexOf(needle, at + needle.length)) {
    ranges.push([at, at + needle.length]);
  }
  return ranges;
}
