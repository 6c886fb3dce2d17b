import type { EnvValue } from './read-env';

export interface ServerAddress {
  readonly host: string;
  /** Null when a host is named alone. */
  readonly port: string | null;
}

const DATABASE_URL =
  /^[\w+:]{0,40}(?:postgres|pgsql)[\w+]{0,40}:\/\/(?:[^@/?#\s]*@)?(\[[^\]]+\]|[^:/?#\s]+)(?::(\d+))?/i;
const DATABASE_HOST =
  /(?:pg|postgres|sql|db|database).{0,60}(?:host|server|addr)|(?:host|server|addr).{0,60}(?:pg|postgres|sql|db)/i;

/** Spellings of this very machine are one address. */
function sameHost(host: string): string {
  return ['localhost', '127.0.0.1', '[::1]', '::1'].includes(host) ? 'localhost' : host.toLowerCase();
}

/** The database server that one entry of an env file names: a URL of PostgreSQL, or a host under a database's key. */
function serverIn(key: string, value: string): ServerAddress | null {
  const url = DATABASE_URL.exec(value);
  if (url) return { host: sameHost(url[1] ?? ''), port: url[2] ?? '5432' };
  return DATABASE_HOST.test(key) && /^[\w.:[\]-]+$/.test(value)
    ? { host: sameHost(value), port: null }
    : null;
}

/** The database servers that these entries name. */
export function serversIn(entries: Iterable<readonly [string, EnvValue]>): ServerAddress[] {
  return [...entries].flatMap(([key, { value }]) => serverIn(key, value) ?? []);
}

/** Keys, without those that were just written, that still name one of the old servers. */
export function keysOfOldServers(
  entries: ReadonlyMap<string, EnvValue>,
  written: ReadonlySet<string>,
  old: readonly ServerAddress[],
): string[] {
  const isOld = ({ host, port }: ServerAddress) =>
    old.some(
      (server) =>
        sameHost(server.host) === host && (port === null || server.port === null || server.port === port),
    );
  return [...entries].flatMap(([key, { value }]) => {
    const server = written.has(key) ? null : serverIn(key, value);
    return server && isOld(server) ? [key] : [];
  });
}
