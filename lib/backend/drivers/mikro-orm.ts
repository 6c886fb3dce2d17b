import { optionsText } from '../../postgres/address/write-options';
import type { DriverStack } from './driver-stack';
import { NODE_PG_BREAKS } from './node-postgres';
import { postgresUrl } from './postgres-url';

/** Of `clientUrl` MikroORM reads host, port, user, password, database and `schema`; TLS has to be asked for in code. */
export const mikroOrm: DriverStack = {
  id: 'mikro-orm',
  language: 'node',
  parameters: {
    startup: (settings) => ({
      code: `driverOptions: { connection: { options: '${optionsText(settings)}' } }`,
    }),
    schema: (schema) => ({ url: { schema } }),
    prefersSchema: true,
    names: {},
    code: {
      applicationName: (name) => `driverOptions: { connection: { application_name: '${name}' } }`,
      connectTimeout: (seconds) =>
        `driverOptions: { connection: { connectionTimeoutMillis: ${Number(seconds) * 1000} } }`,
      poolMax: (max) => `pool: { min: 0, max: ${max} }`,
    },
  },
  tlsInCode: true,
  url: ({ endpoint }, password) => postgresUrl(endpoint, password),
  pool: { says: /\bmax:\s*(\d+)/, inside: /mikro-?orm/i, byDefault: 10 },
  settings: [
    {
      name: 'driverOptions.connection.ssl',
      value: '{ ca: readFileSync(…) }',
      why: 'backend.why.sslCa',
      when: 'tls',
      present: /ssl:\s*\{[^}]{0,500}\bca\b/,
    },
  ],
  breaks: NODE_PG_BREAKS.filter(({ what }) => what === 'backend.breaks.tlsOff'),
  code: ({ endpoint, caFile, poolSize }) => {
    const verifies = endpoint.tls.mode.startsWith('verify') && caFile;
    const ssl = verifies ? `{ ca: readFileSync('${caFile}', 'utf8') }` : '{ rejectUnauthorized: false }';
    return [
      ...(verifies ? ["import { readFileSync } from 'node:fs';", ''] : []),
      'export default defineConfig({',
      '  clientUrl: process.env.DATABASE_URL,',
      ...(endpoint.tls.mode === 'disable' ? [] : [`  driverOptions: { connection: { ssl: ${ssl} } },`]),
      `  pool: { min: 0, max: ${poolSize} },`,
      '});',
      '// mikro-orm migration:up: the session-mode URL in DIRECT_URL',
    ].join('\n');
  },
};
