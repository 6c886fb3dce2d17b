import { isSupabaseDatabaseHost } from './classify-endpoint';
import { defaultDatabase } from './default-database';
import type { Endpoint, TlsMode } from './endpoint';
import type { ParsedConnection } from './parsed-connection';

/**
 * The endpoint of a connection that was understood, or null where host or user are missing. `wish` is the form's TLS
 * mode; `auto` takes the strictest that can work: Supabase's root is built in and an uploaded CA is at hand, so both
 * verify fully; elsewhere the text's own wish counts, else encryption without verification.
 */
export function endpointOf(
  connection: ParsedConnection,
  wish: TlsMode | 'auto',
  ca: string | undefined,
): Endpoint | null {
  const { host, port, user, database } = connection;
  if (host === null || user === null) return null;
  const strict = isSupabaseDatabaseHost(host) || ca !== undefined;
  const automatic =
    strict && connection.tlsMode !== 'verify-ca' ? 'verify-full' : (connection.tlsMode ?? 'require');
  const mode = wish === 'auto' ? automatic : wish;
  const { parameters } = connection;
  return {
    host,
    port,
    user,
    database: database ?? defaultDatabase(host, user),
    tls: { mode, ...(ca ? { ca } : {}) },
    ...(Object.keys(parameters).length > 0 ? { parameters } : {}),
  };
}
