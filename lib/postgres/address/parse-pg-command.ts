import { say } from '../../i18n/message';
import { isPostgresString, plainUrl } from './connection-scheme';
import { type Finding, faultFinding } from './finding';
import { type LeftOut, leaveOut } from './left-out';
import type { Assignment } from './notation/assignment';
import { interpolated } from './notation/interpolate';
import { readAssignments } from './notation/read-assignments';
import { leadingAssignments, otherShellAssignment } from './notation/shell-assignment';
import { joinedLines, shellCommands } from './notation/shell-words';
import { parseDsn } from './parse-dsn';
import { parseUrl } from './parse-url';
import type { ConnectionParts } from './parsed-connection';
import { PG_PROGRAMS, type PgProgram } from './pg-programs';
import { socketFinding } from './socket-finding';

type Part = 'host' | 'port' | 'user' | 'database' | 'password';
type Given = Partial<Record<Part, string>>;

const SHORT: Readonly<Record<string, Part>> = { h: 'host', p: 'port', U: 'user', u: 'user', d: 'database' };
const LONG: Readonly<Record<string, Part>> = {
  host: 'host',
  port: 'port',
  username: 'user',
  user: 'user',
  dbname: 'database',
};
const VARIABLE: Readonly<Record<string, Part>> = {
  PGHOST: 'host',
  PGHOSTADDR: 'host',
  PGPORT: 'port',
  PGUSER: 'user',
  PGDATABASE: 'database',
  PGPASSWORD: 'password',
};
const PARAMETER: Readonly<Record<string, string>> = {
  PGSSLMODE: 'sslmode',
  PGSSLROOTCERT: 'sslrootcert',
  PGSSLCERT: 'sslcert',
  PGSSLKEY: 'sslkey',
  PGSSLNEGOTIATION: 'sslnegotiation',
  PGOPTIONS: 'options',
  PGAPPNAME: 'application_name',
  PGTARGETSESSIONATTRS: 'target_session_attrs',
  PGCHANNELBINDING: 'channel_binding',
  PGCONNECT_TIMEOUT: 'connect_timeout',
  PGSERVICE: 'service',
  PGPASSFILE: 'passfile',
  PGGSSENCMODE: 'gssencmode',
  PGCLIENTENCODING: 'client_encoding',
  PGREQUIREAUTH: 'requireauth',
};

/** A word that holds a whole connection, for `-d` and for the first positional argument alike. */
export function isConnectionWord(word: string): boolean {
  return isPostgresString(word) || /^\s*[a-z_]+\s*=/i.test(word);
}

/** libpq's own variables, as parts and parameters of a connection. */
export function libpqVariables(variables: readonly Assignment[]): {
  given: Given;
  parameters: Record<string, string>;
} {
  const given: Given = {};
  const parameters: Record<string, string> = {};
  for (const { name, value } of variables) {
    const part = VARIABLE[name];
    const parameter = PARAMETER[name];
    if (part) given[part] = value;
    if (parameter) parameters[parameter] = value;
  }
  return { given, parameters };
}

interface Arguments {
  readonly given: Given;
  readonly loose: readonly string[];
  readonly leftOut: readonly LeftOut[];
}

function longOption(word: string, program: PgProgram): { name: string; takes: boolean; value?: string } {
  const [, name = '', value] = /^--([\w-]+)(?:=(.*))?$/s.exec(word) ?? [];
  const full = program.long.find((one) => one === name) ?? program.long.find((one) => one.startsWith(name));
  return { name: full ?? name, takes: full !== undefined, ...(value === undefined ? {} : { value }) };
}

