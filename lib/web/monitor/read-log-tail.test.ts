import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LogSource, markLines, readLogTail } from './read-log-tail';

const isError = (line: string) => markLines([line], 0).lines[0]?.isError;

/** One line each as the loggers of their ecosystems print them; the formats are those of their own documentation. */
const ERRORS: readonly (readonly [logger: string, line: string])[] = [
  ['Python logging', '2026-01-01 12:00:00,123 - app - ERROR - no database'],
  ['uvicorn', 'ERROR:    Exception in ASGI application'],
  ['gunicorn', '[2026-01-01 12:00:00 +0000] [7] [CRITICAL] WORKER TIMEOUT (pid:8)'],
  ['a trace of Python', 'Traceback (most recent call last):'],
  [
    'its last line',
    'asyncpg.exceptions.DuplicatePreparedStatementError: prepared statement "x" already exists',
  ],
  ['Django', 'django.db.utils.OperationalError: connection to server at "h", port 6543 failed'],
  ['pino', '{"level":50,"time":1767268800000,"msg":"query failed"}'],
  ['pino, fatal', '{"level":60,"time":1767268800000,"msg":"no database"}'],
  ['winston as JSON', '{"level":"error","message":"query failed","timestamp":"2026-01-01T12:00:00Z"}'],
  ['winston, simple', 'error: query failed {"code":"42P05"}'],
  ['bunyan’s neighbour zap', '{"level":"error","ts":1767268800.1,"caller":"main.go:7","msg":"x"}'],
  ['Cloud logging', '{"severity":"ERROR","message":"x"}'],
  ['logrus', 'time="2026-01-01T12:00:00Z" level=error msg="query failed"'],
  ['slog', 'time=2026-01-01T12:00:00.000Z level=ERROR msg="query failed"'],
  ['Go’s panic', 'panic: runtime error: invalid memory address or nil pointer dereference'],
  ['Rails', 'E, [2026-01-01T12:00:00.000000 #7] ERROR -- : PG::ConnectionBad'],
  ['Ruby', 'F, [2026-01-01T12:00:00.000000 #7] FATAL -- : gone'],
  ['logback', '2026-01-01 12:00:00.123 ERROR 7 --- [nio-8080-exec-1] o.h.engine.jdbc.spi.SqlExceptionHelper'],
  ['java.util.logging', 'SEVERE: Servlet.service() threw exception'],
  ['a trace of Java', 'Caused by: org.postgresql.util.PSQLException: FATAL: password authentication failed'],
  ['nginx', '2026/01/01 12:00:00 [error] 7#7: *1 connect() failed (111: Connection refused)'],
  ['PostgreSQL', '2026-01-01 12:00:00.123 UTC [7] ERROR:  relation "x" does not exist'],
  ['PostgreSQL, panic', '2026-01-01 12:00:00.123 UTC [7] PANIC:  could not locate a valid checkpoint record'],
  ['Node', 'Unhandled rejection at: Promise'],
  ['Node’s own', 'TypeError: Cannot read properties of undefined'],
  ['tracing of Rust', '2026-01-01T12:00:00.000Z ERROR app: no database'],
  ['serilog', '[12:00:00 ERR] x Npgsql.NpgsqlException: failed'],
  ['Laravel', '[2026-01-01 12:00:00] production.ERROR: SQLSTATE[42P05]'],
];

const CALM: readonly (readonly [what: string, line: string])[] = [
  ['information', '2026-01-01 12:00:00,123 - app - INFO - ready'],
  ['a count of none', '12 passed, 0 errors'],
  ['none in words', 'done: no errors'],
  ['none in logfmt', 'time=2026-01-01T12:00:00Z level=info errors=0'],
  ['a warning', '{"level":40,"time":1767268800000,"msg":"slow"}'],
  ['a level in words', '{"level":"info","msg":"level=50"}'],
  ['a number that begins as a level', '{"level":500}'],
  ['a path', 'GET /errors/404 200'],
  ['a name', 'loaded errorHandler, ErrorBoundary and exceptions.py'],
  ['a sentence about one', 'retrying after error'],
  ['nothing', ''],
];

