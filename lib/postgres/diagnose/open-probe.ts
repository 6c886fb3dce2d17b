import pg from 'pg';
import type { Credentials } from '../address/endpoint';
import { guardParser } from '../guard-parser';
import type { Sql } from '../sql';
import { tlsNegotiation } from '../tls-negotiation';
import { tlsOptions } from '../tls-options';

export interface ProbeOptions {
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
  /** Address to dial in place of the name, so that every rung speaks to the same machine. */
  readonly address?: string | undefined;
  /** The `options` startup parameter, e.g. `-c statement_timeout=1000`. */
  readonly startupOptions?: string | undefined;
  readonly applicationName?: string | undefined;
}

/** One plain connection, for what only a ladder asks: named statements, session settings, startup parameters. */
export interface Probe {
  rows<Row extends object>(query: Sql): Promise<Row[]>;
  /** As a named prepared statement: parsed once per connection, then only executed. */
  named<Row extends object>(name: string, query: Sql): Promise<Row[]>;
  close(): Promise<void>;
}

/** Opens exactly one connection and makes exactly one attempt to sign in. Throws what the driver throws. */
export async function openProbe(credentials: Credentials, options: ProbeOptions): Promise<Probe> {
  const { endpoint, password } = credentials;
  options.signal?.throwIfAborted();
  const ssl = tlsOptions(endpoint);
  const client = new pg.Client({
    host: options.address ?? endpoint.host,
    port: endpoint.port,
    database: endpoint.database,
    user: endpoint.user,
    password,
    // Dialling an address must not change the name that the certificate is checked for.
    ssl: ssl === false || !options.address ? ssl : withName(ssl, endpoint.host, options.address),
    ...tlsNegotiation(endpoint),
    connectionTimeoutMillis: options.timeoutMs,
    query_timeout: options.timeoutMs,
    application_name: options.applicationName ?? 'mudanza-ladder',
    ...(options.startupOptions ? { options: options.startupOptions } : {}),
  });
  guardParser(client);
  let lost: Error | undefined;
  client.on('error', (error) => {
    // The first one says why; the later ones only that the connection is gone.
    lost ??= error;
  });
  const abort = () => client.connection.stream.destroy(new Error('aborted'));
  options.signal?.addEventListener('abort', abort, { once: true });
  const close = async () => {
    options.signal?.removeEventListener('abort', abort);
    const ended = client.end().catch(() => undefined);
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 300).unref())]);
  };
  try {
    await client.connect();
  } catch (error) {
    await close();
    options.signal?.throwIfAborted();
    throw lost ?? error;
  }
  const run = async <Row extends object>(config: pg.QueryConfig): Promise<Row[]> => {
    try {
      return (await client.query<Row>(config)).rows;
    } catch (error) {
      options.signal?.throwIfAborted();
      throw lost ?? error;
    }
  };
  return {
    rows: ({ text, values }) => run({ text, values: [...values] }),
    named: (name, { text, values }) => run({ name, text, values: [...values] }),
    close,
  };
}

type TlsSettings = Exclude<ReturnType<typeof tlsOptions>, false>;

function withName(ssl: TlsSettings, host: string, address: string): TlsSettings {
  return host === address ? ssl : { ...ssl, servername: host };
}
