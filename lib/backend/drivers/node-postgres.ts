import type { Breakage, DriverStack, PoolRule, Setting } from './driver-stack';
import { NODE_PG_FORMS } from './parameter-forms';
import { postgresUrl } from './postgres-url';
import { nodePgTls } from './tls-params';

/** What holds for everything that stands on node-postgres. */
export const NODE_PG_SETTINGS: readonly Setting[] = [
  {
    name: 'sslmode=verify-full&sslrootcert',
    value: '…',
    why: 'backend.why.nodeTls',
    when: 'tls',
    present: /sslrootcert=|ssl:\s*\{[^}]{0,500}\bca\b/,
  },
];
/** Also where node-postgres stands under something else. */
export const NODE_PG_POOL: PoolRule = {
  says: /\bmax:\s*(\d+)/,
  inside: /\bPool\(|\bpostgres\(|connectionString/,
  byDefault: 10,
};
export const NODE_PG_BREAKS: readonly Breakage[] = [
  {
    what: 'backend.breaks.requireVerifies',
    error: 'self-signed certificate in certificate chain',
    when: 'tls',
    found:
      /postgres(ql)?:\/\/(?![^\s"']{0,500}(uselibpqcompat|sslrootcert))[^\s"']{0,500}[?&]sslmode=require/,
    isFatal: true,
  },
  {
    what: 'backend.breaks.tlsOff',
    error: 'NODE_TLS_REJECT_UNAUTHORIZED=0',
    when: 'always',
    found: /NODE_TLS_REJECT_UNAUTHORIZED\s*[=:]\s*["']?0/,
    isFatal: true,
  },
];

export const nodePostgres: DriverStack = {
  id: 'node-postgres',
  language: 'node',
  parameters: NODE_PG_FORMS,
  url: (door, password) => postgresUrl(door.endpoint, password, nodePgTls(door)),
  pool: NODE_PG_POOL,
  settings: NODE_PG_SETTINGS,
  breaks: [
    ...NODE_PG_BREAKS,
    {
      what: 'backend.breaks.namedQueries',
      error: 'prepared statement "…" already exists',
      when: 'transaction',
      found: /\.query\(\s{0,20}\{[^}]{0,500}\bname:/,
      isFatal: true,
    },
    {
      what: 'backend.breaks.listen',
      error: 'no notification arrives',
      when: 'transaction',
      found: /['"`]\s*LISTEN\s/i,
      isFatal: false,
    },
  ],
  code: ({ poolSize }) =>
    [
      "import pg from 'pg';",
      '',
      'export const pool = new pg.Pool({',
      '  connectionString: process.env.DATABASE_URL, // no `ssl` option beside it: the URL would win anyway',
      `  max: ${poolSize},`,
      '});',
    ].join('\n'),
};
