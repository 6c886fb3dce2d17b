import type { Endpoint } from '../../postgres/address/endpoint';

/** A connection URL; user, password and database are percent-encoded, parameters are kept in their order. */
export function postgresUrl(
  endpoint: Endpoint,
  password: string,
  params: Readonly<Record<string, string>> = {},
  scheme = 'postgresql',
): string {
  const host = endpoint.host.includes(':') ? `[${endpoint.host}]` : endpoint.host;
  const login = `${encodeURIComponent(endpoint.user)}:${encodeURIComponent(password)}`;
  const query = Object.entries(params).map(([name, value]) => `${name}=${value}`);
  const tail = query.length > 0 ? `?${query.join('&')}` : '';
  const database = encodeURIComponent(endpoint.database);
  return `${scheme}://${login}@${host}:${endpoint.port}/${database}${tail}`;
}
