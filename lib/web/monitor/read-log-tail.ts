import { open, stat } from 'node:fs/promises';
import { LineSplitter } from '../../backend/command/line-splitter';
import { runCommand } from '../../backend/command/run-command';
import { say } from '../../i18n/message';
import { childEnvironment } from '../../platform/env';
import { withoutColours } from '../../platform/log/visible-text';
import type { CardResult } from './monitor-card';

/** Where a backend's log is: a file on this machine or a container's. */
export type LogSource =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'docker'; readonly container: string };

export interface LogLine {
  readonly text: string;
  readonly isError: boolean;
}

export interface LogTail {
  readonly lines: readonly LogLine[];
  /** Error lines since the cut-over, among those that were read. */
  readonly errors: number;
}

const TAIL_BYTES = 512_000;
const TAIL_LINES = 500;
/** How logs say that something failed: a word in capitals, or a level as loggers of a language write it. */
const ERROR = new RegExp(
  [
    String.raw`\b(?:ERROR|CRITICAL|FATAL|PANIC|SEVERE|EMERG(?:ENCY)?|Traceback|Unhandled|Exception|[\w.]+(?:Error|Exception):)(?!\w)`,
    // pino, zap, winston as JSON; pino's levels are numbers.
    String.raw`"(?:level|severity|lvl)":\s*(?:"(?:error|err|fatal|critical|crit|panic|alert|emerg)"|[56]0\b)`,
    // logfmt (logrus, slog), nginx, winston's simple form, Go's panic.
    String.raw`\b(?:level|lvl)=(?:error|eror|fatal|crit(?:ical)?|panic)\b`,
    String.raw`\[(?:error|crit|alert|emerg|fatal)\]`,
    '^(?:error|fatal|panic): ',
  ].join('|'),
);
const NOT_AN_ERROR = /\b(0 errors?|no errors?|errors?[=:]\s*0)\b/i;
/** ISO 8601 and its kin, with slashes in Go and nginx; and milliseconds since 1970 in pino. */
const STAMP =
  /\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d+)?(?: ?(?:Z|UTC)|[+-]\d\d:?\d\d)?|"time":\s*\d{13}\b/;

/** When a line was written, in ms; NaN where it does not say, or says it in a way nobody reads. */
function stampOf(line: string): number {
  const stamp = STAMP.exec(line)?.[0];
  if (!stamp) return Number.NaN;
  if (stamp.startsWith('"')) return Number(stamp.slice(-13));
  return Date.parse(
    stamp
      .replaceAll('/', '-')
      .replace(/ ?UTC$/, 'Z')
      .replace(' ', 'T')
      .replace(',', '.'),
  );
}

/** Marks the lines that report an error, and counts those after `since` (ms); a line without a time counts. */
export function markLines(texts: readonly string[], since: number): LogTail {
  let at = Number.POSITIVE_INFINITY;
  let errors = 0;
  const lines = texts.map((raw) => {
    const text = withoutColours(raw);
    const stamp = stampOf(text);
    // A stack trace belongs to the line above it, so it keeps that line's time.
    if (!Number.isNaN(stamp)) at = stamp;
    const isError = ERROR.test(text) && !NOT_AN_ERROR.test(text);
    if (isError && at >= since) errors += 1;
    return { text, isError };
  });
  return { lines, errors };
}

async function fileTail(path: string): Promise<string[]> {
  // A pipe would let the reader wait for ever.
  if (!(await stat(path)).isFile()) throw new Error(`not a file: ${path}`);
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const length = Math.min(size, TAIL_BYTES);
    const bytes = Buffer.alloc(length);
    await file.read(bytes, 0, length, size - length);
    const splitter = new LineSplitter();
    const lines = [...splitter.push(bytes), ...splitter.end()];
    // Cut in the middle of a line, the first one is no line.
    return (size > length ? lines.slice(1) : lines).slice(-TAIL_LINES);
  } finally {
    await file.close();
  }
}

const timeOf = (line: string) => Date.parse(line.slice(0, line.indexOf(' '))) || 0;

async function dockerTail(container: string, signal: AbortSignal): Promise<string[]> {
  const lines: string[] = [];
  const result = await runCommand({
    argv: ['docker', 'logs', '--timestamps', '--tail', String(TAIL_LINES), '--', container],
    folder: '/',
    environment: childEnvironment(),
    timeLimitMs: 10_000,
    signal,
    onLine: (_, line) => void lines.push(line),
  });
  if (result.exitCode !== 0) throw new Error(lines.at(-1) ?? `docker logs: ${result.exitCode}`);
  // Its stdout and stderr come as two streams; the time that docker puts before each line brings them together.
  return lines.sort((a, b) => timeOf(a) - timeOf(b)).slice(-TAIL_LINES);
}

/** The end of the backend's log with its error lines marked; a log that cannot be read is said, not thrown. */
export async function readLogTail(
  source: LogSource,
  since: number,
  signal: AbortSignal,
): Promise<CardResult<LogTail>> {
  try {
    const texts =
      source.kind === 'file' ? await fileTail(source.path) : await dockerTail(source.container, signal);
    const data = markLines(texts, since);
    const alert = data.errors > 0 ? say('testing.monitor.logErrors', { count: data.errors }) : null;
    return { isAvailable: true, data, alert };
  } catch (error) {
    const original = error instanceof Error ? error.message : String(error);
    return { isAvailable: false, reason: say('testing.monitor.refused', { original }) };
  }
}
