import type { ParsedConnection } from './parsed-connection';

/** A connection written back as a URL that is properly encoded and holds no password: safe to show and to store. */
export function writeConnection(connection: ParsedConnection): string {
  const { host, port, user, database, tlsMode } = connection;
  const where = host?.includes(':') ? `[${host}]` : (host ?? '');
  const who = user ? `${encodeURIComponent(user)}@` : '';
  const query = tlsMode ? `?sslmode=${tlsMode}` : '';
  return `postgresql://${who}${where}:${port}/${encodeURIComponent(database ?? 'postgres')}${query}`;
}
