import type { ConnectionParameters } from './connection-parameters';
import { defaultDatabase } from './default-database';
import type { ParsedConnection } from './parsed-connection';
import { optionsText, searchPathText } from './write-options';

/** The server's settings as libpq's `options` holds them. */
function optionsOf({ searchPath, settings = {} }: ConnectionParameters): string {
  return optionsText({ ...(searchPath && { search_path: searchPathText(searchPath) }), ...settings });
}

function queryOf({ tlsMode, parameters }: ParsedConnection): (readonly [string, string])[] {
  const { clientCertificate, pool, isPgBouncer, connectTimeoutSeconds } = parameters;
  const pairs: readonly (readonly [string, string | number | undefined])[] = [
    ['sslmode', tlsMode ?? undefined],
    ['options', optionsOf(parameters) || undefined],
    ['application_name', parameters.applicationName],
    ['target_session_attrs', parameters.targetSessionAttrs],
    ['channel_binding', parameters.channelBinding],
    ['sslnegotiation', parameters.sslNegotiation],
    ['sslcert', clientCertificate?.cert],
    ['sslkey', clientCertificate?.key],
    ['sslrootcert', parameters.rootCertificate],
    ['connect_timeout', connectTimeoutSeconds],
    ['connection_limit', pool?.max],
    ['pool_timeout', pool?.timeoutSeconds],
    ['pgbouncer', isPgBouncer ? 'true' : undefined],
  ];
  return pairs.flatMap(([name, value]) =>
    value === undefined ? [] : [[name, encodeURIComponent(value).replaceAll("'", '%27')] as const],
  );
}

const bracketed = (host: string) => (host.includes(':') ? `[${host}]` : host);

/** A connection written back as a URL that is properly encoded and holds no password: safe to show and to store. */
export function writeConnection(connection: ParsedConnection): string {
  const { host, port, user, database, parameters } = connection;
  const others = (parameters.otherHosts ?? []).map((other) => `,${bracketed(other.host)}:${other.port}`);
  const where = `${bracketed(host ?? '')}:${port}${others.join('')}`;
  const who = user ? `${encodeURIComponent(user)}@` : '';
  const query = queryOf(connection).map(([name, value]) => `${name}=${value}`);
  const tail = query.length > 0 ? `?${query.join('&')}` : '';
  return `postgresql://${who}${where}/${encodeURIComponent(database ?? defaultDatabase(host, user))}${tail}`;
}
