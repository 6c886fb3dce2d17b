import { asyncpg } from './asyncpg';
import type { DriverStack } from './driver-stack';
import { postgresUrl } from './postgres-url';

/**
 * encode/databases takes host, user and password from the URL and hands everything else that is given to `Database(…)`
 * on to asyncpg; of the URL's parameters it knows `min_size`, `max_size` and `ssl` only, and `ssl=true` verifies
 * against the system's roots.
 */
export const databases: DriverStack = {
  ...asyncpg,
  id: 'databases',
  tlsInCode: true,
  schemes: ['postgresql+asyncpg', 'postgres'],
  url: ({ endpoint }, password) => postgresUrl(endpoint, password),
  pool: {
    says: /\bmax_size\s*=\s*(\d+)|[?&]max_size=(\d+)/,
    inside: /\bDatabase\(|max_size=/,
    byDefault: 10,
  },
  code: ({ endpoint, caFile, mode, poolSize }) => {
    const verifies = endpoint.tls.mode.startsWith('verify') && caFile;
    return [
      'from databases import Database',
      ...(verifies ? ['import ssl', '', `ssl_context = ssl.create_default_context(cafile="${caFile}")`] : []),
      'database = Database(',
      '    settings.database_url,',
      ...(verifies
        ? ['    ssl=ssl_context,']
        : endpoint.tls.mode === 'disable'
          ? []
          : ['    ssl="require",']),
      ...(mode === 'transaction' ? ['    statement_cache_size=0,'] : []),
      `    max_size=${poolSize},`,
      ')',
    ].join('\n');
  },
};
