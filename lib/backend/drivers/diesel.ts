import type { DriverStack } from './driver-stack';
import { LIBPQ_FORMS } from './parameter-forms';
import { postgresUrl } from './postgres-url';
import { libpqTls } from './tls-params';

/** libpq below; each query is prepared, by name unless its cache is off, and in two trips even then. */
export const diesel: DriverStack = {
  id: 'diesel',
  language: 'rust',
  parameters: LIBPQ_FORMS,
  needsSession: 'backend.breaks.alwaysPrepares',
  url: (door, password) => postgresUrl(door.endpoint, password, libpqTls(door)),
  pool: { says: /\.max_size\((\d+)\)/, byDefault: 10 },
  settings: [
    { name: 'sslrootcert', value: '…', why: 'backend.why.sslInUrl', when: 'tls', present: /sslrootcert/ },
  ],
  breaks: [],
  code: ({ poolSize }) =>
    [
      '// session mode or direct: Diesel prepares every query',
      'let manager = ConnectionManager::<PgConnection>::new(std::env::var("DATABASE_URL")?);',
      `let pool = Pool::builder().max_size(${poolSize}).build(manager)?;`,
    ].join('\n'),
};
