import type { DriverStack } from './driver-stack';
import { LIBPQ_FORMS } from './parameter-forms';
import { postgresUrl } from './postgres-url';

/** Knows `disable`, `prefer` and `require` for `sslmode` and refuses every parameter that it does not know. */
export const tokioPostgres: DriverStack = {
  id: 'tokio-postgres',
  language: 'rust',
  parameters: {
    ...LIBPQ_FORMS,
    names: {
      applicationName: 'application_name',
      targetSessionAttrs: 'target_session_attrs',
      channelBinding: 'channel_binding',
      sslNegotiation: 'sslnegotiation',
      connectTimeout: 'connect_timeout',
    },
  },
  needsSession: 'backend.breaks.alwaysPrepares',
  url: ({ endpoint }, password) =>
    postgresUrl(endpoint, password, { sslmode: endpoint.tls.mode === 'disable' ? 'disable' : 'require' }),
  pool: { says: /\.max_size\((\d+)\)/, byDefault: null },
  settings: [
    {
      name: 'MakeTlsConnector',
      value: 'native-tls / rustls',
      why: 'backend.why.tlsConnector',
      when: 'tls',
      present: /MakeTlsConnector|MakeRustlsConnect|postgres_(?:native_tls|openssl)|tokio_postgres_rustls/,
    },
  ],
  breaks: [
    {
      what: 'backend.breaks.tlsConnectorMissing',
      error: 'error performing TLS handshake: no TLS implementation configured',
      when: 'always',
      found: /\bNoTls\b/,
      isFatal: true,
    },
    {
      what: 'backend.breaks.unknownParameter',
      error: 'unknown option `sslrootcert`',
      when: 'always',
      found: /postgres(?:ql)?:\/\/[^\s"']{0,500}[?&](?:sslrootcert|pgbouncer)=/,
      isFatal: true,
    },
  ],
  code: ({ caFile }) =>
    [
      ...(caFile
        ? [
            `let ca = Certificate::from_pem(&std::fs::read("${caFile}")?)?;`,
            'let tls = MakeTlsConnector::new(TlsConnector::builder().add_root_certificate(ca).build()?);',
          ]
        : ['let tls = MakeTlsConnector::new(TlsConnector::new()?);']),
      '// session mode or direct: this driver prepares every query by name',
      'let (client, connection) = tokio_postgres::connect(&std::env::var("DATABASE_URL")?, tls).await?;',
    ].join('\n'),
};
