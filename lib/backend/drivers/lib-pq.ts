import type { DriverStack } from './driver-stack';
import { LIB_PQ_FORMS } from './parameter-forms';
import { postgresUrl } from './postgres-url';
import { libpqTls } from './tls-params';

export const libPq: DriverStack = {
  id: 'lib-pq',
  language: 'go',
  parameters: LIB_PQ_FORMS,
  url: (door, password) =>
    postgresUrl(door.endpoint, password, {
      ...libpqTls(door, {}),
      ...(door.mode === 'transaction' ? { binary_parameters: 'yes' } : {}),
    }),
  pool: { says: /\bSetMaxOpenConns\((\d+)\)/, byDefault: null },
  settings: [
    {
      name: 'binary_parameters',
      value: 'yes',
      why: 'backend.why.binaryParameters',
      when: 'transaction',
      present: /binary_parameters=yes/,
    },
    { name: 'sslrootcert', value: '…', why: 'backend.why.sslInUrl', when: 'tls', present: /sslrootcert/ },
  ],
  breaks: [
    {
      what: 'backend.breaks.twoTrips',
      error: 'pq: unnamed prepared statement does not exist',
      when: 'transaction',
      isFatal: true,
    },
    {
      what: 'backend.breaks.explicitPrepare',
      error: 'pq: prepared statement "1" does not exist',
      when: 'transaction',
      found: /\bdb\.Prepare(Context)?\(/,
      isFatal: true,
    },
    {
      what: 'backend.breaks.bytesAsJson',
      error: 'pq: unsupported jsonb version number 123',
      when: 'transaction',
      found: /\bjson\.Marshal\(/,
      isFatal: false,
    },
    {
      what: 'backend.breaks.listen',
      error: 'no notification arrives',
      when: 'transaction',
      found: /pq\.NewListener\(/,
      isFatal: false,
    },
  ],
  code: ({ poolSize }) =>
    ['db, err := sql.Open("postgres", os.Getenv("DATABASE_URL"))', `db.SetMaxOpenConns(${poolSize})`].join(
      '\n',
    ),
};
