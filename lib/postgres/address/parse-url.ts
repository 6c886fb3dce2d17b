import { say } from '../../i18n/message';
import { type Finding, faultFinding } from './finding';
import { isPlausibleHost, placeholderIn } from './host-text';
import type { ConnectionParts, HostPort } from './parsed-connection';
import { percentDecoded } from './percent-decoding';

/** Everything after the userinfo, read strictly: host, port, database, query. */
interface Tail {
  readonly host: string;
  readonly others: readonly HostPort[];
  readonly port: string;
  readonly database: string;
  readonly query: string;
}

interface Reading extends Tail {
  /** Position of the @ that ends the userinfo; -1 = there is none. */
  readonly at: number;
}

const TAIL =
  /^(?<host>\[[^\]@/?#]*\]|[^:/?#,@[\]\s]*|[^:/?#,@\s]*)(?::(?<port>\d*))?(?<more>(?:,[^/?#,@\s]+)*)(?:\/(?<database>[^/?#@]*))?(?:\?(?<query>[^#]*))?$/;
const KNOWN_PARAMETER =
  /(?:^|&)(?:ssl\w*|application_name|options|connect_timeout|target_session_attrs|channel_binding|gssencmode|keepalives\w*|host|hostaddr|port|user|password|dbname|pgbouncer|connection_limit|pool_timeout|schema|prepareThreshold|prepared_statement_cache_size|statement_cache_size|fallback_application_name)=/i;

/** `,host:port,host` behind the first host; an address of IPv6 stands in brackets. */
function hostList(text: string): HostPort[] {
  return text
    .split(',')
    .filter((one) => one !== '')
    .map((one) => {
      const [, bracketed, plain, port] = /^(?:\[(.*)\]|([^:]*))(?::(\d+))?$/.exec(one) ?? [];
      return { host: (bracketed ?? plain ?? '').toLowerCase(), port: Number(port ?? 5432) };
    });
}

function readTail(text: string, at: number): Reading | null {
  const groups = TAIL.exec(text.slice(at + 1).trim())?.groups;
  if (!groups) return null;
  const raw = groups.host ?? '';
  const host = raw.replace(/^\[(.*:.*)\]$/, '$1').replace(/%25/, '%');
  if (host !== '' && !isPlausibleHost(host) && placeholderIn(raw) === null) return null;
  return {
    at,
    host,
    others: hostList(groups.more ?? ''),
    port: groups.port ?? '',
    database: groups.database ?? '',
    query: groups.query ?? '',
  };
}

/** Every way to split the text, the last @ first; the order in which they are believed. */
function readings(rest: string): Reading[] {
  const ends = [...rest.matchAll(/@/g)].map((match) => match.index).reverse();
  return [...ends, -1].flatMap((at) => readTail(rest, at) ?? []);
}

/** The reading that the standard prescribes: the authority ends at the first slash, question mark or hash. */
function standardReading(rest: string, all: readonly Reading[]): Reading | undefined {
  const authority = rest.slice(0, rest.search(/[/?#]|$/));
  return all.find((reading) => reading.at === authority.lastIndexOf('@'));
}

function choose(rest: string): { reading: Reading | undefined; findings: Finding[] } {
  const all = readings(rest);
  const standard = standardReading(rest, all);
  const isStandard = standard !== undefined && KNOWN_PARAMETER.test(standard.query);
  const reading = isStandard ? standard : all[0];
  const other = all.find((one) => one !== reading && one.host !== reading?.host && one.host !== '');
  const isDoubtful = reading !== undefined && other !== undefined;
  // The other host may be a piece of the password, so only the chosen one is named.
  const params = { chosen: reading?.host ?? '' };
  return { reading, findings: isDoubtful ? [faultFinding('MUD-113', params, 'warn')] : [] };
}

function readUserInfo(text: string): { user?: string; password?: string; findings: Finding[] } {
  if (text === '') return { findings: [] };
  const colon = text.indexOf(':');
  const rawUser = colon < 0 ? text : text.slice(0, colon);
  const user = percentDecoded(rawUser) ?? rawUser;
  if (colon < 0) return { user, findings: [] };
  const raw = text.slice(colon + 1);
  const isUnencoded = /[@/?#[\]\s]/.test(raw) && placeholderIn(raw) === null;
  const decoded = isUnencoded ? null : percentDecoded(raw);
  const isLiteral = isUnencoded || decoded === null;
  const findings: Finding[] = isLiteral
    ? [{ verdict: 'warn', message: say('connection.finding.passwordLiteral') }]
    : [];
  return { user, password: decoded ?? raw, findings };
}

function readQuery(query: string): Record<string, string> {
  const parameters: Record<string, string> = {};
  for (const pair of query.split('&').filter(Boolean)) {
    const [name = '', ...value] = pair.split('=');
    const text = value.join('=');
    parameters[name.trim().toLowerCase()] = percentDecoded(text) ?? text;
  }
  return parameters;
}

/** The query may carry what the authority leaves out (`?host=…&user=…`); it never overrules it silently. */
function fromQuery(
  parameters: Record<string, string>,
  reading: Reading,
): { host?: string; findings: Finding[] } {
  const host = parameters.host ?? parameters.hostaddr;
  if (!host || host === reading.host) return { findings: [] };
  if (reading.host === '') return { host, findings: [] };
  return {
    host: reading.host,
    findings: [faultFinding('MUD-113', { chosen: reading.host }, 'warn')],
  };
}

function optional<K extends string, V>(name: K, value: V | undefined | ''): Partial<Record<K, V>> {
  const empty: Partial<Record<K, V>> = {};
  return value === undefined || value === '' ? empty : { ...empty, [name]: value };
}

/**
 * Reads a URL with any scheme (or none), with or without proper encoding: the userinfo ends at the last @ that leaves
 * a possible host behind it. Where another split would give another host, a finding says so. Null when there is none.
 */
export function parseUrl(text: string): ConnectionParts | null {
  const rest = text.replace(/^[a-z][a-z0-9+.-]*:\/\//i, '');
  const { reading, findings } = choose(rest);
  if (!reading) return null;
  const userInfo = readUserInfo(reading.at < 0 ? '' : rest.slice(0, reading.at));
  const parameters = readQuery(reading.query);
  const queried = fromQuery(parameters, reading);
  const several: Finding[] =
    reading.others.length > 0
      ? [{ verdict: 'warn', message: say('connection.finding.severalHosts', { host: reading.host }) }]
      : [];
  const database = percentDecoded(reading.database) ?? reading.database;
  const port = reading.port || parameters.port;
  return {
    ...optional('host', queried.host ?? reading.host),
    ...optional('port', port ? Number(port) : undefined),
    ...optional('user', userInfo.user || parameters.user),
    ...optional('password', userInfo.password || parameters.password),
    ...optional('database', database || parameters.dbname),
    parameters: withoutSecrets(parameters),
    otherHosts: reading.others,
    findings: [...findings, ...userInfo.findings, ...queried.findings, ...several],
  };
}

function withoutSecrets(parameters: Record<string, string>): Record<string, string> {
  const taken = new Set(['password', 'user', 'host', 'hostaddr', 'port', 'dbname', 'sslpassword']);
  return Object.fromEntries(Object.entries(parameters).filter(([name]) => !taken.has(name)));
}
