import { arrivingSettings } from '../drivers/carry-parameters';
import type { DriverId } from '../drivers/driver-id';
import type { CodeContext } from '../drivers/driver-stack';
import { pyEntries } from '../drivers/parameter-forms';
import type { WantedImport } from './add-imports';
import type { WantedEntries } from './change-entries';
import type { Grammar } from './scan-code';
import { type TableEdit, tableEdits } from './table-edits';

/** What the calls of a driver have to say behind a door, in a source file of the backend. */
export interface CallEdit {
  readonly grammar: Grammar;
  /** The functions that open connections. */
  readonly calls: RegExp;
  /** Entries of the call itself, or of its table at that place. */
  readonly entries: WantedEntries;
  /** Options of which one has to be there: without them the call says its address in parts, and is not read. */
  readonly needs?: readonly string[];
  /** The place of a JavaScript call's table of options; the call's own arguments where it is missing. */
  readonly optionsAt?: number;
  readonly imports: readonly WantedImport[];
  readonly definitions?: readonly WantedImport[];
}

export type WantedEdit = CallEdit | TableEdit;

const NULL_POOL: WantedImport = { line: 'from sqlalchemy.pool import NullPool', word: /\bNullPool\b/ };
const UUID: WantedImport = { line: 'from uuid import uuid4', word: /\buuid4\b/ };
const SSL: WantedImport = { line: 'import ssl', word: /^import .*\bssl\b/m, isForDefinition: true };
const READ_FILE: WantedImport = {
  line: "import { readFileSync } from 'node:fs';",
  word: /\breadFileSync\b/,
};

