import pg from 'pg';
import { MudanzaError } from '../platform/errors/mudanza-error';
import type { Credentials } from './address/endpoint';
import { CLEAR_SESSION } from './clear-session';
import { guardParser } from './guard-parser';
import { NOTICE_DROPPED_CLIENT } from './notice-dropped-client';
import { ONLY_CATALOG_HERE } from './only-catalog';
import type { SourceClient } from './source-client';
import type { Sql } from './sql';
import { StatementBatch } from './statement-batch';
import type { QueryResult, SessionState, TargetClient, TransactionSettings } from './target-client';
import { tlsNegotiation } from './tls-negotiation';
import { tlsOptions } from './tls-options';

export interface ClientOptions {
  /** Aborting closes the socket: the server rolls back what was open. */
  readonly signal?: AbortSignal;
  /** ms until a connection counts as timed out; the default is 15 s. */
  readonly connectTimeout?: number;
  /** Seen by other sessions in pg_stat_activity. */
  readonly applicationName?: string;
  /** Sends statements without waiting for the answers before them; such a connection carries no COPY. */
  readonly isPipelined?: boolean;
  /** Takes leave without waiting for the server's: for sessions that have nothing open when they end. */
  readonly leavesAtOnce?: boolean;
  /** Speaks the replication protocol of this database; settings go along in the start-up packet, as `-c name=value`. */
  readonly replication?: { readonly options: string };
}

function newClient(credentials: Credentials, options: ClientOptions): pg.Client {
  const { endpoint, password } = credentials;
  const client = new pg.Client({
    host: endpoint.host,
    port: endpoint.port,
    database: endpoint.database,
    user: endpoint.user,
    password,
    ssl: tlsOptions(endpoint),
    ...tlsNegotiation(endpoint),
    connectionTimeoutMillis: options.connectTimeout ?? 15_000,
    application_name: options.applicationName ?? 'mudanza',
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    pipeline: options.isPipelined ?? false,
    ...(options.replication && { replication: 'database', options: options.replication.options }),
  });
  return guardParser(client);
}

/** Opens, hands over and always closes one connection; aborting destroys its socket. */
export async function withPgClient<T>(
  credentials: Credentials,
  options: ClientOptions,
  use: (client: pg.Client, session: () => SessionState) => Promise<T>,
): Promise<T> {
  const { signal } = options;
  signal?.throwIfAborted();
  const client = newClient(credentials, options);
  let lost: Error | undefined;
  client.on('error', (error) => {
    // The first one says why; the later ones only that the connection is gone.
    lost ??= error;
  });
  const abort = () => client.connection.stream.destroy(new Error('aborted'));
  signal?.addEventListener('abort', abort, { once: true });
  try {
    const session = sessionOf(client);
    await client.connect();
    if (credentials.writesAnyway) await client.query('set default_transaction_read_only = off');
    return await use(client, session);
  } catch (error) {
    signal?.throwIfAborted();
    // What was named already says more than that the connection went.
    throw error instanceof MudanzaError ? error : (lost ?? error);
  } finally {
    signal?.removeEventListener('abort', abort);
    await leave(client, options.leavesAtOnce === true && lost === undefined && !signal?.aborted);
  }
}

/** ms that a goodbye may take: a broken socket waits for an answer that never comes. */
const GOODBYE = 500;

async function leave(client: pg.Client, isAtOnce: boolean): Promise<void> {
  const { stream } = client.connection;
  const ended = client.end().catch(() => undefined);
  if (isAtOnce) {
    setTimeout(() => stream.destroy(), GOODBYE).unref();
    return;
  }
  await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, GOODBYE))]);
  // A server that is still sending rows would hold its snapshot for as long as the socket is open.
  stream.destroy();
}

async function query<Row extends object>(client: pg.Client, statement: Sql): Promise<QueryResult<Row>> {
  const { text, values, isAlone } = statement;
  const result = await client.query<Row>({
    text,
    values: [...values],
    // The extended protocol takes one statement a message, however the server reads its quotes.
    ...(isAlone ? { queryMode: 'extended' } : {}),
  });
  return { rows: result.rows, rowCount: result.rowCount, command: result.command };
}

/** BEGIN and the limits, in one message: whole numbers, since SET takes no parameters. */
async function begin(client: pg.Client, settings: TransactionSettings): Promise<void> {
  const limits = { lock_timeout: settings.lockTimeout, statement_timeout: settings.statementTimeout };
  const texts = Object.entries(limits).flatMap(([name, ms]) =>
    ms === undefined ? [] : `set local ${name} = ${Math.round(ms)}`,
  );
  const first = [settings.readOnly ? 'begin read only' : 'begin', `select ${NOTICE_DROPPED_CLIENT}`];
  await client.query([...first, ...texts].join('; '));
}

/**
 * COMMIT or ROLLBACK, in one message with what clears the session, since a pooler hands that on right after. Gives the
 * command's tag; what is wrong with the clearing undoes no commit, and is not thrown.
 */
