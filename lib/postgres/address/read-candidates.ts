import { type Candidate, type Candidates, candidate } from './candidate';
import { isPostgresString, otherService } from './connection-scheme';
import { faultFinding } from './finding';
import { gather } from './gather';
import { flatten } from './notation/flatten';
import { isSettingCommand, readAssignments } from './notation/read-assignments';
import { looksLikeCode, readCode } from './notation/read-code';
import { looksLikeIni, readIni } from './notation/read-ini';
import { readLabels } from './notation/read-labels';
import { looksLikeXml, readXml } from './notation/read-xml';
import { looksLikeYaml, readYaml } from './notation/read-yaml';
import { looksLikeAdo, parseAdo } from './parse-ado';
import { looksLikeDsn, parseDsn } from './parse-dsn';
import { besideCommands, looksLikePgCommand, parsePgCommands } from './parse-pg-command';
import { looksLikePgpass, parsePgpass } from './parse-pgpass';
import { foreignString, parseString } from './parse-string';
import { parseUrl } from './parse-url';
import type { ConnectionForm, ConnectionParts } from './parsed-connection';
import { isCloudSqlName, socketFinding } from './socket-finding';

const SCHEME = /^(?:(?:jdbc|r2dbc|vertx-reactive):\S|[a-z][\w+.-]*:\/\/|file:\.{0,2}\/|sqlite3?:)/i;
const NONE: Candidates = { list: [], leftOut: [], lines: [] };

