import type { LogLevel } from '@/lib/plan/step-context';
import { LINE_STREAMS, type LogEvent } from './log-event';
import { plainText, splitLines } from './split-lines';

/** One line on screen. An event of several lines gives several, told apart by `part`. */
export interface LogRow {
  /** Stable: never the index, so that trimming does not slide the text under the reader. */
  readonly key: string;
  readonly seq: number;
  readonly part: number;
  readonly at: number;
  readonly stream: string;
  readonly level: LogLevel;
  /** With colours. */
  readonly text: string;
  readonly data?: unknown;
}

export interface LogLimits {
  readonly maxRows: number;
  readonly maxChars: number;
}

const LIMITS: LogLimits = { maxRows: 250_000, maxChars: 32_000_000 };

function toRows(event: LogEvent): LogRow[] {
  return splitLines(event.text).map((text, part) => ({
    key: part === 0 ? String(event.seq) : `${event.seq}.${part}`,
    seq: event.seq,
    part,
    at: event.at,
    stream: event.stream,
    level: event.level,
    text,
    ...(part === 0 && event.data !== undefined ? { data: event.data } : {}),
  }));
}

/**
 * The browser’s copy of a run’s log: in order of `seq`, each event once however often it arrives, bounded. It is
 * changed in place, since copying 100,000 rows for each line would stop the page; `version` tells that it changed.
 */
export class LogBuffer {
  readonly rows: LogRow[] = [];
  readonly counts: Record<LogLevel, number> = { debug: 0, info: 0, warn: 0, error: 0 };
  /** Highest sequence number seen, of every stream: where to resume. */
  lastSeq = 0;
  /** Rows let go at the beginning because the browser holds no more. */
  dropped = 0;
  version = 0;
  /** Changes when rows moved: an index taken before is then worth nothing. */
  generation = 0;
  readonly #limits: LogLimits;
  readonly #listeners = new Set<() => void>();
  /** Events that came late and still have their place in the middle. */
  readonly #gaps = new Set<number>();
  #chars = 0;

  constructor(limits: LogLimits = LIMITS) {
    this.#limits = limits;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly getVersion = (): number => this.version;

  /** Takes events in any order and gives those that were new, of every stream. */
  push(events: readonly LogEvent[]): LogEvent[] {
    const fresh = events.filter((event) => this.#accept(event.seq));
    for (const event of fresh) {
      if (LINE_STREAMS.has(event.stream) && event.text !== '') this.#place(event);
    }
    if (fresh.length > 0) {
      this.#trim();
      this.version += 1;
      for (const listener of this.#listeners) listener();
    }
    return fresh;
  }

  #accept(seq: number): boolean {
    if (seq > this.lastSeq) {
      for (let missing = this.lastSeq + 1; missing < seq; missing += 1) this.#gaps.add(missing);
      this.lastSeq = seq;
      return true;
    }
    return this.#gaps.delete(seq);
  }

  #place(event: LogEvent): void {
    const rows = toRows(event);
    for (const row of rows) this.#chars += row.text.length;
    this.counts[event.level] += rows.length;
    const last = this.rows.at(-1);
    if (!last || last.seq < event.seq) {
      this.rows.push(...rows);
      return;
    }
    const at = this.rows.findIndex((row) => row.seq > event.seq);
    this.rows.splice(at, 0, ...rows);
    this.generation += 1;
  }

  #trim(): void {
    const { maxRows, maxChars } = this.#limits;
    if (this.rows.length <= maxRows && this.#chars <= maxChars) return;
    // A tenth more than needed, so that a full buffer is not moved for every line.
    let cut = Math.max(0, this.rows.length - Math.floor(maxRows * 0.9));
    let chars = this.rows.slice(0, cut).reduce((sum, row) => sum + row.text.length, 0);
    while (this.#chars - chars > maxChars && cut < this.rows.length - 1) {
      chars += this.rows[cut]?.text.length ?? 0;
      cut += 1;
    }
    for (const row of this.rows.slice(0, cut)) this.counts[row.level] -= 1;
    this.rows.splice(0, cut);
    this.#chars -= chars;
    this.dropped += cut;
    this.generation += 1;
  }
}

/** The lines as text, one per row, without colours. */
export function rowsToText(rows: readonly LogRow[]): string {
  return rows.map((row) => plainText(row.text)).join('\n');
}

/** The lines as a fenced Markdown block; the fence is longer than any inside. */
export function rowsToMarkdown(rows: readonly LogRow[]): string {
  const text = rowsToText(rows);
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map((match) => match[0].length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${text}\n${fence}`;
}
