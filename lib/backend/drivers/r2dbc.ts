import type { DriverStack } from './driver-stack';
import type { ServerSettings } from './parameter-forms';
import { pathApart } from './parameter-forms';

/** `name=value` one after the other, as its `options` take them. */
const pairs = (settings: ServerSettings) =>
  Object.entries(settings)
    .map((pair) => pair.join('='))
    .join(';');

/** The reactive driver: other parameters than pgjdbc's, and a URL that no JDBC driver takes. */
export const r2dbc: DriverStack = {
  id: 'r2dbc',
  language: 'java',
  parameters: {
    startup: pathApart(
      (path) => ({ url: { schema: path } }),
      (settings) => ({ url: { options: pairs(settings) } }),
    ),
    names: { applicationName: 'applicationName', certificate: 'sslCert', key: 'sslKey' },
    code: {
      connectTimeout: (seconds) => `CONNECT_TIMEOUT, Duration.ofSeconds(${seconds})`,
      poolMax: (max) => `spring.r2dbc.pool.max-size=${max}`,
    },
  },
  // User and password are properties of their own, as with JDBC.
  url: ({ endpoint, caFile, mode }) => {
    const { host, port, database, tls } = endpoint;
    const verifies = tls.mode.startsWith('verify') && caFile;
    const params = {
      sslMode: tls.mode.startsWith('verify') && !caFile ? 'require' : tls.mode,
      ...(verifies ? { sslRootCert: caFile } : {}),
      ...(mode === 'transaction' ? { preparedStatementCacheQueries: '0' } : {}),
    };
    const query = Object.entries(params).map(([name, value]) => `${name}=${value}`);
    return `r2dbc:postgresql://${host}:${port}/${encodeURIComponent(database)}?${query.join('&')}`;
  },
  pool: { says: /max-?size["']?\s*[:=(]\s*["']?(\d+)/i, inside: /r2dbc/i, byDefault: 10 },
  settings: [
    {
      name: 'preparedStatementCacheQueries',
      value: '0',
      why: 'backend.why.statementCache',
      when: 'transaction',
      present: /preparedStatementCacheQueries["']?\s*[:=(,]\s*["']?0/i,
    },
    { name: 'sslRootCert', value: '…', why: 'backend.why.sslInUrl', when: 'tls', present: /sslRootCert/i },
  ],
  breaks: [
    {
      what: 'backend.breaks.namedStatements',
      error: '[42P05] prepared statement "S_0" already exists',
      when: 'transaction',
      isFatal: true,
    },
  ],
  code: ({ poolSize }) =>
    [
      '# application.properties',
      'spring.r2dbc.url=${DATABASE_URL}',
      'spring.r2dbc.username=${POSTGRES_USER}',
      'spring.r2dbc.password=${POSTGRES_PASSWORD}',
      `spring.r2dbc.pool.max-size=${poolSize}`,
      '# Flyway or Liquibase: a JDBC URL of the session-mode pooler',
    ].join('\n'),
};
