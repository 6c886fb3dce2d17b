import { asyncpg } from './asyncpg';
import { arrivingSettings } from './carry-parameters';
import type { DriverStack } from './driver-stack';
import { ASYNCPG_FORMS, pyEntries } from './parameter-forms';
import { postgresUrl } from './postgres-url';

/**
 * encode/databases takes host, user and password from the URL and hands everything else that is given to `Database(…)`
 * on to asyncpg; of the URL's parameters it knows `min_size`, `max_size` and `ssl` only, and `ssl=true` verifies
 * against the system's roots.
 */
export const databases: DriverStack = {
  ...asyncpg,
  id: 'databases',
  parameters: {
    ...ASYNCPG_FORMS,
    // Of the URL only the sizes of the pool and `ssl` are read.
    startup: (settings) => ({ code: `server_settings={${pyEntries(settings)}}` }),
    names: { poolMax: 'max_size' },
    code: { connectTimeout: (seconds) => `timeout=${seconds}` },
  },
  tlsInCode: true,
  schemes: ['postgresql+asyncpg', 'postgres'],
  url: ({ endpoint }, password) => postgresUrl(endpoint, password),
  pool: {
    says: /\bmax_size\s*=\s*(\d+)|[?&]max_size=(\d+)/,
    inside: /\bDatabase\(|max_size=/,
    byDefault: 10,
  },
  code: (context) => {
    const { endpoint, caFile, mode, poolSize } = context;
    const settings = pyEntries(arrivingSettings(context));
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
      ...(settings === '' ? [] : [`    server_settings={${settings}},`]),
      // asyncpg opens ten at once unless told otherwise, and refuses a larger least than most.
      '    min_size=1,',
      `    max_size=${poolSize},`,
      ')',
    ].join('\n');
  },
};