/** A name or a call that makes a context, in place of a plain word. */
const OWN_CONTEXT = /^(?!True\b|False\b|None\b|["'])/;

const CACHE = {
  statement_cache_size: '0',
  prepared_statement_cache_size: '0',
  prepared_statement_name_func: 'lambda: f"__asyncpg_{uuid4()}__"',
};
/** Of a pool that is none: SQLAlchemy refuses them beside NullPool. */
const POOL_SIZES = ['pool_size', 'max_overflow', 'pool_timeout', 'pool_use_lifo'];

const verified = ({ endpoint, caFile }: CodeContext) =>
  endpoint.tls.mode.startsWith('verify') ? caFile : null;

function context(at: CodeContext): Pick<CallEdit, 'imports' | 'definitions'> {
  const ca = verified(at);
  return ca
    ? {
        imports: [SSL],
        definitions: [
          {
            line: `ssl_context = ssl.create_default_context(cafile="${ca}")`,
            word: /create_default_context\(/,
          },
        ],
      }
    : { imports: [] };
}

function settings(at: CodeContext): Record<string, string> {
  const all = arrivingSettings(at);
  return Object.fromEntries(Object.entries(all).map(([name, value]) => [name, JSON.stringify(value)]));
}

/** SQLAlchemy's engine, by what its driver is told. */
function engine(at: CodeContext, args: WantedEntries, imports: readonly WantedImport[]): CallEdit {
  const isPooled = at.mode === 'transaction';
  const tls = context(at);
  return {
    grammar: 'python',
    calls: /create_async_engine|create_engine/,
    entries: {
      ...(isPooled && {
        set: { poolclass: 'NullPool' },
        keep: { poolclass: /NullPool/ },
        remove: POOL_SIZES,
      }),
      inside: { connect_args: args },
    },
    imports: [...imports, ...(isPooled ? [NULL_POOL] : []), ...tls.imports],
    ...(tls.definitions && { definitions: tls.definitions }),
  };
}

function asyncpgEngine(at: CodeContext): CallEdit {
  const isPooled = at.mode === 'transaction';
  const set = { ...(isPooled && CACHE), ...(verified(at) && { ssl: 'ssl_context' }) };
  const server = settings(at);
  const inside: WantedEntries['inside'] =
    Object.keys(server).length > 0 ? { server_settings: { set: server } } : {};
  const keep = { ssl: OWN_CONTEXT, prepared_statement_name_func: /./ };
  return engine(at, { set, keep, inside }, isPooled ? [UUID] : []);
}

function asyncpgCall(calls: RegExp) {
  return (at: CodeContext): CallEdit => {
    const server = calls.source.includes('Database') ? pyEntries(arrivingSettings(at)) : '';
    return {
      grammar: 'python',
      calls,
      entries: {
        keep: { ssl: OWN_CONTEXT },
        set: {
          ...(verified(at) && { ssl: 'ssl_context' }),
          ...(at.mode === 'transaction' && { statement_cache_size: '0' }),
          ...(server && { server_settings: `{${server}}` }),
        },
      },
      ...context(at),
    };
  };
}

const PREPARE_NONE = { set: { prepare_threshold: 'None' } };

function psycopg3({ mode }: CodeContext): CallEdit[] {
  if (mode !== 'transaction') return [];
  const common = { grammar: 'python', imports: [] } as const;
  return [
    { ...common, calls: /(?:Async)?ConnectionPool/, entries: { inside: { kwargs: PREPARE_NONE } } },
    {
      ...common,
      calls: /psycopg\.connect|(?:psycopg\.)?(?:Async)?Connection\.connect/,
      entries: PREPARE_NONE,
    },
  ];
}

function postgresJs(at: CodeContext): CallEdit {
  const ca = verified(at);
  const set = {
    ...(at.mode === 'transaction' && { prepare: 'false' }),
    ...(ca && { ssl: `{ ca: readFileSync('${ca}'), rejectUnauthorized: true }` }),
  };
  return {
    grammar: 'node',
    calls: /postgres/,
    optionsAt: 1,
    entries: { set, keep: { ssl: /\bca\b/ } },
    imports: ca ? [READ_FILE] : [],
  };
}

/** The URL says all; an `ssl` beside it only misleads. */
const nodePg =
  (calls: RegExp) =>
  ({ endpoint }: CodeContext): CallEdit[] =>
    endpoint.tls.mode === 'disable'
      ? []
      : [
          {
            grammar: 'node',
            calls,
            optionsAt: 0,
            needs: ['connectionString', 'url'],
            entries: { remove: ['ssl'] },
            imports: [],
          },
        ];

function prismaAdapter({ endpoint }: CodeContext): CallEdit {
  const { searchPath } = endpoint.parameters ?? {};
  const schema = searchPath?.length === 1 ? searchPath[0] : undefined;
  const set: Record<string, string> = schema ? { schema: `'${schema}'` } : {};
  return { grammar: 'node', calls: /PrismaPg/, optionsAt: 1, entries: { set }, imports: [] };
}

const POOL = /(?:pg\.|pkg\.)?(?:Pool|Client)/;

const EDITS: Readonly<Partial<Record<DriverId, (at: CodeContext) => CallEdit | readonly CallEdit[]>>> = {
  'sqlalchemy-asyncpg': asyncpgEngine,
  'sqlalchemy-psycopg2': (at) => engine({ ...at, caFile: null }, {}, []),
  'sqlalchemy-psycopg3': (at) =>
    engine({ ...at, caFile: null }, at.mode === 'transaction' ? PREPARE_NONE : {}, []),
  asyncpg: asyncpgCall(/asyncpg\.(?:create_pool|connect)/),
  databases: asyncpgCall(/(?:databases\.)?Database/),
  psycopg3,
  'postgres-js': postgresJs,
  'drizzle-postgres-js': postgresJs,
  'node-postgres': nodePg(POOL),
  drizzle: nodePg(POOL),
  kysely: nodePg(POOL),
  'prisma-7': prismaAdapter,
  'prisma-6-adapter': prismaAdapter,
};

/** Django's database as a package reads it from a URL. */
const DJANGO_URL: CallEdit = {
  grammar: 'python',
  calls: /dj_database_url\.(?:config|parse)/,
  entries: { set: { disable_server_side_cursors: 'True' } },
  imports: [],
};

/** What the source of a driver's backend has to say; null where files of its kind are not read. */
export function wantedEdits(id: DriverId, at: CodeContext): readonly WantedEdit[] | null {
  const edits = EDITS[id]?.(at);
  const tables = tableEdits(id, at);
  const calls = id === 'django' && at.mode === 'transaction' ? [DJANGO_URL] : [];
  return edits === undefined && tables.length === 0 ? null : [...[edits ?? []].flat(), ...tables, ...calls];
}