async function finish(
  client: pg.Client,
  end: 'commit' | 'rollback',
  { clearsSession }: TransactionSettings,
): Promise<string> {
  if (!clearsSession) return (await client.query(end)).command;
  const tags: string[] = [];
  const note = ({ text }: { readonly text: string }) => void tags.push(text);
  client.connection.on('commandComplete', note);
  try {
    await client.query(`${end}; ${CLEAR_SESSION}`);
  } catch (error) {
    if (tags.length === 0) throw error;
  } finally {
    client.connection.off('commandComplete', note);
  }
  return tags[0] ?? '';
}

/** One read-only, repeatable-read transaction around the body; it is rolled back, having written nothing. */
async function snapshot<T>(client: pg.Client, body: () => Promise<T>, first?: string): Promise<T> {
  const begin = ['begin isolation level repeatable read, read only', `select ${NOTICE_DROPPED_CLIENT}`];
  const statements = [...begin, ...(first ? [first] : [])];
  await client.query(statements.join('; '));
  try {
    return await body();
  } finally {
    await client.query('rollback').catch(() => undefined);
  }
}

const TRANSACTION = { I: 'idle', T: 'open', E: 'failed' } as const;

/** Keeps what the server reports of its session. */
function sessionOf(client: pg.Client): () => SessionState {
  const settings = new Map<string, string>();
  client.connection.on('parameterStatus', (message: { parameterName: string; parameterValue: string }) =>
    settings.set(message.parameterName, message.parameterValue),
  );
  return () => {
    const status = client.getTransactionStatus();
    return { transaction: status === null ? 'unknown' : TRANSACTION[status], settings };
  };
}

/** The target's client over one node-postgres connection. */
function targetClient(client: pg.Client, session: () => SessionState): TargetClient {
  const inTransaction = async <T>(
    body: () => Promise<T>,
    settings: TransactionSettings,
    end: 'commit' | 'rollback',
  ) => {
    await begin(client, settings);
    try {
      const value = await body();
      const command = await finish(client, end, settings);
      // A body that swallowed an error of the server has nothing to commit: COMMIT then answers ROLLBACK.
      if (end === 'commit' && command !== 'COMMIT') throw new MudanzaError('MUD-014');
      return value;
    } catch (error) {
      await finish(client, 'rollback', settings).catch(() => undefined);
      throw error;
    }
  };
  const methods: Omit<TargetClient, symbol> = {
    rows: async <Row extends object>(statement: Sql) => (await query<Row>(client, statement)).rows,
    execute: (statement) => query(client, statement),
    executeAll: (statements, onAnswer, isTimed) => {
      const texts = statements.map(({ text }) => text);
      return client.query(new StatementBatch(texts, onAnswer, isTimed)).ended;
    },
    transaction: (body, settings = {}) => inTransaction(body, settings, 'commit'),
    rolledBack: (body, settings = {}) => inTransaction(body, settings, 'rollback'),
    snapshot: (body) => snapshot(client, body),
    onNotice: (listen) => void client.on('notice', (notice) => listen(notice.message ?? '')),
    session,
  };
  return methods as TargetClient;
}

/** Connects to a target (or scratch) database, hands the client over and closes it, whatever happens. */
export function withTarget<T>(
  credentials: Credentials,
  use: (client: TargetClient) => Promise<T>,
  options: ClientOptions = {},
): Promise<T> {
  return withPgClient(credentials, options, (client, session) => use(targetClient(client, session)));
}

/** What PgBouncer's admin console is asked. */
export type ConsoleCommand = 'SHOW POOLS' | 'SHOW CONFIG';

/** Connects to PgBouncer's admin console, which knows neither parameters nor transactions. */
export function withPoolerConsole<T>(
  { endpoint, password }: Credentials,
  use: (ask: (command: ConsoleCommand) => Promise<Record<string, unknown>[]>) => Promise<T>,
  options: ClientOptions = {},
): Promise<T> {
  const console: Credentials = { endpoint: { ...endpoint, database: 'pgbouncer' }, password };
  return withPgClient(console, options, (client) =>
    use(async (command) => (await client.query<Record<string, unknown>>(command)).rows),
  );
}

/** One query in a read-only transaction of its own: through a pooler a session setting would leak to others. */
async function readOnly<Row extends object>(client: pg.Client, statement: Sql): Promise<Row[]> {
  await client.query(`begin read only; select ${NOTICE_DROPPED_CLIENT}; ${ONLY_CATALOG_HERE}`);
  try {
    return (await query<Row>(client, statement)).rows;
  } finally {
    await client.query('rollback').catch(() => undefined);
  }
}

/** Connects to a source: the client has no way to write, and each query's transaction refuses to as well. */
export function withSource<T>(
  credentials: Credentials,
  use: (client: SourceClient) => Promise<T>,
  options: ClientOptions = {},
): Promise<T> {
  return withPgClient(credentials, options, (client) => {
    let isInSnapshot = false;
    const methods: Omit<SourceClient, symbol> = {
      rows: async <Row extends object>(statement: Sql) =>
        isInSnapshot ? (await query<Row>(client, statement)).rows : readOnly<Row>(client, statement),
      snapshot: (body) => {
        isInSnapshot = true;
        return snapshot(client, body, ONLY_CATALOG_HERE).finally(() => {
          isInSnapshot = false;
        });
      },
    };
    return use(methods as SourceClient);
  });
}
