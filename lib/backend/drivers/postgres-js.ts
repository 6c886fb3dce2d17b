import type { DriverStack } from './driver-stack';
import { settingsInUrl } from './parameter-forms';
import { postgresUrl } from './postgres-url';

export const postgresJs: DriverStack = {
  id: 'postgres-js',
  language: 'node',
  parameters: {
    startup: settingsInUrl,
    names: {
      applicationName: 'application_name',
      targetSessionAttrs: 'target_session_attrs',
      sslNegotiation: 'sslnegotiation',
      connectTimeout: 'connect_timeout',
      poolMax: 'max',
    },
    code: {
      certificate: (path) => `ssl: { cert: readFileSync('${path}') }`,
      key: (path) => `ssl: { key: readFileSync('${path}') }`,
    },
    takesHosts: true,
  },
  url: ({ endpoint }, password) => {
    const ssl: Record<string, string> = endpoint.tls.mode === 'disable' ? {} : { ssl: 'require' };
    return postgresUrl(endpoint, password, ssl);
  },
  pool: { says: /\bmax:\s*(\d+)/, inside: /\bpostgres\(/, byDefault: 10 },
  settings: [
    {
      name: 'prepare',
      value: 'false',
      why: 'backend.why.prepareFalse',
      when: 'transaction',
      present: /\bprepare:\s*false/,
    },
    {
      name: 'ssl.ca',
      value: 'readFileSync(…)',
      why: 'backend.why.sslCa',
      when: 'tls',
      present: /ssl:\s*\{[^}]{0,500}\bca\b/,
    },
  ],
  breaks: [
    {
      what: 'backend.breaks.namedStatements',
      error: 'prepared statement "…" does not exist',
      when: 'transaction',
      isFatal: true,
    },
    {
      what: 'backend.breaks.foreignFlag',
      error: 'unsupported startup parameter: pgbouncer',
      when: 'always',
      found: /postgres(ql)?:\/\/[^\s"']{0,500}[?&]pgbouncer=/,
      isFatal: true,
    },
    {
      what: 'backend.breaks.sentToServer',
      error: 'unsupported startup parameter: sslrootcert',
      when: 'always',
      found:
        /postgres(ql)?:\/\/[^\s"']{0,500}[?&](?:sslrootcert(?!=system)|sslcert|sslkey|uselibpqcompat|sslaccept|channel_binding|connection_limit)=/,
      isFatal: true,
    },
    {
      what: 'backend.breaks.listen',
      error: 'no notification arrives',
      when: 'transaction',
      found: /\bsql\.listen\(/,
      isFatal: false,
    },
  ],
  code: ({ endpoint, caFile, mode, poolSize }) => {
    const verifies = endpoint.tls.mode.startsWith('verify') && caFile;
    return [
      "import postgres from 'postgres';",
      ...(verifies ? ["import { readFileSync } from 'node:fs';"] : []),
      '',
      'export const sql = postgres(process.env.DATABASE_URL, {',
      ...(mode === 'transaction' ? ['  prepare: false,'] : []),
      ...(verifies ? [`  ssl: { ca: readFileSync('${caFile}'), rejectUnauthorized: true },`] : []),
      `  max: ${poolSize},`,
      '});',
    ].join('\n');
  },
};
