import { optionsText } from '../../postgres/address/write-options';

/** Settings of the server by libpq's names; `search_path` as SQL spells it. */
export type ServerSettings = Readonly<Record<string, string>>;

/** What a connection text says beside the server's settings. */
export type PlainParameter =
  | 'applicationName'
  | 'targetSessionAttrs'
  | 'channelBinding'
  | 'sslNegotiation'
  | 'certificate'
  | 'key'
  | 'connectTimeout'
  | 'poolMax'
  | 'poolTimeout';

/** How a driver is told something: by parameters of its URL, by words of its code, or by both. */
export interface ParameterForm {
  readonly url?: Readonly<Record<string, string>>;
  readonly code?: string;
}

/** In which form a driver knows what a connection text says. What it has no form for is refused by name. */
export interface ParameterForms {
  /** Settings in the startup packet; null for those that it cannot send, all of them where it is missing. */
  readonly startup?: (settings: ServerSettings) => ParameterForm | null;
  /** Puts the name of one schema before every table, so that no door has a say in it. */
  readonly schema?: (schema: string) => ParameterForm;
  /** True where that is the driver's usual way, and not only what is left behind a door that refuses settings. */
  readonly prefersSchema?: true;
  /** The same settings by SQL after connecting, which only a session keeps. */
  readonly onConnect?: (settings: ServerSettings) => ParameterForm | null;
  readonly names: Readonly<Partial<Record<PlainParameter, string>>>;
  /** What the code says instead. */
  readonly code?: Readonly<Partial<Record<PlainParameter, (value: string) => string>>>;
  /** Values that the driver spells another way. */
  readonly values?: Readonly<Record<string, string>>;
  /** Its URL takes several hosts, tried in their order. */
  readonly takesHosts?: true;
}

type Told = (settings: ServerSettings) => ParameterForm | null;

/** `search_path` in a parameter of its own, the other settings in another. */
export function pathApart(path: (searchPath: string) => ParameterForm | null, others: Told): Told {
  return ({ search_path: searchPath, ...settings }) =>
    searchPath === undefined ? others(settings) : path(searchPath);
}

const optionsInUrl = (settings: ServerSettings): ParameterForm => ({
  url: { options: optionsText(settings) },
});

/** What is not the driver's own name for something goes to the server as a setting. */
export const settingsInUrl = (settings: ServerSettings): ParameterForm => ({ url: settings });

/** `key: 'value'` pairs of JavaScript. */
export function jsEntries(settings: ServerSettings): string {
  return Object.entries(settings)
    .map(([name, value]) => `${name}: '${value.replaceAll(/[\\']/g, '\\$&')}'`)
    .join(', ');
}

/** `"key": "value"` pairs of a Python dictionary. */
export function pyEntries(settings: ServerSettings): string {
  return Object.entries(settings)
    .map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`)
    .join(', ');
}

/** libpq and what stands on it. */
export const LIBPQ_FORMS: ParameterForms = {
  startup: optionsInUrl,
  names: {
    applicationName: 'application_name',
    targetSessionAttrs: 'target_session_attrs',
    channelBinding: 'channel_binding',
    sslNegotiation: 'sslnegotiation',
    certificate: 'sslcert',
    key: 'sslkey',
    connectTimeout: 'connect_timeout',
  },
  takesHosts: true,
};

/** libpq below a framework whose URL holds one host only. */
export const LIBPQ_ONE_HOST_FORMS: ParameterForms = {
  startup: optionsInUrl,
  names: LIBPQ_FORMS.names,
};

/** node-postgres and what stands on it. */
export const NODE_PG_FORMS: ParameterForms = {
  startup: optionsInUrl,
  names: {
    applicationName: 'application_name',
    certificate: 'sslcert',
    key: 'sslkey',
    sslNegotiation: 'sslnegotiation',
  },
  code: {
    channelBinding: (value) => `enableChannelBinding: ${value !== 'disable'}`,
    connectTimeout: (seconds) => `connectionTimeoutMillis: ${Number(seconds) * 1000}`,
    poolMax: (max) => `max: ${max}`,
  },
};

const pythonEngine: ParameterForms['code'] = {
  connectTimeout: (seconds) => `connect_args={"timeout": ${seconds}}`,
  poolMax: (max) => `pool_size=${max}`,
  poolTimeout: (seconds) => `pool_timeout=${seconds}`,
};

/** asyncpg's own URL hands on what it does not know; SQLAlchemy's dialect makes arguments of it, and fails. */
export const ASYNCPG_FORMS: ParameterForms = {
  startup: settingsInUrl,
  names: { applicationName: 'application_name', certificate: 'sslcert', key: 'sslkey' },
  code: {
    targetSessionAttrs: (value) => `target_session_attrs="${value}"`,
    sslNegotiation: (value) => `direct_tls=${value === 'direct' ? 'True' : 'False'}`,
    connectTimeout: (seconds) => `timeout=${seconds}`,
    poolMax: (max) => `max_size=${max}`,
  },
  takesHosts: true,
};

export const SQLALCHEMY_ASYNCPG_FORMS: ParameterForms = {
  startup: (settings) => ({ code: `connect_args={"server_settings": {${pyEntries(settings)}}}` }),
  names: {},
  code: {
    ...pythonEngine,
    targetSessionAttrs: (value) => `connect_args={"target_session_attrs": "${value}"}`,
    sslNegotiation: (value) => `connect_args={"direct_tls": ${value === 'direct' ? 'True' : 'False'}}`,
  },
};

/** SQLAlchemy on libpq: its own URL takes one host, and all parameters are libpq's. */
export const SQLALCHEMY_FORMS: ParameterForms = {
  ...LIBPQ_ONE_HOST_FORMS,
  code: { poolMax: (max) => `pool_size=${max}`, poolTimeout: (seconds) => `pool_timeout=${seconds}` },
};

const GO_NAMES = {
  applicationName: 'application_name',
  certificate: 'sslcert',
  key: 'sslkey',
  connectTimeout: 'connect_timeout',
} as const;

/** pgx sends what it does not know as a setting; the size of a pool is known to `pgxpool` only. */
export const PGX_FORMS: ParameterForms = {
  startup: settingsInUrl,
  names: { ...GO_NAMES, targetSessionAttrs: 'target_session_attrs', sslNegotiation: 'sslnegotiation' },
  code: { poolMax: (max) => `config.MaxConns = ${max}` },
  takesHosts: true,
};

export const LIB_PQ_FORMS: ParameterForms = {
  startup: settingsInUrl,
  names: GO_NAMES,
  code: { poolMax: (max) => `db.SetMaxOpenConns(${max})` },
};
