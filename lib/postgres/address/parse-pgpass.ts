import type { ConnectionParts } from './parsed-connection';

const FIELD = '((?:\\\\.|[^:\\\\])*)';
const LINE = new RegExp(`^${FIELD}:(\\d{1,5}|\\*):${FIELD}:${FIELD}:((?:\\\\.|[^\\\\])+)$`);
const plain = (text: string) => text.replace(/\\(.)/g, '$1');

function lines(text: string): string[] {
  return text
    .split(/\r\n?|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}

/** A URL has its port, or what would be one, after the second slash; a line of `.pgpass` before any of them. */
const URL_LIKE = /^[a-z][\w+.-]*:\/\//i;

/** True for lines of a `.pgpass` (`host:port:database:user:password`) and nothing else; a password may begin with `//`. */
export function looksLikePgpass(text: string): boolean {
  const all = lines(text);
  return all.length > 0 && all.every((line) => LINE.test(line) && !URL_LIKE.test(line));
}

/** Reads a `.pgpass`; a star stands for any value, so it names none. */
export function parsePgpass(text: string): ConnectionParts[] {
  return lines(text).map((line) => {
    const [, host = '', port = '', database = '', user = '', password = ''] = LINE.exec(line) ?? [];
    const given = Object.entries({ host, database, user }).filter(
      ([, value]) => value !== '*' && value !== '',
    );
    return {
      ...Object.fromEntries(given.map(([name, value]) => [name, plain(value)])),
      ...(port === '*' ? {} : { port: Number(port) }),
      password: plain(password),
      parameters: {},
      findings: [],
    };
  });
}
