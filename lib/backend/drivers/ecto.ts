import { arrivingSettings } from './carry-parameters';
import type { DriverStack } from './driver-stack';
import type { ServerSettings } from './parameter-forms';
import { postgresUrl } from './postgres-url';

const keywords = (settings: ServerSettings) =>
  Object.entries(settings)
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
    .join(', ');

/** Of the URL's parameters Ecto hands all on and Postgrex reads `ssl` only; certificates are given in code. */
export const ecto: DriverStack = {
  id: 'ecto',
  language: 'elixir',
  parameters: {
    startup: (settings) => ({ code: `parameters: [${keywords(settings)}]` }),
    onConnect: ({ search_path: path }) =>
      path === undefined
        ? null
        : { code: `after_connect: {Postgrex, :query!, ["SET search_path TO ${path}", []]}` },
    names: { poolMax: 'pool_size' },
    code: { connectTimeout: (seconds) => `timeout: ${Number(seconds) * 1000}` },
  },
  tlsInCode: true,
  schemes: ['ecto', 'postgres'],
  url: ({ endpoint }, password) => postgresUrl(endpoint, password),
  pool: { says: /\bpool_size:\s*(?:String\.to_integer\(.*?"(\d+)"\)|(\d+))/, byDefault: 10 },
  settings: [
    {
      name: 'prepare',
      value: ':unnamed',
      why: 'backend.why.unnamed',
      when: 'transaction',
      present: /\bprepare:\s*:unnamed/,
    },
    {
      name: 'ssl',
      value: '[cacertfile: "…"]',
      why: 'backend.why.sslCa',
      when: 'tls',
      present: /cacertfile:|cacerts:/,
    },
  ],
  breaks: [
    {
      what: 'backend.breaks.namedStatements',
      error:
        '(Postgrex.Error) ERROR 26000 (invalid_sql_statement_name) prepared statement "ecto_…" does not exist',
      when: 'transaction',
      isFatal: true,
    },
    {
      what: 'backend.breaks.listen',
      error: 'no notification arrives',
      when: 'transaction',
      found: /Postgrex\.Notifications/,
      isFatal: false,
    },
  ],
  code: (context) => {
    const { endpoint, caFile, mode, poolSize } = context;
    const settings = keywords(arrivingSettings(context));
    const verifies = endpoint.tls.mode.startsWith('verify') && caFile;
    const host = `server_name_indication: ~c"${endpoint.host}"`;
    const ssl = verifies
      ? `[cacertfile: "${caFile}", verify: :verify_peer, ${host}]`
      : '[verify: :verify_none]';
    return [
      '# config/runtime.exs',
      'config :my_app, MyApp.Repo,',
      '  url: System.fetch_env!("DATABASE_URL"),',
      ...(endpoint.tls.mode === 'disable' ? [] : [`  ssl: ${ssl},`]),
      ...(mode === 'transaction' ? ['  prepare: :unnamed,'] : []),
      ...(settings === '' ? [] : [`  parameters: [${settings}],`]),
      `  pool_size: ${poolSize}`,
      '# mix ecto.migrate: with DATABASE_URL=$DIRECT_URL (session mode)',
    ].join('\n');
  },
};
