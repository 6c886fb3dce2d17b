import { say } from '../../i18n/message';
import { type ConnectionParameters, TARGET_SESSION_ATTRS } from './connection-parameters';
import type { Finding } from './finding';
import { LEFT_OUT_REASONS, type LeftOut, type LeftOutReason, leaveOut } from './left-out';
import { meaningOf, type ParameterMeaning, plainName } from './parameter-meaning';
import { readOptions, schemasOf } from './read-options';

export interface ReadParameters {
  readonly carried: ConnectionParameters;
  readonly leftOut: readonly LeftOut[];
  readonly findings: readonly Finding[];
}

type Draft = { -readonly [Key in keyof ConnectionParameters]: ConnectionParameters[Key] };
interface Building {
  readonly draft: Draft;
  readonly leftOut: LeftOut[];
  readonly findings: Finding[];
}

/** What pgjdbc calls the kinds of servers, in libpq's words. */
const SERVER_TYPES: Readonly<Record<string, (typeof TARGET_SESSION_ATTRS)[number]>> = {
  master: 'primary',
  slave: 'standby',
  secondary: 'standby',
  preferslave: 'prefer-standby',
  prefersecondary: 'prefer-standby',
  preferprimary: 'any',
};
const SETTINGS: Readonly<Record<string, string>> = {
  statementtimeout: 'statement_timeout',
  locktimeout: 'lock_timeout',
  idleintransactionsessiontimeout: 'idle_in_transaction_session_timeout',
  idlesessiontimeout: 'idle_session_timeout',
  transactiontimeout: 'transaction_timeout',
  clientencoding: 'client_encoding',
  workmem: 'work_mem',
  defaulttransactionreadonly: 'default_transaction_read_only',
  defaulttransactionisolation: 'default_transaction_isolation',
  rowsecurity: 'row_security',
  extrafloatdigits: 'extra_float_digits',
  byteaoutput: 'bytea_output',
  standardconformingstrings: 'standard_conforming_strings',
};

function addSetting({ draft, leftOut }: Building, name: string, value: string): void {
  if (name === 'search_path') draft.searchPath = atLeastOne(schemasOf(value));
  else if (name === 'client_encoding' && /^(auto|utf-?8|unicode)$/i.test(value))
    leftOut.push(leaveOut(name, 'client-setting'));
  else draft.settings = { ...draft.settings, [name]: value };
}

function atLeastOne<T>(list: readonly T[]): T[] | undefined {
  return list.length > 0 ? [...list] : undefined;
}

function addOptions(building: Building, value: string): void {
  const { settings, reference, leftOut } = readOptions(value);
  for (const [name, text] of Object.entries(settings)) addSetting(building, name, text);
  building.leftOut.push(...(reference === null ? leftOut : leftOut.filter(({ part }) => part !== '?')));
}

function addTarget({ draft, leftOut }: Building, name: string, value: string): void {
  const wish = value.trim().toLowerCase();
  const plain = wish.replaceAll(/[\s_-]/g, '');
  const known = TARGET_SESSION_ATTRS.find((one) => one.replaceAll('-', '') === plain) ?? SERVER_TYPES[plain];
  if (known) draft.targetSessionAttrs = known;
  else leftOut.push(leaveOut(name, 'unknown'));
}

function addChannelBinding({ draft, leftOut }: Building, name: string, value: string): void {
  const wish = value.trim().toLowerCase();
  if (wish === 'require' || wish === 'prefer' || wish === 'disable') draft.channelBinding = wish;
  else leftOut.push(leaveOut(name, 'unknown'));
}

function addNumber(building: Building, name: string, value: string, set: (number: number) => void): void {
  const number = Number(value.trim().replace(/s$/, ''));
  if (value.trim() !== '' && Number.isFinite(number)) set(number);
  else building.leftOut.push(leaveOut(name, 'unknown'));
}

function addClientFile(
  { draft, leftOut, findings }: Building,
  name: string,
  part: 'cert' | 'key',
  value: string,
) {
  draft.clientCertificate = { ...draft.clientCertificate, [part]: value };
  leftOut.push(leaveOut(name, 'file-elsewhere'));
  if (!findings.some(({ message }) => message.key === 'connection.finding.clientCertificate'))
    findings.push({ verdict: 'warn', message: say('connection.finding.clientCertificate') });
}

