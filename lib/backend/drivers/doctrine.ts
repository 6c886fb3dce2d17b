import type { DriverStack } from './driver-stack';
import { postgresUrl } from './postgres-url';
import { libpqTls } from './tls-params';

/** On PDO Doctrine turns prepared statements off by itself. */
export const doctrine: DriverStack = {
  id: 'doctrine',
  language: 'php',
  parameters: { names: { applicationName: 'application_name', certificate: 'sslcert', key: 'sslkey' } },
  schemes: ['postgres', 'pdo-pgsql'],
  url: (door, password) => postgresUrl(door.endpoint, password, libpqTls(door)),
  pool: { says: /(?!)/, byDefault: null },
  settings: [
    { name: 'sslrootcert', value: '…', why: 'backend.why.sslInUrl', when: 'tls', present: /sslrootcert/ },
  ],
  breaks: [
    {
      what: 'backend.breaks.namedStatements',
      error: 'SQLSTATE[26000]: … prepared statement "pdo_stmt_00000001" does not exist',
      when: 'transaction',
      found: /DISABLE_PREPARES["']?\s*(?:=>|:)\s*false/,
      isFatal: true,
    },
  ],
  code: () =>
    [
      '# config/packages/doctrine.yaml',
      'doctrine:',
      '    dbal:',
      "        url: '%env(resolve:DATABASE_URL)%'",
      "        server_version: '17'",
      '# doctrine:migrations:migrate: with DATABASE_URL=$DIRECT_URL (session mode)',
    ].join('\n'),
};
