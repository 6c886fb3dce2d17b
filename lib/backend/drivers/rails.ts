import type { DriverStack } from './driver-stack';
import { jsEntries, LIBPQ_ONE_HOST_FORMS, pathApart } from './parameter-forms';
import { postgresUrl } from './postgres-url';
import { libpqTls } from './tls-params';

export const rails: DriverStack = {
  id: 'rails',
  language: 'ruby',
  parameters: {
    ...LIBPQ_ONE_HOST_FORMS,
    onConnect: pathApart(
      (path) => ({ url: { schema_search_path: path } }),
      (settings) => ({ code: `variables: { ${jsEntries(settings)} }` }),
    ),
    names: { ...LIBPQ_ONE_HOST_FORMS.names, poolMax: 'pool', poolTimeout: 'checkout_timeout' },
  },
  url: (door, password) =>
    postgresUrl(door.endpoint, password, {
      ...libpqTls(door),
      ...(door.mode === 'transaction' ? { prepared_statements: 'false' } : {}),
    }),
  pool: { says: /^\s*pool:.*?(\d+)/, inside: /adapter:|production:/, byDefault: 5 },
  settings: [
    {
      name: 'prepared_statements',
      value: 'false',
      why: 'backend.why.preparedStatements',
      when: 'transaction',
      present: /prepared_statements[:=]\s*false/,
    },
    {
      name: 'advisory_locks',
      isOptional: true,
      value: 'false',
      why: 'backend.why.advisoryLocks',
      when: 'transaction',
      present: /advisory_locks[:=]\s*false/,
    },
    { name: 'sslrootcert', value: '…', why: 'backend.why.sslInUrl', when: 'tls', present: /sslrootcert/ },
  ],
  breaks: [
    {
      what: 'backend.breaks.namedStatements',
      error: 'PG::DuplicatePstatement: ERROR:  prepared statement "a1" already exists',
      when: 'transaction',
      isFatal: true,
    },
    {
      what: 'backend.breaks.migrationLock',
      error: 'ActiveRecord::ConcurrentMigrationError: Failed to release advisory lock',
      when: 'transaction',
      isFatal: false,
    },
    {
      what: 'backend.breaks.intervalStyle',
      error: 'an interval is read as nil',
      when: 'transaction',
      found: /\bt\.interval\b|,\s*:interval\b/,
      isFatal: false,
    },
  ],
  code: ({ endpoint, caFile, mode, poolSize }) => {
    const tls = libpqTls({ endpoint, caFile });
    return [
      'production:',
      '  url: <%= ENV["DATABASE_URL"] %>',
      `  pool: ${poolSize}`,
      ...(mode === 'transaction' ? ['  prepared_statements: false', '  advisory_locks: false'] : []),
      ...Object.entries(tls).map(([name, value]) => `  ${name}: ${value}`),
      '# migrate with the session-mode URL: DATABASE_URL=$DIRECT_URL bin/rails db:migrate',
    ].join('\n');
  },
};
