import type { DriverId } from '../drivers/driver-id';
import type { CodeContext } from '../drivers/driver-stack';
import { libpqTls } from '../drivers/tls-params';
import type { WantedImport } from './add-imports';
import type { WantedEntries } from './change-entries';
import { type Container, literalAt, readContainer } from './read-entries';
import type { Grammar, Scanned } from './scan-code';

/** What a table of settings has to say behind a door, wherever it stands: it is known by one of its entries. */
export interface TableEdit {
  readonly grammar: Grammar;
  /** An entry that only a table for Postgres has. */
  readonly mark: RegExp;
  readonly entriesFor: (table: Container) => WantedEntries;
  readonly imports: readonly WantedImport[];
}

const READ_FILE: WantedImport = {
  line: "import { readFileSync } from 'node:fs';",
  word: /\breadFileSync\b/,
};

/** The place of the bracket that a place stands in. */
function openingBracket({ text, kind }: Scanned, from: number): number | null {
  let depth = 0;
  for (let at = from - 1; at >= 0; at -= 1) {
    if (kind[at] !== 0) continue;
    const mark = text[at] ?? ' ';
    if (')]}'.includes(mark)) depth += 1;
    if (!'([{'.includes(mark)) continue;
    if (depth === 0) return at;
    depth -= 1;
  }
  return null;
}

/** Every literal table that holds such an entry itself, in the order of the text; comments hold none. */
export function findTables(scanned: Scanned, mark: RegExp): Container[] {
  return [...scanned.text.matchAll(new RegExp(mark.source, 'g'))].flatMap(({ index }) => {
    const open = scanned.kind[index] === 2 ? null : openingBracket(scanned, index);
    if (open === null) return [];
    const isCall = scanned.text[open] === '(' && scanned.text.slice(0, open).endsWith('dict');
    if (!isCall && scanned.text[open] !== '{') return [];
    const style = isCall ? 'call' : scanned.grammar === 'python' ? 'dict' : 'object';
    return readContainer(scanned, open, style) ?? [];
  });
}

function inside(table: Container, name: string): Container | null {
  const entry = table.entries.find((one) => one.name === name);
  return entry ? literalAt(table.scanned, entry.valueStart) : null;
}

const has = (table: Container | null, ...names: readonly string[]) =>
  table?.entries.some(({ name }) => name !== null && names.includes(name)) ?? false;

/** The CA beside an address in parts; beside a URL, which says it, an `ssl` only misleads. */
function tlsOf(table: Container, ca: string | null): WantedEntries {
  if (has(table, 'url', 'connectionString')) return { remove: ['ssl'] };
  if (!ca || !has(table, 'host')) return {};
  return { set: { ssl: `{ ca: readFileSync('${ca}'), rejectUnauthorized: true }` }, keep: { ssl: /\bca\b/ } };
}

function nodeTable(mark: RegExp, entriesFor: (table: Container, ca: string | null) => WantedEntries) {
  return ({ endpoint, caFile }: CodeContext): TableEdit[] => {
    if (endpoint.tls.mode === 'disable') return [];
    const ca = endpoint.tls.mode.startsWith('verify') ? caFile : null;
    return [
      {
        ...{ grammar: 'node', mark, imports: ca ? [READ_FILE] : [] },
        entriesFor: (table) => entriesFor(table, ca),
      },
    ];
  };
}

function knexEntries(table: Container, ca: string | null): WantedEntries {
  const connection = inside(table, 'connection');
  return connection ? { inside: { connection: tlsOf(connection, ca) } } : {};
}

function sequelizeEntries(table: Container, ca: string | null): WantedEntries {
  const isTold = has(table, 'host') || has(inside(table, 'dialectOptions'), 'ssl');
  if (!ca || !isTold) return {};
  const ssl = `{ ca: readFileSync('${ca}'), rejectUnauthorized: true }`;
  return { inside: { dialectOptions: { set: { ssl }, keep: { ssl: /\bca\b/ } } } };
}

/** A value that comes from the environment is the env file's to change. */
const FROM_OUTSIDE = /\benv|\bos\.|\bconfig\(/;

function djangoTable(at: CodeContext): TableEdit[] {
  const tls = Object.entries(libpqTls(at)).map(([name, value]) => [name, JSON.stringify(value)] as const);
  const isPooled = at.mode === 'transaction';
  const entriesFor = (table: Container): WantedEntries => ({
    set: {
      ...(isPooled && has(table, 'CONN_MAX_AGE') && { CONN_MAX_AGE: '0' }),
      ...(isPooled && { DISABLE_SERVER_SIDE_CURSORS: 'True' }),
    },
    keep: { CONN_MAX_AGE: FROM_OUTSIDE },
    inside: {
      OPTIONS: {
        set: Object.fromEntries(tls),
        keep: { sslmode: FROM_OUTSIDE, sslrootcert: FROM_OUTSIDE },
      },
    },
  });
  return [
    {
      ...{ grammar: 'python', imports: [], entriesFor },
      mark: /["']?\bENGINE["']?\s{0,5}[:=]\s{0,5}["'](?:django\.db\.backends\.(?:postgresql|postgis)|django\.contrib\.gis\.db\.backends\.postgis|django_prometheus\.db\.backends\.postgresql)/,
    },
  ];
}

const TABLES: Readonly<Partial<Record<DriverId, (at: CodeContext) => readonly TableEdit[]>>> = {
  django: djangoTable,
  knex: nodeTable(/\bclient\s{0,5}:\s{0,5}["'](?:pg|postgres|postgresql)["']/, knexEntries),
  sequelize: nodeTable(/\bdialect\s{0,5}:\s{0,5}["']postgres["']/, sequelizeEntries),
  typeorm: nodeTable(/\btype\s{0,5}:\s{0,5}["']postgres["']/, tlsOf),
};

/** The tables of a driver; empty where its settings stand in calls. */
export function tableEdits(id: DriverId, at: CodeContext): readonly TableEdit[] {
  return TABLES[id]?.(at) ?? [];
}
