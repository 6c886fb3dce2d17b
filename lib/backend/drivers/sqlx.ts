import type { DriverStack } from './driver-stack';
import { LIBPQ_ONE_HOST_FORMS } from './parameter-forms';
import { postgresUrl } from './postgres-url';
import { libpqTls } from './tls-params';

export const sqlx: DriverStack = {
  id: 'sqlx',
  language: 'rust',
  parameters: {
    ...LIBPQ_ONE_HOST_FORMS,
    names: { applicationName: 'application_name', certificate: 'sslcert', key: 'sslkey' },
    code: {
      connectTimeout: (seconds) => `.acquire_timeout(Duration::from_secs(${seconds}))`,
      poolMax: (max) => `.max_connections(${max})`,
    },
  },
  url: (door, password) =>
    postgresUrl(door.endpoint, password, {
      ...libpqTls(door, {}),
      ...(door.mode === 'transaction' ? { 'statement-cache-capacity': '0' } : {}),
    }),
  pool: { says: /\.max_connections\((\d+)\)/, byDefault: 10 },
  settings: [
    {
      name: 'statement_cache_capacity',
      value: '0',
      why: 'backend.why.statementCache',
      when: 'transaction',
      present: /statement[_-]cache[_-]capacity[(=]\s*0/,
    },
    {
      name: 'persistent',
      isOptional: true,
      value: 'false',
      why: 'backend.why.persistentFalse',
      when: 'transaction',
      present: /\.persistent\(false\)/,
    },
    {
      name: 'sslrootcert',
      value: '…',
      why: 'backend.why.sslInUrl',
      when: 'tls',
      present: /sslrootcert|ssl_root_cert\(/,
    },
  ],
  breaks: [
    {
      what: 'backend.breaks.namedStatements',
      error: 'prepared statement "sqlx_s_1" already exists',
      when: 'transaction',
      isFatal: true,
    },
    {
      what: 'backend.breaks.migrationLock',
      error: 'migrations hang on pg_advisory_lock',
      when: 'transaction',
      isFatal: false,
    },
  ],
  code: ({ mode, poolSize }) =>
    [
      'let options = PgConnectOptions::from_str(&std::env::var("DATABASE_URL")?)?' +
        (mode === 'transaction' ? '\n    .statement_cache_capacity(0);' : ';'),
      `let pool = PgPoolOptions::new().max_connections(${poolSize}).connect_with(options).await?;`,
      ...(mode === 'transaction' ? ['// and on every query: sqlx::query("…").persistent(false)'] : []),
    ].join('\n'),
};
