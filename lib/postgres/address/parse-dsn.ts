import { say } from '../../i18n/message';
import type { Finding } from './finding';
import type { ConnectionParts } from './parsed-connection';

const NAMES: Readonly<Record<string, keyof ConnectionParts>> = {
  host: 'host',
  hostaddr: 'host',
  server: 'host',
  'data source': 'host',
  port: 'port',
  user: 'user',
  username: 'user',
  'user id': 'user',
  uid: 'user',
  password: 'password',
  pass: 'password',
  pwd: 'password',
  dbname: 'database',
  database: 'database',
  db: 'database',
  'initial catalog': 'database',
};

/** True for a text that begins like `host=…` or `User Id=…`: pairs of the names that libpq or .NET know. */
export function looksLikeDsn(text: string): boolean {
  const first = /^\s*([a-z_ ]+?)\s*=/i.exec(text)?.[1]?.toLowerCase() ?? '';
  return first in NAMES || /^(sslmode|application_name|options|connect_timeout|service)$/.test(first);
}

/** `key=value` pairs as libpq splits them; with semicolons as .NET does. Quotes and backslashes are undone. */
function pairs(text: string): { name: string; value: string; isLoose: boolean }[] {
  const isSemicolons = /^\s*[a-z][a-z ]*=\s*[^;='"\s]*\s*;/i.test(text);
  const token = isSemicolons
    ? /(?<name>[a-z_][a-z_ ]*?)\s*=\s*(?:'(?<single>(?:[^'\\]|\\.)*)'|"(?<double>[^"]*)"|(?<plain>[^;]*))\s*(?:;|$)/giu
    : /(?:(?<name>[a-z_]\w*)\s*=\s*)?(?:'(?<single>(?:[^'\\]|\\.)*)'|(?<plain>(?:[^\s\\]|\\.)+))/giu;
  return [...text.matchAll(token)].map(({ groups = {} }) => {
    const quoted = groups.single?.replace(/\\(.)/gs, '$1') ?? groups.double;
    const plain = isSemicolons ? groups.plain?.trim() : groups.plain?.replace(/\\(.)/gs, '$1');
    const name = groups.name?.toLowerCase().trim();
    return { name: name ?? '', value: quoted ?? plain ?? '', isLoose: name === undefined };
  });
}

/** Reads `host=… port=… user=…` (libpq) and `Host=…;Port=…` (.NET, ODBC). Null when no host is named. */
export function parseDsn(text: string): ConnectionParts | null {
  const found: Partial<Record<keyof ConnectionParts, string>> = {};
  const parameters: Record<string, string> = {};
  const findings: Finding[] = [];
  let last: keyof ConnectionParts | undefined;
  for (const { name, value, isLoose } of pairs(text)) {
    if (isLoose) {
      // An unquoted value with a space in it: libpq would refuse; most likely it is the rest of a password.
      if (last === 'password') found.password = `${found.password} ${value}`;
      findings.push({ verdict: 'warn', message: say('connection.finding.looseText') });
      continue;
    }
    const part = NAMES[name];
    last = part;
    if (!part) {
      parameters[name.replaceAll(' ', '')] = value;
    } else {
      const isOther = found[part] !== undefined && found[part] !== value;
      if (isOther)
        findings.push({ verdict: 'warn', message: say('connection.finding.givenTwice', { name }) });
      found[part] = value;
    }
  }
  if (!found.host) return null;
  const { port, host = '', user, password, database } = found;
  const first = host.split(',')[0] ?? host;
  if (first !== host)
    findings.push({ verdict: 'warn', message: say('connection.finding.severalHosts', { host: first }) });
  return {
    host: first,
    ...(port ? { port: Number(port.split(',')[0]) } : {}),
    ...(user ? { user } : {}),
    ...(password ? { password } : {}),
    ...(database ? { database } : {}),
    parameters,
    findings,
  };
}
