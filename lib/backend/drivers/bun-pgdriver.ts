import type { DriverStack } from './driver-stack';
import { settingsInUrl } from './parameter-forms';
import { postgresUrl } from './postgres-url';
import { libpqTls } from './tls-params';

/** bun's own driver puts values into the text of a query, so nothing is prepared; what it does not know it SETs. */
export const bunPgdriver: DriverStack = {
  id: 'bun-pgdriver',
  language: 'go',
  parameters: {
    onConnect: settingsInUrl,
    names: { applicationName: 'application_name' },
    code: { poolMax: (max) => `sqldb.SetMaxOpenConns(${max})` },
  },
  schemes: ['postgres'],
  url: (door, password) => postgresUrl(door.endpoint, password, libpqTls(door, {})),
  pool: { says: /\bSetMaxOpenConns\((\d+)\)/, byDefault: null },
  settings: [
    { name: 'sslrootcert', value: '…', why: 'backend.why.sslInUrl', when: 'tls', present: /sslrootcert/ },
  ],
  breaks: [
    {
      what: 'backend.breaks.explicitPrepare',
      error: 'pgdriver: prepared statement does not exist',
      when: 'transaction',
      found: /\bdb\.Prepare(Context)?\(/,
      isFatal: true,
    },
    {
      what: 'backend.breaks.listen',
      error: 'no notification arrives',
      when: 'transaction',
      found: /pgdriver\.NewListener\(/,
      isFatal: false,
    },
    {
      what: 'backend.breaks.tlsOff',
      error: 'pgdriver.WithInsecure(true)',
      when: 'always',
      found: /WithInsecure\(true\)/,
      isFatal: true,
    },
  ],
  code: ({ poolSize }) =>
    [
      'sqldb := sql.OpenDB(pgdriver.NewConnector(pgdriver.WithDSN(os.Getenv("DATABASE_URL"))))',
      `sqldb.SetMaxOpenConns(${poolSize})`,
      'db := bun.NewDB(sqldb, pgdialect.New())',
    ].join('\n'),
};
