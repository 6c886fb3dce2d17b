import type { DriverStack } from './driver-stack';
import { PGX_FORMS } from './parameter-forms';
import { postgresUrl } from './postgres-url';
import { libpqTls } from './tls-params';

export const pgx: DriverStack = {
  id: 'pgx',
  language: 'go',
  parameters: PGX_FORMS,
  url: (door, password) =>
    postgresUrl(door.endpoint, password, {
      ...libpqTls(door, {}),
      ...(door.mode === 'transaction' ? { default_query_exec_mode: 'exec' } : {}),
    }),
  pool: { says: /\bMaxConns\s*=\s*(\d+)|[?&]pool_max_conns=(\d+)/, byDefault: null },
  settings: [
    {
      name: 'default_query_exec_mode',
      value: 'exec',
      why: 'backend.why.execMode',
      when: 'transaction',
      present:
        /default_query_exec_mode=(exec|simple_protocol|cache_describe)\b|QueryExecMode(Exec|SimpleProtocol|CacheDescribe)\b/,
    },
    { name: 'sslrootcert', value: '…', why: 'backend.why.sslInUrl', when: 'tls', present: /sslrootcert/ },
  ],
  breaks: [
    {
      what: 'backend.breaks.namedStatements',
      error: 'ERROR: prepared statement "stmtcache_…" already exists (SQLSTATE 42P05)',
      when: 'transaction',
      isFatal: true,
    },
    {
      what: 'backend.breaks.explicitPrepare',
      error: 'ERROR: prepared statement "…" does not exist (SQLSTATE 26000)',
      when: 'transaction',
      found: /\.Prepare\(ctx/,
      isFatal: true,
    },
  ],
  code: ({ mode, poolSize }) =>
    [
      'config, err := pgxpool.ParseConfig(os.Getenv("DATABASE_URL"))',
      `config.MaxConns = ${poolSize}`,
      ...(mode === 'transaction' ? ['config.ConnConfig.DefaultQueryExecMode = pgx.QueryExecModeExec'] : []),
      'pool, err := pgxpool.NewWithConfig(ctx, config)',
    ].join('\n'),
};
