import { say } from '../../i18n/message';
import { type Finding, faultFinding } from './finding';
import { isPlausibleHost, placeholderIn } from './host-text';
import type { ConnectionParts, HostPort } from './parsed-connection';
import { isSocketHost, socketFinding } from './socket-finding';

/** The text decoded, or null where a percent sign does not begin a valid sequence: then it was never encoded. */
function percentDecoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

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
  /(?:^|&)(?:ssl\w*|application_name|options|connect_timeout|target_session_attrs|channel_binding|gssencmode|keepalives\w*|host|hostaddr|port|user|password|dbname|pgbouncer|connection_limit|pool_timeout|schema|currentSchema|search_path|unix_sock|service|cloudSqlInstance|prepareThreshold|prepared_statement_cache_size|statement_cache_size|fallback_application_name)=/i;

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
  const host = (/^\[[^:]*:.*\]$/.test(raw) ? raw.slice(1, -1) : raw).replace(/%25/, '%');
  const isSocket = /^%2f/i.test(raw) || raw.startsWith('@');
  if (host !== '' && !isSocket && !isPlausibleHost(host) && placeholderIn(raw) === null) return null;
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
    const [name = '', ...rest] = pair.split('=');
    const text = rest.join('=');
    const key = name.trim().toLowerCase();
    const value = percentDecoded(text) ?? text;
    // SQLAlchemy names several hosts by giving `host` several times.
    const isMore = key === 'host' && parameters.host !== undefined;
    parameters[key] = isMore ? `${parameters.host},${value}` : value;
  }
  return parameters;
}

/** A host of the query; SQLAlchemy writes its port behind it. */
function queryHost(text: string, port: string | undefined): HostPort {
  const [, host, own] = (isSocketHost(text) ? null : /^([^:]+):(\d+)$/.exec(text)) ?? [];
  return { host: (host ?? text).toLowerCase(), port: Number(own ?? port ?? 5432) };
}

/** The query may carry what the authority leaves out (`?host=…&user=…`); it never overrules it silently. */
function fromQuery(
  parameters: Record<string, string>,
  reading: Reading,
): { host?: string; others?: readonly HostPort[]; port?: string; findings: Finding[] } {
  const socket = parameters.unix_sock ?? parameters.unixsocket ?? parameters.socket;
  const hosts = (parameters.host ?? parameters.hostaddr ?? socket)?.split(',') ?? [];
  const [host = ''] = hosts;
  if (host === '' || host.toLowerCase() === reading.host.toLowerCase()) return { findings: [] };
  // In libpq's URIs a host of the query takes the place of the authority's; where both are given it may be a slip.
  if (reading.host === '' || isSocketHost(host)) {
    const ports = parameters.port?.split(',') ?? [];
    const all = hosts.map((one, index) => queryHost(one, ports[index] ?? ports[0]));
    const [first, ...others] = all;
    return { host: first?.host ?? host, others, port: String(first?.port ?? 5432), findings: [] };
  }
  return {
    host: reading.host,
    findings: [faultFinding('MUD-113', { chosen: reading.host }, 'warn')],
  };
}

/** A socket in place of the host: its folder, or a Cloud SQL instance that a socket factory dials. */
function socketIn(host: string, parameters: Record<string, string>): string | null {
  const instance = parameters.cloudsqlinstance;
  if (instance) return `/cloudsql/${instance}`;
  const decoded = percentDecoded(host) ?? host;
  return isSocketHost(decoded) ? decoded : null;
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
  const rest = text.replace(/^[a-z][\w+.-]*:\/\//i, '');
  const { reading, findings } = choose(rest);
  if (!reading) return null;
  const userInfo = readUserInfo(reading.at < 0 ? '' : rest.slice(0, reading.at));
  const parameters = readQuery(reading.query.split(/\s/)[0] ?? '');
  const queried = fromQuery(parameters, reading);
  const others = queried.others ?? reading.others;
  const host = queried.host ?? reading.host;
  const path = socketIn(host, parameters) ?? (host === '' && parameters.service === undefined ? '' : null);
  const several: Finding[] =
    others.length > 0 ? [{ verdict: 'warn', message: say('connection.finding.severalHosts', { host }) }] : [];
  const [name = '', ...more] = reading.database.split(/\s+/);
  const database = percentDecoded(name) ?? name;
  // White space ends a URL: what stands behind it is the rest of a command or of a sentence.
  const loose: Finding[] =
    more.length > 0 || /\s/.test(reading.query)
      ? [{ verdict: 'warn', message: say('connection.finding.looseText') }]
      : [];
  const port = reading.port || queried.port || parameters.port;
  const socket = path === null ? [] : [socketFinding(path)];
  return {
    ...optional('host', path === null ? host : undefined),
    ...optional('port', port ? Number(port) : undefined),
    ...optional('user', userInfo.user || parameters.user || parameters.username),
    ...optional('password', userInfo.password || parameters.password),
    ...optional('database', database || parameters.dbname || parameters.database),
    parameters: withoutSecrets(parameters),
    otherHosts: others,
    findings: [...findings, ...userInfo.findings, ...queried.findings, ...several, ...socket, ...loose],
  };
}

const TAKEN = new Set(
  'password user username host hostaddr port dbname database sslpassword unix_sock unixsocket socket cloudsqlinstance'.split(
    ' ',
  ),
);

function withoutSecrets(parameters: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(parameters).filter(([name]) => !TAKEN.has(name)));
}
