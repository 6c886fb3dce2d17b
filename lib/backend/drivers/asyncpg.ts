import type { DriverStack } from './driver-stack';
import { ASYNCPG_FORMS } from './parameter-forms';
import { postgresUrl } from './postgres-url';

export const asyncpg: DriverStack = {
  id: 'asyncpg',
  language: 'python',
  parameters: ASYNCPG_FORMS,
  url: ({ endpoint }, password) => {
    const ssl: Record<string, string> = endpoint.tls.mode === 'disable' ? {} : { sslmode: 'require' };
    return postgresUrl(endpoint, password, ssl);
  },
  pool: { says: /\bmax_size["']?\s*[=:]\s*(\d+)/, byDefault: 10 },
  settings: [
    {
      name: 'statement_cache_size',
      value: '0',
      why: 'backend.why.statementCache',
      when: 'transaction',
      present: /statement_cache_size\s*=\s*0/,
    },
    {
      name: 'ssl',
      value: 'ssl.create_default_context(cafile=…)',
      why: 'backend.why.sslContext',
      when: 'tls',
      present: /create_default_context\(.*cafile/,
    },
  ],
  breaks: [
    {
      what: 'backend.breaks.namedStatements',
      error: 'prepared statement "__asyncpg_stmt_1__" does not exist',
      when: 'transaction',
      isFatal: true,
    },
    {
      what: 'backend.breaks.explicitPrepare',
      error: 'prepared statement "__asyncpg_stmt_1__" does not exist',
      when: 'transaction',
      found: /\b(conn|connection)\.prepare\(/,
      isFatal: true,
    },
    {
      what: 'backend.breaks.foreignFlag',
      error: 'unrecognized configuration parameter "pgbouncer"',
      when: 'always',
      found: /postgres(ql)?:\/\/[^\s"']{0,500}[?&]pgbouncer=/,
      isFatal: true,
    },
    {
      what: 'backend.breaks.systemCa',
      error: 'SSL: CERTIFICATE_VERIFY_FAILED: self-signed certificate in certificate chain',
      when: 'tls',
      found: /\bssl\s*=\s*True\b/,
      isFatal: true,
    },
    {
      what: 'backend.breaks.listen',
      error: 'no notification arrives',
      when: 'transaction',
      found: /\.add_listener\(/,
      isFatal: false,
    },
  ],
  code: ({ endpoint, caFile, mode, poolSize }) => {
    const verifies = endpoint.tls.mode.startsWith('verify') && caFile;
    return [
      'import asyncpg',
      ...(verifies ? ['import ssl', '', `ssl_context = ssl.create_default_context(cafile="${caFile}")`] : []),
      'pool = await asyncpg.create_pool(',
      '    settings.database_url,',
      ...(verifies ? ['    ssl=ssl_context,'] : []),
      ...(mode === 'transaction' ? ['    statement_cache_size=0,'] : []),
      // Ten are opened at once unless told otherwise, and a larger least than most is refused.
      '    min_size=1,',
      `    max_size=${poolSize},`,
      ')',
    ].join('\n');
  },
};