describe('an error in a log', () => {
  it.each(ERRORS)('of %s', (_, line) => expect(isError(line)).toBe(true));
  it.each(CALM)('is none: %s', (_, line) => expect(isError(line)).toBe(false));
  it('is one in colours too, which are not kept', () => {
    expect(markLines(['\u001b[31mERROR\u001b[0m x'], 0)).toEqual({
      lines: [{ text: 'ERROR x', isError: true }],
      errors: 1,
    });
  });
});

describe('since the cut-over', () => {
  const CUT = Date.parse('2026-01-01T12:00:00Z');

  it.each<[stamp: string, counts: boolean]>([
    ['2026-01-01T11:59:59Z', false],
    ['2026-01-01T12:00:00Z', true],
    ['2026-01-01 11:59:59,999', false],
    ['2026-01-01 12:00:00,000', true],
    ['2026-01-01T13:59:59+02:00', false],
    ['2026-01-01T14:00:00+02:00', true],
    ['2026-01-01T07:00:00.5-0500', true],
    ['2026/01/01 11:59:59', false],
    ['2026/01/01 12:00:01', true],
    ['2026-01-01 11:59:59.123 UTC [7]', false],
    ['{"time":1767268799999}', false],
    ['{"time":1767268800000}', true],
    // No time, and one that no calendar has: it may be since, so it counts.
    ['', true],
    ['2026-13-45T99:99:99Z', true],
  ])('%s counts: %s', (stamp, counts) => {
    expect(markLines([`${stamp} ERROR x`], CUT).errors).toBe(Number(counts));
  });

  it('a trace belongs to the line above it', () => {
    const old = ['2026-01-01T11:00:00Z ERROR x', 'Traceback (most recent call last):', 'ValueError: y'];
    expect(markLines(old, CUT).errors).toBe(0);
    expect(markLines([...old, '2026-01-01T12:30:00Z ERROR z', 'ValueError: w'], CUT).errors).toBe(2);
  });
});

describe('the end of a file', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'mudanza-tail-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const signal = new AbortController().signal;
  const tail = async (source: LogSource) => {
    const read = await readLogTail(source, 0, signal);
    return read.isAvailable ? read.data.lines.map(({ text }) => text) : null;
  };
  const file = (name: string, content: string | Buffer) => {
    writeFileSync(join(folder, name), content);
    return { kind: 'file', path: join(folder, name) } as const;
  };

  it.each<[name: string, content: string, lines: readonly string[]]>([
    ['empty', '', []],
    ['without a last break', 'one\ntwo', ['one', 'two']],
    ['with one', 'one\ntwo\n', ['one', 'two']],
    ['of Windows', 'one\r\ntwo\r\n', ['one', 'two']],
    ['with letters of several bytes', 'ñ漢😀\n', ['ñ漢😀']],
  ])('%s', async (name, content, lines) => expect(await tail(file(name, content))).toEqual(lines));

  it('begins with a whole line, and has at most five hundred', async () => {
    const many = Array.from({ length: 3_000 }, (_, n) => `${n} ${'ñ'.repeat(200)}`);
    const lines = await tail(file('many', `${many.join('\n')}\n`));
    expect(lines).toEqual(many.slice(-500));
    const long = Array.from({ length: 40 }, (_, n) => `${n} ${'x'.repeat(20_000)}`);
    const read = await tail(file('long', long.join('\n')));
    expect(read?.at(-1)?.slice(0, 3)).toBe('39 ');
    expect(read?.length).toBeLessThan(40);
  });

  it('is the same for a link to it, and told of where there is none to read', async () => {
    file('real', 'one\n');
    symlinkSync(join(folder, 'real'), join(folder, 'link'));
    expect(await tail({ kind: 'file', path: join(folder, 'link') })).toEqual(['one']);
    for (const path of [join(folder, 'none'), folder]) {
      const read = await readLogTail({ kind: 'file', path }, 0, signal);
      expect(read).toMatchObject({ isAvailable: false });
    }
  });

  it('never waits for a pipe that nobody writes to', async () => {
    const path = join(folder, 'pipe');
    expect(spawnSync('mkfifo', [path]).status).toBe(0);
    expect(await readLogTail({ kind: 'file', path }, 0, signal)).toMatchObject({ isAvailable: false });
  });
});
