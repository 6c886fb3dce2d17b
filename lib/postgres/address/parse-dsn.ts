import { say } from '../../i18n/message';
import type { Finding } from './finding';
import type { ConnectionParts } from './parsed-connection';
import { isSocketHost, socketFinding } from './socket-finding';

type Part = 'host' | 'port' | 'user' | 'password' | 'database';

const NAMES: Readonly<Record<string, Part>> = {
  host: 'host',
  hostaddr: 'host',
  port: 'port',
  user: 'user',
  username: 'user',
  password: 'password',
  pass: 'password',
  dbname: 'database',
  database: 'database',
  db: 'database',
};

/** `db = PostgresqlDatabase('d', …)`: a variable of code that happens to be called like a keyword. */
const CALL = /^\s*(?:db|database|host)\s*=\s*(?:(?:await|new)\s+)?[A-Za-z_][\w.]*\(/i;

/** True for a text that begins like `host=…`: a keyword of libpq (or of lib/pq, pgx, asyncpg) and its value. */
export function looksLikeDsn(text: string): boolean {
  if (CALL.test(text)) return false;
  const first = /^\s*([a-z_]+)\s*=/i.exec(text)?.[1]?.toLowerCase() ?? '';
  return (
    first in NAMES ||
    /^(sslmode|sslrootcert|sslcert|sslkey|application_name|options|connect_timeout|service|target_session_attrs|channel_binding)$/.test(
      first,
    )
  );
}

/** `keyword = value` pairs as libpq splits them (fe-connect.c): quotes and backslashes are undone. */
function pairs(text: string): { name: string; value: string; isLoose: boolean }[] {
  const token =
    /(?:(?<!\w)(?<name>[a-z_]\w*)\s{0,40}=\s{0,40})?(?:'(?<single>(?:[^'\\]|\\.)*)'|(?<plain>(?:[^\s\\]|\\.)+))|(?<!\w)(?<empty>[a-z_]\w*)\s{0,40}=\s*$/giu;
  return [...text.matchAll(token)].map(({ groups = {} }) => {
    const value = (groups.single ?? groups.plain ?? '').replace(/\\(.)/gs, '$1');
    const name = (groups.name ?? groups.empty)?.toLowerCase();
    return { name: name ?? '', value, isLoose: name === undefined };
  });
}

interface Collected {
  readonly found: Partial<Record<Part, string>>;
  readonly parameters: Record<string, string>;
  readonly findings: Finding[];
}

function collect(text: string): Collected {
  const found: Partial<Record<Part, string>> = {};
  const parameters: Record<string, string> = {};
  const findings: Finding[] = [];
  let last: Part | undefined;
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
      if (name !== 'sslpassword') parameters[name] = value;
    } else {
      // `hostaddr` is where to dial; `host` beside it stays the name that the certificate must have.
      const isAddress = name === 'hostaddr' && found.host !== undefined;
      const isOther = found[part] !== undefined && found[part] !== value && !isAddress;
      if (isOther)
        findings.push({ verdict: 'warn', message: say('connection.finding.givenTwice', { name }) });
      if (!isAddress) found[part] = value;
    }
  }
  return { found, parameters, findings };
}

/** Reads `host=… port=… user=…` as libpq does. Null when neither a host nor anything else of a connection is named. */
export function parseDsn(text: string): ConnectionParts | null {
  const { found, parameters, findings } = collect(text);
  const { port, host = '', user, password, database } = found;
  if (!host && !database && !user && parameters.service === undefined) return null;
  const hosts = host.split(',');
  const ports = port?.split(',') ?? [];
  const first = hosts[0] ?? '';
  const isSocket = isSocketHost(first) || (first === '' && parameters.service === undefined);
  if (hosts.length > 1)
    findings.push({ verdict: 'warn', message: say('connection.finding.severalHosts', { host: first }) });
  if (isSocket) findings.push(socketFinding(first));
  return {
    ...(isSocket || first === '' ? {} : { host: first }),
    ...(ports[0] ? { port: Number(ports[0]) } : {}),
    ...(user ? { user } : {}),
    ...(password ? { password } : {}),
    ...(database ? { database } : {}),
    otherHosts: hosts
      .slice(1)
      .map((other, index) => ({ host: other, port: Number(ports[index + 1] ?? ports[0] ?? 5432) })),
    parameters,
    findings,
  };
}
