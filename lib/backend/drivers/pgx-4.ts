import type { DriverStack } from './driver-stack';
import { LIB_PQ_FORMS, PGX_FORMS } from './parameter-forms';
import { pgx } from './pgx';
import { postgresUrl } from './postgres-url';
import { libpqTls } from './tls-params';

/** pgx 4 keeps statements in a cache of its own and does not know the `default_query_exec_mode` of pgx 5. */
export const pgx4: DriverStack = {
  id: 'pgx-4',
  language: 'go',
  parameters: { ...PGX_FORMS, names: { ...LIB_PQ_FORMS.names, targetSessionAttrs: 'target_session_attrs' } },
  url: (door, password) =>
    postgresUrl(door.endpoint, password, {
      ...libpqTls(door, {}),
      ...(door.mode === 'transaction' ? { statement_cache_mode: 'describe' } : {}),
    }),
  pool: pgx.pool,
  settings: [
    {
      name: 'statement_cache_mode',
      value: 'describe',
      why: 'backend.why.describeMode',
      when: 'transaction',
      present: /statement_cache_mode=describe\b|PreferSimpleProtocol\s*[:=]+\s*true/,
    },
    { name: 'sslrootcert', value: '…', why: 'backend.why.sslInUrl', when: 'tls', present: /sslrootcert/ },
  ],
  breaks: [
    {
      what: 'backend.breaks.namedStatements',
      error: 'ERROR: prepared statement "lrupsc_1_0" does not exist (SQLSTATE 26000)',
      when: 'transaction',
      isFatal: true,
    },
    {
      what: 'backend.breaks.noCache',
      error: 'ERROR: unnamed prepared statement does not exist (SQLSTATE 26000)',
      when: 'transaction',
      found: /statement_cache_capacity=0\b/,
      isFatal: true,
    },
    {
      what: 'backend.breaks.execModeInPgx4',
      error: 'FATAL: unsupported startup parameter: default_query_exec_mode (SQLSTATE 08P01)',
      when: 'always',
      found: /[?&]default_query_exec_mode=/,
      isFatal: true,
    },
    {
      what: 'backend.breaks.explicitPrepare',
      error: 'ERROR: prepared statement "…" already exists (SQLSTATE 42P05)',
      when: 'transaction',
      found: /\.Prepare\(ctx/,
      isFatal: true,
    },
  ],
  code: ({ poolSize }) =>
    [
      'config, err := pgxpool.ParseConfig(os.Getenv("DATABASE_URL"))',
      `config.MaxConns = ${poolSize}`,
      'pool, err := pgxpool.ConnectConfig(ctx, config)',
    ].join('\n'),
};