/** Takes off what comes along with a copied text: a byte order mark, odd spaces, quotes, a trailing semicolon. */
function tidied(text: string): string {
  const plain = text
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/[\u00a0\u2007\u202f]/g, ' ')
    .replace(/^\s*[<(]\s*((?:jdbc:)?postgres\S*?)\s*[>)]\s*$/i, '$1')
    .replace(/^\s*```\w*\n([\s\S]*?)\n?```\s*$/, '$1')
    .replace(/(?<=^|[\s=:([{,])[“”„](?=\S)|(?<=\S)[“”](?=$|[\s,;:)\]}])/g, '"')
    .replace(/(?<=^|[\s=:([{,])[‘’](?=\S)|(?<=\S)[‘’](?=$|[\s,;:)\]}])/g, "'")
    .trim();
  const unquoted = /^(["'`“”‘’«])(.*)(["'`“”‘’»])[;,]?$/s.exec(plain);
  const isPair =
    unquoted !== null && !/['"](?=\s{0,40}[;:,\s])[;:,\s]{1,80}(?:\w{1,100}\s{0,40}=|["'{])/.test(plain);
  return (isPair ? (unquoted[2] ?? '') : plain).trim();
}

const one = (form: ConnectionForm, parts: ConnectionParts | null): Candidates =>
  parts ? { ...NONE, list: [candidate('', form, parts)] } : NONE;
const many = (form: ConnectionForm, list: readonly ConnectionParts[]): Candidates => ({
  ...NONE,
  list: list.map((parts) => candidate('', form, parts)),
});

/** Joins a URL that was wrapped over several lines; lines that begin something of their own are read apart. */
function firstUrl(text: string): { url: string; rest: string } {
  const [line = '', ...more] = text.split(/\r\n?|\n/).map((piece) => piece.trim());
  const [first = '', ...next] = line.split(/\s(?=(?:jdbc:)?postgres(?:ql)?(?:\+\w+)?:\/\/)/i);
  const end = more.findIndex(
    (piece) => SCHEME.test(piece) || /^["']?[A-Za-z_]\w*["']?\s*[=:]\s*\S/.test(piece) || /^#|^$/.test(piece),
  );
  const joined = end < 0 ? more : more.slice(0, end);
  const rest = [...next, ...(end < 0 ? [] : more.slice(end))].join('\n');
  return { url: [first, ...joined].join(''), rest };
}

/** The address of a web page, copied in place of a connection. */
function webPage(text: string): ConnectionParts | null {
  const host = /^https?:\/\/([^/?#\s:@]+)/i.exec(text)?.[1];
  return host ? { host, parameters: {}, findings: [faultFinding('MUD-111', { host })] } : null;
}

function readUrl(text: string): Candidates {
  if (/^https?:/i.test(text) && !/\n/.test(text)) return one('url', webPage(text));
  const { url, rest } = firstUrl(text);
  // The last parameter of a JDBC URL may be a password that ends so.
  const plain = /^jdbc:/i.test(url) ? url : url.replace(/(?<!["'`;,])["'`;,]+$/, '');
  const parsed = isPostgresString(plain) ? parseString(plain) : null;
  const service =
    otherService(plain) ?? (isPostgresString(plain) ? null : `${/^[^:]*/.exec(plain)?.[0] ?? ''}://`);
  const first: Candidate[] = parsed
    ? [candidate('', parsed.form, parsed.parts)]
    : service !== null && !/^https?:/i.test(plain)
      ? [candidate('', 'url', foreignString(service).parts)]
      : [];
  const more = rest.trim() === '' ? NONE : readCandidates(rest);
  return { ...more, list: [...first, ...more.list] };
}

function readJson(text: string): Candidates {
  try {
    return gather(flatten(JSON.parse(text)), 'json');
  } catch {
    return gather(readCode(text), 'json');
  }
}

/** libpq's pairs as a string of code or of a command: `dsn := "host=… user=…"`, `goose postgres "host=…" up`. */
const QUOTED_DSN = /(?:[=(,]\s{0,40}|\s)(["'`])((?:(?!\1)[^\n]){1,2000})\1/g;

function quotedDsns(text: string): string[] {
  return [...text.matchAll(QUOTED_DSN)].flatMap(([, , inner = '']) =>
    // A pattern that code fills in (`%s`, `${…}`) says nothing by itself.
    looksLikeDsn(inner) && /\bhost\s*=/.test(inner) && !/%[sdv]|\$\{|\{\w*\}/.test(inner) ? [inner] : [],
  );
}

/** Strings of Postgres that stand somewhere in a text, each under the words before it. */
function embedded(text: string): Candidates {
  const found = [
    ...text.matchAll(
      /(?:^|[\s"'`(=│|>])(?<url>(?:jdbc:|r2dbc:)?(?:postgres(?:ql)?|pgsql)(?:\+\w+)?:\/\/[^\s"'`│|<>]+)/gi,
    ),
  ].flatMap(({ groups = {} }) => {
    const parsed = parseString((groups.url ?? '').replace(/(?<![.,;)\]])[.,;)\]]+$/, ''));
    return parsed ? [candidate('', parsed.form, parsed.parts)] : [];
  });
  return { ...NONE, list: found };
}

/** `user:password@host:port/database` without a scheme; an e-mail address or any other text with an @ is none. */
function schemeless(text: string): Candidates {
  if (/\/\/|^[<([]/.test(text)) return NONE;
  if (isCloudSqlName(text))
    return one('host', { parameters: {}, findings: [socketFinding(`/cloudsql/${text}`)] });
  const isShort = /^[^\s:@/]+(?::[^\s]*)?@(?:\[[^\]]+\]|[^\s@/:]+)(?::\d+)?(?:\/[^\s]{0,600})?$/.test(text);
  const hasPlace = /:\d|\//.test(text.slice(text.lastIndexOf('@') + 1)) && text.includes('@');
  const hasPassword = /^[^\s:@/]+:[^\s]*@/.test(text);
  if (isShort && (hasPlace || hasPassword)) return one('url', parseUrl(text));
  if (/[\s@]/.test(text)) return NONE;
  return one('host', parseUrl(text));
}

/** Commands of PostgreSQL's programs, and the strings that stand on other lines of the same text. */
function readCommands(text: string): Candidates {
  const plain = stripped(text) || text;
  const commands = many('psql', parsePgCommands(plain));
  return { ...commands, list: [...commands.list, ...embedded(besideCommands(plain)).list] };
}

/** Options of the tools of Java and others that give a URL, and user and password beside it: `-url=… -user=…`. */
const OPTION =
  /(?:^|\s)-{1,2}(url|jdbc-?url|user|username|password)(?:=|\s)("[^"\n]{0,2000}"|'[^'\n]{0,2000}'|[^\s"'-]\S{0,2000})/gi;

function optionPairs(text: string): string[] {
  if (!/^\s*[\w./-]{1,80}\s/.test(text)) return [];
  return [...text.matchAll(OPTION)].map(([, name = '', value = '']) => `${name.replace('-', '')}=${value}`);
}

const hasUrlOption = (text: string) => {
  const names = optionPairs(text).map((pair) => pair.slice(0, pair.indexOf('=')).toLowerCase());
  return names.some((name) => name.endsWith('url')) && names.some((name) => name.startsWith('user'));
};

interface Grammar {
  readonly looksLike: (text: string) => boolean;
  readonly read: (text: string) => Candidates;
}

const isAssigned = (text: string) =>
  /^\s*(?:(?:#|\/\/|===|;)[^\n]*\n\s*(?=\S))*(?:export\s+|set\s+|setx\s+|ENV\s+|setenv\s+|set\s+-{1,2}[\w-]+\s+|-\s+|-e\s+|\$env:|\[(?:System\.)?Environment\]::|(?:heroku|fly|flyctl|docker|railway|vercel|doppler)\s)?["']?(?:%[\w,]{1,40}\.)?[A-Za-z_][\w.:[\]-]*["']?\s*(?:=|:\s|\s["'])|^\s*(?:setenv|set\s+-{1,2}[\w-]+)\s+\w+\s/i.test(
    text,
  );
const stripped = (text: string) => text.replace(/^[ \t]*(?:#|\/\/)[^\n]*$/gm, '').trim();

/** Lines that all have a label and a colon, some of more than one word: what a page of a console shows. */
const isLabelled = (text: string) => {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const isLabel = (line: string) => /^\s*\p{L}[\p{L}\p{N} ./()_-]{0,40}:(?:\s|$)/u.test(line);
  return (
    lines.length > 1 && lines.every(isLabel) && lines.some((line) => /^\s*\p{L}[^:\s]*\s[^:]*:/u.test(line))
  );
};

/** Several lines of one pair each are names and values, not libpq's one string. */
const isOnePerLine = (text: string) => /^\s*[\w.]+\s*=[^=\n]*\n/.test(text);

/** A first line of one pair alone: a value below it may hold semicolons, and none of them parts anything. */
const isPlainPair = (text: string) => /^\s*[\w.]+\s*=[^=;\n]*\n\s*[\w.]+\s*=/.test(text);

/** Code that says so by its first words or by a block that begins at the end of a line. */
const isSurelyCode = (text: string) =>
  looksLikeCode(text) &&
  (/[{([]\s*$/m.test(text) ||
    /^\s*["']?\w+["']?\s*[:=]\s*(["'])[^"'\n]*\1\s*,\s*["']?\w+["']?\s*[:=]\s*["'\d]/.test(text) ||
    /^\s*(?:(?:const|let|var|import|from|use|public|private|final|func|def|new|await|config|module\.exports|export (?:const|default))\b|(?:\$?\w+\s*=\s*)?(?:await\s+)?[\w.]+\(|[({[])/.test(
      text,
    ));

/** In the order in which they are believed; the first one that finds a connection is taken. */
const GRAMMARS: readonly Grammar[] = [
  { looksLike: (text) => SCHEME.test(text), read: readUrl },
  {
    looksLike: (text) => looksLikePgCommand(stripped(text) || text),
    read: readCommands,
  },
  {
    // The arguments of a command whose program was left behind: `-h host -U user -d database`.
    looksLike: (text) => /^-/.test(text) && /(?:^|\s)(?:-h|--host)[\s=]/.test(text) && !/\s-P\b/.test(text),
    read: (text) => many('psql', parsePgCommands(`psql ${text}`)),
  },
  {
    looksLike: hasUrlOption,
    read: (text) => gather(readAssignments(optionPairs(text).join('\n')), 'env'),
  },
  { looksLike: isSettingCommand, read: (text) => gather(readAssignments(text), 'env') },
  { looksLike: looksLikePgpass, read: (text) => many('pgpass', parsePgpass(text)) },
  { looksLike: (text) => /^\s*[{[]\s*["'{}\]]/.test(text), read: readJson },
  { looksLike: looksLikeXml, read: (text) => gather(readXml(text), 'code') },
  { looksLike: looksLikeIni, read: (text) => gather(readIni(text), 'ini') },
  {
    looksLike: (text) => looksLikeAdo(text) && !isPlainPair(text),
    read: (text) => one('ado', parseAdo(text)),
  },
  {
    looksLike: (text) => looksLikeDsn(text) && !isOnePerLine(text),
    read: (text) => one('dsn', parseDsn(stripped(text))),
  },
  {
    looksLike: (text) => quotedDsns(text).length > 0,
    read: (text) =>
      many(
        'dsn',
        quotedDsns(text).flatMap((inner) => parseDsn(inner) ?? []),
      ),
  },
  { looksLike: isSurelyCode, read: (text) => gather(readCode(text), 'code') },
  { looksLike: looksLikeYaml, read: (text) => gather(readYaml(text) ?? [], 'yaml') },
  { looksLike: isLabelled, read: (text) => gather(readLabels(text), 'labels') },
  { looksLike: isAssigned, read: (text) => gather(readAssignments(text), 'env') },
  { looksLike: looksLikeCode, read: (text) => gather(readCode(text), 'code') },
  { looksLike: isAssigned, read: (text) => gather(readLabels(text), 'labels') },
  { looksLike: (text) => /\s/.test(text), read: (text) => gather(readLabels(text), 'labels') },
  { looksLike: (text) => /\s/.test(text), read: embedded },
  { looksLike: (text) => !/\n/.test(text), read: schemeless },
];

/** `gitlab_rails['db_host'] = 'h'`, line after line: members of one table. */
const MEMBER = /^([ \t]*)([A-Za-z_]\w{0,80})\[(["'])(\w{1,80})\3\][ \t]{0,20}=(?![=>~])/gm;

function withPlainMembers(text: string): string {
  return (text.match(MEMBER) ?? []).length > 1 ? text.replace(MEMBER, '$1$2.$4 =') : text;
}

/** Every connection that a text holds, read by the first grammar that finds one. Pure; nothing is dialled. */
export function readCandidates(text: string): Candidates {
  const plain = withPlainMembers(tidied(text.slice(0, 20_000)));
  if (plain === '') return NONE;
  let lines: Candidates['lines'] = [];
  for (const { looksLike, read } of GRAMMARS) {
    if (!looksLike(plain)) continue;
    const found = read(plain);
    if (found.list.length > 0) return found;
    if (found.lines.length > lines.length) lines = found.lines;
  }
  return { ...NONE, lines };
}
