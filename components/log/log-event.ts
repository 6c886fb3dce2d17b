import type { LogLevel } from '@/lib/plan/step-context';

/** One event of a run as the browser gets it: the text is already in the viewer’s language and redacted. */
export interface LogEvent {
  readonly seq: number;
  /** ms since the epoch, from the server’s clock. */
  readonly at: number;
  readonly stream: string;
  readonly level: LogLevel;
  readonly text: string;
  readonly data?: unknown;
}

/** Streams that are lines of a log; the others feed progress bars, charts and the page around. */
export const LINE_STREAMS: ReadonlySet<string> = new Set([
  'log',
  'stdout',
  'stderr',
  'notice',
  'lifecycle',
  'artifact',
]);

const LEVELS: ReadonlySet<string> = new Set(['debug', 'info', 'warn', 'error']);

function isLevel(value: unknown): value is LogLevel {
  return typeof value === 'string' && LEVELS.has(value);
}

/** Reads one message of the event stream; null when it is not one. `at` may be ISO 8601 or ms. */
export function parseLogEvent(json: string): LogEvent | null {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null) return null;
  const field = (name: string): unknown => Reflect.get(value, name);
  const seq = field('seq');
  const at = field('at');
  const text = field('text');
  const stream = field('stream');
  const level = field('level');
  if (typeof seq !== 'number' || typeof text !== 'string' || typeof stream !== 'string') return null;
  const time = typeof at === 'string' ? Date.parse(at) : Number(at);
  return {
    seq,
    at: Number.isFinite(time) ? time : 0,
    stream,
    level: isLevel(level) ? level : 'info',
    text,
    data: field('data'),
  };
}
