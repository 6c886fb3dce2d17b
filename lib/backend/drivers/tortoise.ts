import { asyncpg } from './asyncpg';
import type { DriverStack } from './driver-stack';
import { postgresUrl } from './postgres-url';

/**
 * Tortoise knows the schemes `postgres` and `asyncpg`, not `postgresql`, and makes keyword arguments of asyncpg out of
 * the URL's parameters; any text is true for its `ssl`, which verifies against the system's roots.
 */
export const tortoise: DriverStack = {
  ...asyncpg,
  id: 'tortoise',
  parameters: {
    startup: ({ search_path: path }) =>
      path === undefined || path.includes(',') ? null : { url: { schema: path } },
    names: { applicationName: 'application_name', poolMax: 'maxsize' },
    code: { connectTimeout: (seconds) => `"timeout": ${seconds}` },
  },
  tlsInCode: true,
  schemes: ['asyncpg'],
  url: ({ endpoint, mode }, password) => {
    const cache: Record<string, string> = mode === 'transaction' ? { statement_cache_size: '0' } : {};
    return postgresUrl(endpoint, password, cache, 'postgres');
  },
  pool: { says: /\b(?:max_size|maxsize)["']?\s*[:=]\s*(\d+)/, byDefault: 10 },
  settings: [
    {
      name: 'statement_cache_size',
      value: '0',
      why: 'backend.why.statementCache',
      when: 'transaction',
      present: /statement_cache_size["']?\s*[:=]\s*0\b/,
    },
    ...asyncpg.settings.filter(({ when }) => when === 'tls'),
  ],
  code: ({ endpoint, caFile, mode, poolSize }) => {
    const { applicationName: name, searchPath: [schema] = [] } = endpoint.parameters ?? {};
    const verifies = endpoint.tls.mode.startsWith('verify') && caFile;
    return [
      ...(verifies ? ['import ssl', '', `ssl_context = ssl.create_default_context(cafile="${caFile}")`] : []),
      'TORTOISE_ORM = {',
      '    "connections": {',
      '        "default": {',
      '            "engine": "tortoise.backends.asyncpg",',
      '            "credentials": {',
      '                "host": os.environ["POSTGRES_HOST"],',
      '                "port": int(os.environ["POSTGRES_PORT"]),',
      '                "user": os.environ["POSTGRES_USER"],',
      '                "password": os.environ["POSTGRES_PASSWORD"],',
      '                "database": os.environ["POSTGRES_DB"],',
      ...(verifies ? ['                "ssl": ssl_context,'] : []),
      ...(mode === 'transaction' ? ['                "statement_cache_size": 0,'] : []),
      ...(schema ? [`                "schema": "${schema}",`] : []),
      ...(name ? [`                "application_name": "${name}",`] : []),
      `                "maxsize": ${poolSize},`,
      '            },',
      '        }',
      '    },',
      '    "apps": {…},',
      '}',
    ].join('\n');
  },
};
