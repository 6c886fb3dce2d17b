import { optionsText } from '../../postgres/address/write-options';
import type { DriverStack } from './driver-stack';
import { pathApart } from './parameter-forms';
import { quotedPair } from './quoted-pair';

const SSL_MODE = {
  disable: 'Disable',
  require: 'Require',
  'verify-ca': 'VerifyCA',
  'verify-full': 'VerifyFull',
};

/** Npgsql takes no URL. It prepares nothing by itself; what it would send to clean a session is the pooler's business. */
export const npgsql: DriverStack = {
  id: 'npgsql',
  language: 'dotnet',
  parameters: {
    startup: pathApart(
      (path) => ({ url: { 'Search Path': path } }),
      (settings) => ({ url: { Options: optionsText(settings) } }),
    ),
    names: {
      applicationName: 'Application Name',
      targetSessionAttrs: 'Target Session Attributes',
      channelBinding: 'Channel Binding',
      sslNegotiation: 'SSL Negotiation',
      certificate: 'SSL Certificate',
      key: 'SSL Key',
      connectTimeout: 'Timeout',
      poolMax: 'Maximum Pool Size',
    },
    takesHosts: true,
  },
  url: ({ endpoint, caFile, mode }, password) => {
    const { host, port, database, user, tls } = endpoint;
    const verifies = tls.mode.startsWith('verify');
    const values = {
      Host: host,
      Port: String(port),
      Database: database,
      Username: user,
      Password: password,
      'SSL Mode': verifies && !caFile ? 'Require' : SSL_MODE[tls.mode],
      ...(verifies && caFile ? { 'Root Certificate': caFile } : {}),
      ...(mode === 'transaction' ? { 'No Reset On Close': 'true' } : {}),
    };
    return Object.entries(values)
      .map(([name, value]) => `${name}=${quotedPair(value)}`)
      .join(';');
  },
  pool: { says: /Max(?:imum)? ?Pool ?Size\s*=\s*(\d+)/i, byDefault: 100 },
  settings: [
    {
      name: 'No Reset On Close',
      value: 'true',
      why: 'backend.why.noReset',
      when: 'transaction',
      isOptional: true,
      present: /No ?Reset ?On ?Close\s*=\s*true/i,
    },
    {
      name: 'Root Certificate',
      value: '…',
      why: 'backend.why.sslInUrl',
      when: 'tls',
      present: /Root ?Certificate\s*=/i,
    },
  ],
  breaks: [
    {
      what: 'backend.breaks.explicitPrepare',
      error: '26000: prepared statement "_p1" does not exist',
      when: 'transaction',
      found: /Max ?Auto ?Prepare\s*=\s*[1-9]|\.Prepare(?:Async)?\(/i,
      isFatal: true,
    },
    {
      what: 'backend.breaks.listen',
      error: 'no notification arrives',
      when: 'transaction',
      found: /\.Wait(?:Async)?\(|["']LISTEN /,
      isFatal: false,
    },
  ],
  code: ({ poolSize }) =>
    [
      'var dataSource = NpgsqlDataSource.Create(builder.Configuration.GetConnectionString("DefaultConnection"));',
      `// Maximum Pool Size=${poolSize} in the string; EF Core: options.UseNpgsql(dataSource)`,
      '// dotnet ef database update: --connection with the session-mode string',
    ].join('\n'),
};