type Adding = (building: Building, name: string, value: string) => void;

/** The TLS mode is read by `tlsModeOf`. */
const elsewhere: Adding = () => undefined;

const ADDING: Readonly<Record<Exclude<ParameterMeaning, LeftOutReason>, Adding>> = {
  searchPath: ({ draft }, _name, value) => {
    draft.searchPath = atLeastOne(schemasOf(value)) ?? draft.searchPath;
  },
  options: (building, _name, value) => addOptions(building, value),
  setting: (building, name, value) =>
    addSetting(building, SETTINGS[plainName(name)] ?? plainName(name), value),
  applicationName: ({ draft }, _name, value) => {
    draft.applicationName ??= value;
  },
  targetSessionAttrs: addTarget,
  channelBinding: addChannelBinding,
  sslNegotiation: ({ draft }, _name, value) => {
    draft.sslNegotiation = value.trim().toLowerCase() === 'direct' ? 'direct' : 'postgres';
  },
  rootCertificate: ({ draft, leftOut }, name, value) => {
    draft.rootCertificate = value;
    if (value !== 'system') leftOut.push(leaveOut(name, 'file-elsewhere'));
  },
  certificate: (building, name, value) => addClientFile(building, name, 'cert', value),
  key: (building, name, value) => addClientFile(building, name, 'key', value),
  connectTimeout: (building, name, value) =>
    addNumber(building, name, value, (seconds) => {
      // Rails and others call another thing `timeout`, in milliseconds; nobody waits an hour for a connection.
      if (plainName(name) === 'timeout' && seconds >= 1000)
        building.leftOut.push(leaveOut(name, 'driver-setting'));
      else building.draft.connectTimeoutSeconds = seconds;
    }),
  connectTimeoutMs: (building, name, value) =>
    addNumber(building, name, value, (ms) => {
      building.draft.connectTimeoutSeconds = ms / 1000;
    }),
  poolMax: (building, name, value) =>
    addNumber(building, name, value, (max) => {
      building.draft.pool = { ...building.draft.pool, max: Math.trunc(max) };
    }),
  poolTimeout: (building, name, value) =>
    addNumber(building, name, value, (timeoutSeconds) => {
      building.draft.pool = { ...building.draft.pool, timeoutSeconds };
    }),
  pgbouncer: ({ draft }, _name, value) => {
    draft.isPgBouncer = /^(true|1|yes|on)$/i.test(value.trim());
  },
  initSql: ({ draft, leftOut }, name, value) => {
    const plain = value.trim().replace(/;$/, '').replaceAll(/\s+/g, ' ');
    const path = /^set (?:session )?search_path(?: to |=| = )(.+)$/i.exec(plain)?.[1];
    if (path === undefined) leftOut.push(leaveOut(name, 'driver-setting'));
    else draft.searchPath = atLeastOne(schemasOf(path));
  },
  sslMode: elsewhere,
  ssl: elsewhere,
  trustServer: elsewhere,
  sslFactory: elsewhere,
  sslAccept: elsewhere,
};

function isLeftOut(meaning: ParameterMeaning): meaning is LeftOutReason {
  return LEFT_OUT_REASONS.some((reason) => reason === meaning);
}

function addOne(building: Building, name: string, value: string): void {
  const meaning = meaningOf(name);
  if (isLeftOut(meaning)) building.leftOut.push(leaveOut(name, meaning));
  else ADDING[meaning](building, name, value);
}

/** Sorts the parameters of a connection text: what they mean goes on with the endpoint, the rest is named. */
export function readParameters(raw: Readonly<Record<string, string>>): ReadParameters {
  const building: Building = { draft: {}, leftOut: [], findings: [] };
  for (const [name, value] of Object.entries(raw)) addOne(building, name, value);
  const { draft, leftOut, findings } = building;
  const carried = Object.fromEntries(Object.entries(draft).filter(([, value]) => value !== undefined));
  return { carried, leftOut, findings };
}
