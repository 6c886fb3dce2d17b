import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import type { Credentials } from '../address/endpoint';
import { NOTICE_DROPPED_CLIENT } from '../notice-dropped-client';
import { type Sql, sql, trustedSql } from '../sql';
import type { ReadClient } from '../target-client';
import { type ClientOptions, withPgClient } from '../with-client';
import { COPY_DONE, type CopyInListener, CopyInStream } from './copy-in-stream';
import { CopyOutStream } from './copy-out-stream';

/** A session that reads rows out of a source; each statement stands inside one read-only transaction. */
export interface CopyReader extends ReadClient {
  /** Starts COPY … TO STDOUT; the stream carries its CopyData messages. `rows` is known when it has ended. */
  copyOut(statement: Sql): {
    readonly stream: Readable;
    rows(): Promise<number>;
    /** Why the server stopped sending; undefined where it did not. */
    failure(): Error | undefined;
  };
  /** Aborts with MUD-913 when the session is gone: whoever reads at its moment has lost it. */
  readonly lost: AbortSignal;
}

/** One COPY … FROM STDIN and where its rows come from; opened when it is its turn. */
export interface CopyPart {
  readonly into: Sql;
  open(): Readable;
}

/** A session that writes rows into the target. */
export interface CopyWriter extends ReadClient {
  execute(statement: Sql): Promise<number>;
  /**
   * Sends some statements and then feeds each COPY … FROM STDIN with another server's CopyData messages; all of it goes
   * out in one message, and is answered once. A source that fails takes this session with it.
   */
  copyIn(before: readonly Sql[], parts: readonly CopyPart[], listener: CopyInListener): Promise<void>;
  /** Sends several statements without values in one message; gives the command of the last. All of it or nothing. */
  script(statements: readonly Sql[]): Promise<string>;
  /** BEGIN … COMMIT; throws when the body throws or the server answers COMMIT with a rollback. */
  transaction<T>(body: () => Promise<T>): Promise<T>;
}

const TIME_LIMITS = ['statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout'] as const;

/**
 * How both sides print and read values: whatever a role or database sets, the text of a value is the same.
 * Measured on PostgreSQL 12 to 17 over 78 typed expressions (docs/data.md).
 */
export const PINS: readonly (readonly [string, string])[] = [
  ['client_encoding', 'UTF8'],
  ['TimeZone', 'UTC'],
  ['DateStyle', 'ISO, MDY'],
  ['IntervalStyle', 'postgres'],
  ['extra_float_digits', '3'],
  ['bytea_output', 'hex'],
  ['xmlbinary', 'base64'],
  ['xmloption', 'content'],
  ['lc_monetary', 'C'],
  ['array_nulls', 'on'],
  ...TIME_LIMITS.map((name) => [name, '0'] as const),
];

/** Time limits that not every version has: PostgreSQL 17 made one for whole transactions. */
const NEWER_LIMITS = ['transaction_timeout'];

/** Lifts a limit where the server knows it. */
const lift = (name: string, isLocal: boolean) =>
  `case when pg_catalog.current_setting('${name}', true) is not null
     then pg_catalog.set_config('${name}', '0', ${isLocal}) end`;

/** Keeps a session that waits, from PostgreSQL 14 on: nobody minds where this outlives it in a pooler. */
const KEEP_IDLE = trustedSql(`select ${lift('idle_session_timeout', false)}`, 'own-file');

/** Lifts the time limits of a role for this transaction, whose end a lost client is; all else stays as the role has it. */
export const LIMITLESS = trustedSql(
  `select ${[...TIME_LIMITS, ...NEWER_LIMITS].map((name) => lift(name, true)).join(', ')}, ${NOTICE_DROPPED_CLIENT}`,
  'own-file',
);

