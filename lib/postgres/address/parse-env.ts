import { say } from '../../i18n/message';
import { parseUrl } from './parse-url';
import type { ConnectionParts } from './parsed-connection';
import { type Assignment, readAssignments } from './read-assignments';

type Part = 'host' | 'port' | 'user' | 'password' | 'database' | 'sslmode';

const PART =
  /^(?:PG|POSTGRES(?:QL)?_|DB_|DATABASE_|SUPABASE_DB_|DIRECT_|SQL_)?(?<part>HOST|SERVER|HOSTNAME|PORT|USER|USERNAME|PASSWORD|PASS|DB|DATABASE|NAME|DBNAME|SSLMODE)$/i;
const PARTS: Readonly<Record<string, Part>> = {
  HOST: 'host',
  SERVER: 'host',
  HOSTNAME: 'host',
  PORT: 'port',
  USER: 'user',
  USERNAME: 'user',
  PASSWORD: 'password',
  PASS: 'password',
  DB: 'database',
  DATABASE: 'database',
  NAME: 'database',
  DBNAME: 'database',
  SSLMODE: 'sslmode',
};
const SESSION_NAME = /DIRECT|NON_?POOLING|SESSION|MIGRAT|SHADOW/i;

/** True for a value that is a whole connection string of Postgres, whatever its driver suffix. */
export function isPostgresUrl(value: string): boolean {
  return /^(?:jdbc:)?(?:postgres(?:ql)?|cockroachdb|psql)(?:[+:][\w.+-]+)?:\/\//i.test(value);
}

/** The connection strings of an `.env`: those for sessions (DIRECT_URL and the like) apart from the rest. */
export function urlsOf(lines: readonly Assignment[]): { main: string[]; session: string[] } {
  const urls = lines.filter(({ value }) => isPostgresUrl(value));
  return {
    main: urls.filter(({ name }) => !SESSION_NAME.test(name)).map(({ value }) => value),
    session: urls.filter(({ name }) => SESSION_NAME.test(name)).map(({ value }) => value),
  };
}

/** A connection given as variables of its own (`PGHOST`, `POSTGRES_HOST`, `DB_HOST` …); null where no host is. */
export function partsOf(lines: readonly Assignment[]): ConnectionParts | null {
  const found: Partial<Record<Part, string>> = {};
  for (const { name, value } of lines) {
    const part = PARTS[PART.exec(name)?.groups?.part?.toUpperCase() ?? ''];
    if (part && value !== '') found[part] ??= value;
  }
  if (!found.host) return null;
  const { port, sslmode, ...texts } = found;
  return {
    ...texts,
    ...(port ? { port: Number(port) } : {}),
    parameters: sslmode ? { sslmode } : {},
    findings: [],
  };
}

/** Reads the connection of an `.env`: its first connection string, else its separate variables. */
export function parseEnv(text: string): ConnectionParts | null {
  const lines = readAssignments(text);
  const { main, session } = urlsOf(lines);
  const [url] = [...main, ...session];
  if (url === undefined) return partsOf(lines);
  const parts = parseUrl(url.replace(/^jdbc:/i, ''));
  const others = new Set([...main, ...session]).size - 1;
  if (!parts || others === 0) return parts;
  const finding = { verdict: 'warn' as const, message: say('connection.finding.severalStrings', { others }) };
  return { ...parts, findings: [...parts.findings, finding] };
}
