import type { DriverStack } from './driver-stack';
import { postgresUrl } from './postgres-url';
import { libpqTls } from './tls-params';

/** The parameters of `DB_URL` become keys of the connection in config/database.php, which knows libpq's for TLS. */
export const laravel: DriverStack = {
  id: 'laravel',
  language: 'php',
  parameters: {
    // Laravel says SET search_path once it is connected.
    onConnect: (settings) => (settings.search_path === undefined ? null : { url: settings }),
    names: { applicationName: 'application_name', certificate: 'sslcert', key: 'sslkey' },
  },
  schemes: ['postgres', 'pgsql'],
  url: (door, password) => postgresUrl(door.endpoint, password, libpqTls(door)),
  pool: { says: /(?!)/, byDefault: null },
  settings: [
    {
      name: 'PDO::ATTR_EMULATE_PREPARES',
      value: 'true',
      why: 'backend.why.emulatePrepares',
      when: 'transaction',
      present: /ATTR_EMULATE_PREPARES\s*=>\s*true|(?:PGSQL_)?ATTR_DISABLE_PREPARES\s*=>\s*true/,
    },
    { name: 'sslrootcert', value: '…', why: 'backend.why.sslInUrl', when: 'tls', present: /sslrootcert/ },
  ],
  breaks: [
    {
      what: 'backend.breaks.namedStatements',
      error: 'SQLSTATE[26000]: … prepared statement "pdo_stmt_00000001" does not exist',
      when: 'transaction',
      isFatal: true,
    },
  ],
  code: ({ mode }) =>
    [
      '// config/database.php',
      "'pgsql' => [",
      "    'driver' => 'pgsql',",
      "    'url' => env('DB_URL'),",
      ...(mode === 'transaction' ? ["    'options' => [PDO::ATTR_EMULATE_PREPARES => true],"] : []),
      '],',
      '// php artisan migrate: with DB_URL=$DIRECT_URL (session mode)',
    ].join('\n'),
};
