import { faultFinding } from './finding';
import { looksLikeDsn, parseDsn } from './parse-dsn';
import { parseEnv } from './parse-env';
import { looksLikePsql, parsePsql } from './parse-psql';
import { parseUrl } from './parse-url';
import type { ConnectionForm, ConnectionParts, ParsedConnection } from './parsed-connection';
import { understandParts } from './understand-parts';

const SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i;

/** Takes off what comes along with a copied text: a byte order mark, odd spaces, quotes, a trailing semicolon. */
function tidied(text: string): string {
  const plain = text
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/[\u00a0\u2007\u202f]/g, ' ')
    .trim();
  const unquoted = /^(["'`“”‘’«])(.*)(["'`“”‘’»]);?$/s.exec(plain);
  const isPair = unquoted !== null && !/['"]\s*[;\s]\s*\w+\s*=/.test(plain);
  return (isPair ? (unquoted[2] ?? '') : plain).trim();
}

/** Joins a URL that was wrapped over several lines; lines that begin something of their own are left out. */
function firstUrl(text: string): string {
  const [first = '', ...more] = text.split(/\r\n?|\n/).map((line) => line.trim());
  const end = more.findIndex(
    (line) => SCHEME.test(line) || /^["']?[A-Za-z_]\w*["']?\s*[=:]\s*\S/.test(line) || /^#|^$/.test(line),
  );
  return [first, ...(end < 0 ? more : more.slice(0, end))].join('');
}

/** The address of a web page, copied in place of a connection. */
function webPage(text: string): ConnectionParts | null {
  const host = /^https?:\/\/([^/?#\s:@]+)/i.exec(text)?.[1];
  return host ? { host, parameters: {}, findings: [faultFinding('MUD-111', { host })] } : null;
}

function read(text: string): { form: ConnectionForm; parts: ConnectionParts | null } {
  if (text === '') return { form: 'none', parts: null };
  if (/^jdbc:/i.test(text)) return { form: 'jdbc', parts: parseUrl(firstUrl(text.replace(/^jdbc:/i, ''))) };
  if (/^https?:/i.test(text)) return { form: 'url', parts: webPage(text) };
  if (SCHEME.test(text)) return { form: 'url', parts: parseUrl(firstUrl(text).replace(/["'`;,]+$/, '')) };
  if (looksLikePsql(text)) return { form: 'psql', parts: parsePsql(text) };
  if (looksLikeDsn(text)) return { form: 'dsn', parts: parseDsn(text) };
  if (/^\s*(?:#[^\n]*\s+)*(?:export\s+|set\s+|-\s+)?["']?[A-Za-z_][\w.-]*["']?\s*(?:=|:\s)/.test(text))
    return { form: 'env', parts: parseEnv(text) };
  if (text.includes('@') && !/\s/.test(text)) return { form: 'url', parts: parseUrl(text) };
  return { form: 'host', parts: /\s/.test(text) ? null : parseUrl(text) };
}

const NOTHING: ParsedConnection = {
  form: 'none',
  host: null,
  port: 5432,
  user: null,
  password: null,
  database: null,
  tlsMode: null,
  parameters: {},
  leftOut: [],
  findings: [faultFinding('MUD-100')],
};

/**
 * Understands whatever was pasted as a connection: a URL with any scheme, `key=value` pairs, a psql command, a JDBC
 * or .NET string, lines of an `.env`. Pure: nothing is dialled. Whatever had to be assumed is among the findings, and
 * a host that could be another one is never accepted without one. The password is in the answer: keep it server-side.
 */
export function parseConnection(text: string): ParsedConnection {
  const { form, parts } = read(tidied(text.slice(0, 20_000)));
  if (!parts) return NOTHING;
  return understandParts(form, parts);
}
