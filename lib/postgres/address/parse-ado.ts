import { say } from '../../i18n/message';
import { type Finding, faultFinding } from './finding';
import { type LeftOut, leaveOut } from './left-out';
import { meaningOf } from './parameter-meaning';
import type { ConnectionParts } from './parsed-connection';
import { isSocketHost, socketFinding } from './socket-finding';

type Part = 'host' | 'port' | 'user' | 'password' | 'database';

/** Names as Npgsql, psqlODBC, OLE DB and PDO know them, without blanks. */
const NAMES: Readonly<Record<string, Part>> = {
  host: 'host',
  server: 'host',
  servername: 'host',
  datasource: 'host',
  address: 'host',
  addr: 'host',
  networkaddress: 'host',
  port: 'port',
  user: 'user',
  username: 'user',
  userid: 'user',
  uid: 'user',
  password: 'password',
  pwd: 'password',
  psw: 'password',
  database: 'database',
  dbname: 'database',
  db: 'database',
  initialcatalog: 'database',
};
const SQL_SERVER =
  /^(?:trustedconnection|integratedsecurity|multipleactiveresultsets|attachdbfilename|userinstance|multisubnetfailover|failoverpartner|columnencryptionsetting)$/;
const MYSQL =
  /^(?:allowpublickeyretrieval|convertzerodatetime|allowuservariables|defaultcommandtimeout|allowzerodatetime|oldguids|characterset|charset)$/;

interface Pair {
  readonly name: string;
  readonly value: string;
}

/** Pairs as DbConnectionStringBuilder and ODBC split them: quotes double, braces close with `}}` inside. */
function pairs(text: string): Pair[] {
  const token =
    /(?<![\w .-])\s{0,20}(?<name>[a-z_][\w.-]*(?: {1,3}[\w.-]+)*)\s{0,20}=\s{0,20}(?:\{(?<braced>(?:[^}]|\}\})*)\}|'(?<single>(?:[^']|'')*)'|"(?<double>(?:[^"]|"")*)"|(?<plain>[^;]*))\s{0,20}(?:;|$)/giu;
  return [...text.matchAll(token)].map(({ groups = {} }) => {
    const { braced, single, double, plain } = groups;
    const value =
      braced?.replaceAll('}}', '}') ??
      single?.replaceAll("''", "'") ??
      double?.replaceAll('""', '"') ??
      plain ??
      '';
    return { name: (groups.name ?? '').trim(), value: plain === undefined ? value : value.trim() };
  });
}

const plainName = (name: string) => name.toLowerCase().replaceAll(/[\s_-]/g, '');

/** True for `Key=value;Key=value` with keys that .NET, ODBC or PDO use for a connection. */
export function looksLikeAdo(text: string): boolean {
  if (!text.includes(';') || /^\s*[a-z][\w+.-]*:\/\//i.test(text)) return false;
  const names = pairs(text.replace(/^\s*pgsql:/i, '')).map(({ name }) => plainName(name));
  const isKnown = (name: string) => name in NAMES || /^(?:driver|dsn|provider)$/.test(name);
  const known = names.filter(isKnown);
  const begins =
    /^\s*[a-z][\w .-]*=/i.test(text) && (isKnown(names[0] ?? '') || meaningOf(names[0] ?? '') !== 'unknown');
  return (begins && known.length >= 2) || (names.length > 0 && /^\s*pgsql:/i.test(text));
}

/** The other database that the keys or the driver's name give away; null for Postgres. */
function foreign(list: readonly Pair[]): string | null {
  const driver = list.find(({ name }) => /^(?:driver|provider)$/i.test(name))?.value ?? '';
  if (/sql server|sqloledb|msoledbsql|sqlncli|freetds/i.test(driver)) return 'SQL Server';
  if (/mysql|mariadb/i.test(driver)) return 'MySQL';
  if (/oracle|sqlite|access|db2|snowflake/i.test(driver)) return driver.slice(0, 40);
  const names = list.map(({ name }) => plainName(name));
  const server = list.find(({ name }) => NAMES[plainName(name)] === 'host')?.value ?? '';
  const isTcp = /^tcp:|\\|\(localdb\)|\.database\.windows\.net/i.test(server);
  if (isTcp || names.some((name) => SQL_SERVER.test(name))) return 'SQL Server';
  if (names.some((name) => MYSQL.test(name))) return 'MySQL';
  return null;
}

/** Npgsql takes several hosts, each with a port of its own: `Host=a:5432,b:5433`. */
function hostsOf(text: string): { host: string; port?: number }[] {
  return text.split(',').map((one) => {
    // More than one colon is an address of IPv6, which has no port here.
    const [first = '', last, ...more] = one.trim().split(':');
    if (more.length > 0 || last === undefined) return { host: one.trim() };
    const [host, port] = /^\d{1,9}$/.test(last) ? [first, last] : ['', undefined];
    return port ? { host, port: Number(port) } : { host };
  });
}

/** Reads the keys of .NET (Npgsql), of ODBC and of PHP's PDO. Null where no key of a connection is among them. */
export function parseAdo(text: string): ConnectionParts | null {
  const list = pairs(text.replace(/^\s*pgsql:/i, ''));
  const found: Partial<Record<Part, string>> = {};
  const parameters: Record<string, string> = {};
  const findings: Finding[] = [];
  const leftOut: LeftOut[] = [];
  for (const { name, value } of list) {
    const part = NAMES[plainName(name)];
    const isOther = part && found[part] !== undefined && found[part] !== value;
    if (isOther) findings.push({ verdict: 'warn', message: say('connection.finding.givenTwice', { name }) });
    if (part) found[part] = value;
    else if (/^sslpassword$/.test(plainName(name))) leftOut.push(leaveOut(name, 'file-elsewhere'));
    else if (/^driver$/i.test(name)) leftOut.push(leaveOut(name, 'driver-setting'));
    else parameters[name.toLowerCase().replaceAll(' ', '')] = value;
  }
  const other = foreign(list);
  if (other !== null) return { parameters: {}, findings: [faultFinding('MUD-134', { service: other })] };
  const dsn = parameters.dsn;
  if (!found.host && dsn !== undefined)
    return { parameters: {}, findings: [faultFinding('MUD-136', { service: dsn.slice(0, 60) })] };
  if (!found.host && !found.database) return null;
  return { ...withHosts(found), parameters, leftOut, findings: [...findings, ...socketOf(found.host)] };
}

function socketOf(host: string | undefined): Finding[] {
  return host !== undefined && isSocketHost(host) ? [socketFinding(host)] : [];
}

function withHosts(found: Partial<Record<Part, string>>): Omit<ConnectionParts, 'parameters' | 'findings'> {
  const { host = '', port, ...texts } = found;
  // Npgsql demands a host; psqlODBC and PDO take the local machine where none is named.
  const [first = { host: '' }, ...others] = isSocketHost(host) ? [{ host: '' }] : hostsOf(host);
  const own = first.port ?? (port ? Number(port) : undefined);
  return {
    ...texts,
    ...(first.host === '' ? {} : { host: first.host }),
    ...(own === undefined ? {} : { port: own }),
    otherHosts: others.map((other) => ({ host: other.host, port: other.port ?? own ?? 5432 })),
  };
}