/** Reads arguments as GNU's getopt does: options anywhere, short ones in clusters, a value joined on or apart. */
function readArguments(words: readonly string[], program: PgProgram): Arguments {
  const given: Given = {};
  const leftOut: LeftOut[] = [];
  const loose: string[] = [];
  const take = (flag: string, part: Part | undefined, value: string) => {
    if (part) given[part] = value;
    else leftOut.push(leaveOut(flag, 'command-option'));
  };
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    if (word === '--') {
      loose.push(...words.slice(index + 1));
      break;
    }
    if (/^[\d&]?(?:>>?|<)/.test(word)) {
      // What the shell redirects is no argument.
      if (/[<>]$/.test(word)) index += 1;
      leftOut.push(leaveOut('redirection', 'command-option'));
    } else if (word.startsWith('--')) {
      const { name, takes, value } = longOption(word, program);
      take(`--${name}`, LONG[name], takes ? (value ?? words[++index] ?? '') : (value ?? ''));
    } else if (/^-[A-Za-z0-9?]/.test(word)) {
      const at = [...word.slice(1)].findIndex((letter) => program.withArgument.includes(letter));
      const flags = at < 0 ? word.slice(1) : word.slice(1, at + 1);
      for (const flag of flags) leftOut.push(leaveOut(`-${flag}`, 'command-option'));
      if (at < 0) continue;
      const letter = word[at + 1] ?? '';
      take(`-${letter}`, SHORT[letter], word.slice(at + 2) || (words[++index] ?? ''));
    } else loose.push(word);
  }
  return { given, loose, leftOut };
}

/** Positional arguments fill what no option gave: psql's first is the database, its second the user. */
function withPositional(args: Arguments, program: PgProgram): Arguments {
  const given: Given = { ...args.given };
  const leftOut = [...args.leftOut];
  const places = program.positional.filter((place) => place === 'other' || given[place] === undefined);
  for (const [index, word] of args.loose.entries()) {
    const place = places[index];
    if (place === undefined || place === 'other')
      leftOut.push(leaveOut(place === 'other' ? 'argument' : 'further argument', 'command-option'));
    else given[place] = word;
  }
  return { given, loose: args.loose, leftOut };
}

/** A word behind an unquoted URL is more likely a part of it, cut off at a space, than a user name. */
function cutOff(args: Arguments): Finding[] {
  const isUrlFirst = isConnectionWord(args.loose[0] ?? '');
  const isOdd = isUrlFirst && args.loose.length > 1;
  return isOdd ? [{ verdict: 'warn', message: say('connection.finding.looseText') }] : [];
}

function fromString(text: string): ConnectionParts | null {
  return isPostgresString(text) ? parseUrl(plainUrl(text).url) : parseDsn(text);
}

/** What an option said of a connection that a whole string does not say itself: the string comes first, as in libpq. */
function merge(text: string | undefined, given: Given, parameters: Record<string, string>): ConnectionParts {
  const whole = text === undefined ? null : fromString(text);
  const { port, ...texts } = given;
  const own: ConnectionParts = {
    ...texts,
    ...(port ? { port: Number(port.split(',')[0]) } : {}),
    parameters: {},
    findings: [],
  };
  if (!whole) return { ...own, parameters };
  // Whether a host is missing is only known once options and variables are counted in.
  const findings = whole.findings.filter(({ code }) => code !== 'MUD-132');
  return { ...own, ...whole, parameters: { ...parameters, ...whole.parameters }, findings };
}

function partsOf(name: string, words: readonly string[], variables: readonly Assignment[]): ConnectionParts {
  const program = PG_PROGRAMS[name] ?? { withArgument: '', long: [], positional: [] };
  const raw = readArguments(words, program);
  const args = withPositional(raw, program);
  const { given: outside, parameters } = libpqVariables(variables);
  const { database, ...given } = args.given;
  const isString = database !== undefined && isConnectionWord(database);
  const base = { ...outside, ...given, ...(isString || database === undefined ? {} : { database }) };
  const parts = merge(isString ? database : undefined, base, parameters);
  const leftOut = [...(parts.leftOut ?? []), ...args.leftOut];
  // `psql "$DATABASE_URL"`: the whole connection stands elsewhere.
  const variable = /^\$\{?\w+\}?$/.exec(database ?? '')?.[0];
  if (variable !== undefined && parts.host === undefined)
    return { parameters: {}, leftOut, findings: [faultFinding('MUD-101', { placeholder: variable })] };
  const findings = [...parts.findings, ...cutOff(raw)];
  const host = parts.host ?? '';
  if (parts.parameters.service !== undefined && host === '') return { ...parts, leftOut, findings };
  if (host === '' || host.startsWith('/') || host.startsWith('@')) {
    const { host: _socket, ...rest } = parts;
    return { ...rest, leftOut, findings: [...findings, socketFinding(host)] };
  }
  // libpq's default: a database called like the user.
  const isNamed = parts.database !== undefined || parts.user === undefined;
  return { ...parts, ...(isNamed ? {} : { database: parts.user }), leftOut, findings };
}

