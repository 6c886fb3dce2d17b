import { optionsText } from '../../postgres/address/write-options';
import type { DriverStack } from './driver-stack';
import { pathApart } from './parameter-forms';
import { libpqTls } from './tls-params';

export const jdbc: DriverStack = {
  id: 'jdbc',
  language: 'java',
  parameters: {
    startup: pathApart(
      (path) => ({ url: { currentSchema: path } }),
      (settings) => ({ url: { options: optionsText(settings) } }),
    ),
    names: {
      applicationName: 'ApplicationName',
      targetSessionAttrs: 'targetServerType',
      channelBinding: 'channelBinding',
      sslNegotiation: 'sslNegotiation',
      certificate: 'sslcert',
      key: 'sslkey',
      connectTimeout: 'connectTimeout',
    },
    code: { poolMax: (max) => `spring.datasource.hikari.maximum-pool-size=${max}` },
    values: {
      'read-write': 'primary',
      'read-only': 'secondary',
      standby: 'secondary',
      'prefer-standby': 'preferSecondary',
    },
    takesHosts: true,
  },
  // User and password are properties of their own: in the URL they would have to be encoded twice by some tools.
  url: (door) => {
    const { host, port, database } = door.endpoint;
    const params = Object.entries({
      ...libpqTls(door, { sslfactory: 'org.postgresql.ssl.DefaultJavaSSLFactory' }),
      ...(door.mode === 'transaction' ? { prepareThreshold: '0' } : {}),
    });
    const query = params.map(([name, value]) => `${name}=${value}`).join('&');
    return `jdbc:postgresql://${host}:${port}/${encodeURIComponent(database)}?${query}`;
  },
  pool: { says: /maximum-?pool-?size["']?\s*[:=(]\s*["']?(\d+)/i, byDefault: 10 },
  settings: [
    {
      name: 'prepareThreshold',
      value: '0',
      why: 'backend.why.prepareThreshold',
      when: 'transaction',
      present: /prepareThreshold["']?\s*[:=,]\s*["']?0/,
    },
    { name: 'sslrootcert', value: '…', why: 'backend.why.sslInUrl', when: 'tls', present: /sslrootcert/ },
  ],
  breaks: [
    {
      what: 'backend.breaks.namedStatements',
      error: 'ERROR: prepared statement "S_1" already exists',
      when: 'transaction',
      isFatal: true,
    },
    {
      what: 'backend.breaks.autoSchema',
      error: 'ddl-auto changes the schema at start',
      when: 'always',
      found: /ddl-auto\s*[:=]\s*(update|create)/,
      isFatal: false,
    },
  ],
  code: ({ poolSize }) =>
    [
      '# application.properties',
      'spring.datasource.url=${JDBC_DATABASE_URL}',
      'spring.datasource.username=${POSTGRES_USER}',
      'spring.datasource.password=${POSTGRES_PASSWORD}',
      `spring.datasource.hikari.maximum-pool-size=${poolSize}`,
      '# Flyway or Liquibase: the session-mode URL',
      'spring.flyway.url=${JDBC_DIRECT_URL}',
    ].join('\n'),
};
