import { say } from '../../i18n/message';
import { looksLikeDsn, parseDsn } from './parse-dsn';
import { parseUrl } from './parse-url';
import type { ConnectionParts } from './parsed-connection';

const FLAGS: Readonly<Record<string, 'host' | 'port' | 'user' | 'database'>> = {
  '-h': 'host',
  '--host': 'host',
  '-p': 'port',
  '--port': 'port',
  '-U': 'user',
  '--username': 'user',
  '-d': 'database',
  '--dbname': 'database',
};

/** Splits a command line as a shell would, as far as quotes and backslashes go. */
function words(line: string): string[] {
  const word = /(?:'[^']*'|"(?:[^"\\]|\\.)*"|\\.|[^\s'"\\])+/gs;
  return (line.match(word) ?? []).map((raw) =>
    raw.replace(
      /'([^']*)'|"((?:[^"\\]|\\.)*)"|\\(.)/gs,
      (_all, single, double, escaped) =>
        single ?? (double === undefined ? escaped : String(double).replace(/\\(.)/gs, '$1')),
    ),
  );
}

/** True for a command line of psql, pg_dump and their siblings, with variables before it or not. */
export function looksLikePsql(text: string): boolean {
  return /^\s*(?:\$ )?(?:(?:export )?\w+=\S*\s+)*(?:\S*\/)?(?:psql|pg_dump|pg_dumpall|pg_restore|pgcli|createdb)(?:\.exe)?\s/.test(
    text,
  );
}

/** Reads a psql command: its connection string, or its flags, with `PGPASSWORD=…` before it. */
export function parsePsql(text: string): ConnectionParts | null {
  const found: Partial<Record<'host' | 'port' | 'user' | 'database' | 'password', string>> = {};
  const list = words(text);
  for (let index = 0; index < list.length; index += 1) {
    const one = list[index] ?? '';
    if (/^[a-z][\w+.-]*:\/\//i.test(one)) return withLoose(parseUrl(one), list.slice(index + 1));
    if (looksLikeDsn(one) && !/^PG[A-Z]+=/.test(one)) return parseDsn(untilFlag(list.slice(index)).join(' '));
    const variable = /^PG(PASSWORD|HOST|PORT|USER|DATABASE)=(.*)$/s.exec(one);
    if (variable) found[variableName(variable[1] ?? '')] = variable[2] ?? '';
    const [flag = '', joined] = one.split(/=(.*)/s);
    const part = FLAGS[flag];
    if (part) found[part] = joined ?? list[++index] ?? '';
  }
  const value = found.database ?? '';
  if (/^[a-z][\w+.-]*:\/\//i.test(value)) return parseUrl(value);
  if (looksLikeDsn(value)) return parseDsn(value);
  if (!found.host) return null;
  const { port, ...texts } = found;
  return { ...texts, ...(port ? { port: Number(port) } : {}), parameters: {}, findings: [] };
}

function untilFlag(list: readonly string[]): string[] {
  const end = list.findIndex((one) => one.startsWith('-'));
  return list.slice(0, end < 0 ? list.length : end);
}

/** A word right behind an unquoted URL is more likely a part of it, cut off at a space, than a user name. */
function withLoose(parts: ConnectionParts | null, rest: readonly string[]): ConnectionParts | null {
  const isCutOff = untilFlag(rest).length > 0 || rest.some((word) => word.includes('@'));
  if (!parts || !isCutOff) return parts;
  const finding = { verdict: 'warn' as const, message: say('connection.finding.looseText') };
  return { ...parts, findings: [...parts.findings, finding] };
}

function variableName(name: string): 'host' | 'port' | 'user' | 'database' | 'password' {
  const names = { PASSWORD: 'password', HOST: 'host', PORT: 'port', USER: 'user' } as const;
  return name === 'PASSWORD' || name === 'HOST' || name === 'PORT' || name === 'USER'
    ? names[name]
    : 'database';
}