const NAME = new RegExp(`^(?:.*[\\\\/])?(${Object.keys(PG_PROGRAMS).join('|')})(?:\\.[eE][xX][eE])?$`);

/** The program among a command's words, behind `docker exec …`, `sudo -u postgres` and the like. */
function programAt(words: readonly string[]): number {
  const isWrapper =
    /^(?:docker|podman|docker-compose|kubectl|sudo|ssh|heroku|time|nohup|flyctl|fly|env|&|winpty|call|exec)$/;
  if (NAME.test(words[0] ?? '')) return 0;
  return isWrapper.test(words[0] ?? '') ? words.findIndex((word) => NAME.test(word)) : -1;
}

/** Words with the variables filled in that the same text sets. */
function filledIn(all: readonly Assignment[], words: readonly string[]): string[] {
  if (!words.some((word) => /[$%]\w|[$]\{/.test(word))) return [...words];
  const lines = words.map((value, index) => ({ name: ` ${index}`, value }));
  return interpolated([...all, ...lines])
    .slice(all.length)
    .map(({ value }) => value);
}

/** The lines of a text that call none of the programs. */
export function besideCommands(text: string): string {
  const named = new RegExp(`(?:^|[\\s;&|\\\\/"'])(?:${Object.keys(PG_PROGRAMS).join('|')})(?:\\s|\\.exe|$)`);
  return joinedLines(text)
    .split(/\r\n?|\n/)
    .filter((line) => !named.test(line))
    .join('\n');
}

/** True for a command line of psql, pg_dump and their siblings, with variables before it or not. */
export function looksLikePgCommand(text: string): boolean {
  const words = Object.keys(PG_PROGRAMS).join('|');
  if (!new RegExp(`(?:^|[\\s;&|\\\\/"'])(?:${words})(?:\\.[eE][xX][eE])?["']?(?:\\s|$)`).test(text))
    return false;
  return parsePgCommands(text).length > 0;
}

/** Reads the commands of a text, each as its own program reads its arguments; variables set before them count. */
export function parsePgCommands(text: string): ConnectionParts[] {
  const found: ConnectionParts[] = [];
  const known: Assignment[] = [];
  const cut: string[] = [];
  const all = /[$%]\w|[$]\{/.test(text) ? readAssignments(besideCommands(text)) : [];
  for (const command of shellCommands(text)) {
    const other = otherShellAssignment(command);
    if (other) {
      known.push(other);
      continue;
    }
    const { variables, words } = leadingAssignments(command);
    const at = programAt(words);
    if (at < 0) {
      if (words.length === 0) known.push(...variables);
      else if (command.includes('@')) cut.push(command);
      continue;
    }
    const inner = words.slice(0, at).flatMap((word) => {
      const [, name, value] = /^(PG\w+)=(.*)$/s.exec(word) ?? [];
      return name === undefined ? [] : [{ name, value: value ?? '' }];
    });
    const name = NAME.exec(words[at] ?? '')?.[1]?.toLowerCase() ?? 'psql';
    const lines = [...known, ...variables, ...inner];
    const values = filledIn(
      all,
      lines.map(({ value }) => value),
    );
    const given = lines.map((line, index) => ({ name: line.name, value: values[index] ?? line.value }));
    found.push(partsOf(name, filledIn([...all, ...given], words.slice(at + 1)), given));
  }
  // A shell ends a command at an unquoted `;` or `|`; what follows looks like the rest of a URL all the same.
  const finding: Finding = { verdict: 'warn', message: say('connection.finding.looseText') };
  return cut.length === 0
    ? found
    : found.map((parts) => ({ ...parts, findings: [...parts.findings, finding] }));
}