/** Sets the pins for this transaction only, so that nothing leaks through a pooler. */
export function pinStatement(more: readonly (readonly [string, string])[] = []): Sql {
  const pins = [...PINS, ...more];
  const calls = [
    ...pins.map(([name, value]) => `pg_catalog.set_config('${name}', '${value}', true)`),
    ...NEWER_LIMITS.map((name) => lift(name, true)),
    NOTICE_DROPPED_CLIENT,
  ];
  return trustedSql(`select ${calls.join(', ')}`, 'own-file');
}

/** Reads with every name qualified, and fails where row security would hide rows instead of leaving them out. */
export const READER_PINS = [
  ['search_path', 'pg_catalog'],
  ['row_security', 'off'],
] as const;

/**
 * Opens a read-only, repeatable-read transaction on a source and keeps it until the body ends.
 *
 * @param snapshot the exported snapshot to read at; without it the session takes one of its own
 */
export function withCopyReader<T>(
  credentials: Credentials,
  { snapshot, ...options }: ClientOptions & { readonly snapshot?: string },
  use: (reader: CopyReader) => Promise<T>,
): Promise<T> {
  return withPgClient(credentials, options, async (client) => {
    const begin = 'begin isolation level repeatable read, read only';
    const at = snapshot ? [`set transaction snapshot '${snapshot.replaceAll("'", '')}'`] : [];
    await client.query([begin, ...at, pinStatement(READER_PINS).text].join('; '));
    const rows = async <Row extends object>({ text, values }: Sql) =>
      (await client.query<Row>(text, [...values])).rows;
    const lost = new AbortController();
    const isGone = () => lost.abort(new MudanzaError('MUD-913'));
    client.once('error', isGone);
    client.once('end', isGone);
    return use({
      rows,
      lost: lost.signal,
      copyOut: ({ text }) => {
        const stream = client.query(new CopyOutStream(text));
        return { stream, rows: () => stream.rows(), failure: () => stream.failure() };
      },
    });
  });
}

/** Statements without values as one message. */
function together(statements: readonly Sql[]): string {
  return statements.map(({ text }) => text).join('; ');
}

/** The rows of several COPYs, one after another, with the end of each but the last between them. */
async function* inOneGo(parts: readonly CopyPart[]): AsyncGenerator<Buffer> {
  for (const [at, part] of parts.entries()) {
    if (at > 0) yield COPY_DONE;
    yield* part.open() as AsyncIterable<Buffer>;
  }
}

/** Opens a session on the target for copying; what it sets it sets inside its transactions. */
export function withCopyWriter<T>(
  credentials: Credentials,
  options: ClientOptions,
  use: (writer: CopyWriter) => Promise<T>,
): Promise<T> {
  return withPgClient(credentials, options, async (client) => {
    const run = async ({ text, values }: Sql) => client.query(text, [...values]);
    // Whoever sends without waiting for answers loses no time; a lane of its own is told before its first rows.
    const kept = run(KEEP_IDLE).catch(() => undefined);
    if (!options.isPipelined) await kept;
    return use({
      rows: async <Row extends object>({ text, values }: Sql) =>
        (await client.query<Row>(text, [...values])).rows,
      execute: async (statement) => (await run(statement)).rowCount ?? 0,
      copyIn: async (before, parts, listener) => {
        const text = together([...before, ...parts.map((part) => part.into)]);
        const into = client.query(new CopyInStream(text, listener));
        const [only, ...others] = parts;
        // The rows of one COPY pass without a generator between them.
        if (only && others.length === 0) await pipeline(only.open(), into);
        else await pipeline(inOneGo(parts), into);
      },
      script: async (statements) => {
        const answer: unknown = await client.query(together(statements));
        const last: unknown = Array.isArray(answer) ? answer.at(-1) : answer;
        return last instanceof Object ? String(Reflect.get(last, 'command')) : '';
      },
      transaction: async (body) => {
        await run(sql`begin`);
        try {
          const value = await body();
          const { command } = await run(sql`commit`);
          if (command !== 'COMMIT') throw new Error('the server answered COMMIT with a rollback');
          return value;
        } catch (error) {
          await run(sql`rollback`).catch(() => undefined);
          throw error;
        }
      },
    });
  });
}
