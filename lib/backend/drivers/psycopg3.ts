import type { DriverStack } from './driver-stack';
import { LIBPQ_FORMS } from './parameter-forms';
import { PERCENT_IN_INI } from './percent-in-ini';
import { postgresUrl } from './postgres-url';
import { libpqTls } from './tls-params';

export const psycopg3: DriverStack = {
  id: 'psycopg3',
  language: 'python',
  parameters: LIBPQ_FORMS,
  url: (door, password) => postgresUrl(door.endpoint, password, libpqTls(door)),
  pool: {
    says: /\b(?:pool_size|max_size)\s*=\s*(\d+)|\bpoolclass\s*=\s*(?:pool\.)?(NullPool)/,
    byDefault: null,
  },
  settings: [
    {
      name: 'prepare_threshold',
      value: 'None',
      why: 'backend.why.prepareThreshold',
      when: 'transaction',
      present: /prepare_threshold["']?\s*[:=]\s*None/,
    },
    { name: 'sslrootcert', value: '…', why: 'backend.why.sslInUrl', when: 'tls', present: /sslrootcert/ },
  ],
  breaks: [
    {
      what: 'backend.breaks.namedStatements',
      error: 'prepared statement "_pg3_0" already exists',
      when: 'transaction',
      isFatal: true,
    },
    {
      what: 'backend.breaks.serverCursor',
      error: 'cursor "…" does not exist',
      when: 'transaction',
      found: /\.cursor\(\s*(name\s*=|["'])/,
      isFatal: false,
    },
    {
      what: 'backend.breaks.foreignFlag',
      error: 'invalid URI query parameter: "pgbouncer"',
      when: 'always',
      found: /postgres(ql)?:\/\/[^\s"']{0,500}[?&]pgbouncer=/,
      isFatal: true,
    },
    PERCENT_IN_INI,
  ],
  code: ({ mode, poolSize }) =>
    [
      'from psycopg_pool import ConnectionPool',
      '',
      'pool = ConnectionPool(',
      '    settings.database_url,',
      `    max_size=${poolSize},`,
      ...(mode === 'transaction' ? ['    kwargs={"prepare_threshold": None},'] : []),
      ')',
    ].join('\n'),
};
