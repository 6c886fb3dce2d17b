import { spawnSync } from 'node:child_process';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import type { DriverId } from '../drivers/driver-id';
import type { CodeContext } from '../drivers/driver-stack';
import { proposeCode } from './propose-code';
import { wantedEdits } from './wanted-edits';

const at: CodeContext = {
  endpoint: { host: 'h', port: 6543, database: 'd', user: 'u', tls: { mode: 'verify-full' } },
  ...{ caFile: 'certs/database-ca.crt', mode: 'transaction', poolSize: 5, startup: 'refused' },
};
const REFUSED = /^(?:jit|search_path|statement_timeout)$/;
const propose = (id: DriverId, text: string, over: Partial<CodeContext> = {}) =>
  proposeCode('db', text, wantedEdits(id, { ...at, ...over }) ?? [], (name) =>
    over.startup === 'honoured' ? false : REFUSED.test(name),
  );

const isPython = (id: DriverId) => /sqlalchemy|asyncpg|psycopg|databases|django/.test(id);
const python = spawnSync('python3', ['--version']).status === 0;

/** What the language's own parser says of a text; empty where it is whole. */
function faults(id: DriverId, text: string): string {
  if (!isPython(id)) {
    const { diagnostics = [] } = ts.transpileModule(text, { reportDiagnostics: true });
    return diagnostics.map(({ messageText }) => JSON.stringify(messageText)).join();
  }
  if (!python) return '';
  return spawnSync('python3', ['-c', 'import ast, sys; ast.parse(sys.stdin.read())'], {
    input: text,
  }).stderr.toString();
}

const ENGINE = 'from sqlalchemy.ext.asyncio import create_async_engine\n';
const FASTAPI = `"""Database."""
${ENGINE}from app.core.config import settings

# create_async_engine(pool_size=1) is only written down here
if settings.ENVIRONMENT == "production":
    engine = create_async_engine(
        str(settings.ASYNC_DATABASE_URI),
        echo=False,  # quiet
        pool_size=settings.POSTGRES_POOL_SIZE,  # per process
        max_overflow=settings.POSTGRES_MAX_OVERFLOW,
        connect_args={"server_settings": {"jit": "off", "application_name": "api"}},
    )
else:
    engine = create_async_engine(settings.ASYNC_DATABASE_URI, echo=True)
`;

/** driver, the backend's file, lines that go in, lines that go out, what stays. */
const FILES: readonly (readonly [
  string,
  DriverId,
  string,
  { in: RegExp[]; out?: RegExp[]; stays?: RegExp[] },
])[] = [
  [
    'a FastAPI project’s engine in two branches',
    'sqlalchemy-asyncpg',
    FASTAPI,
    {
      in: [
        /^\+from sqlalchemy\.pool import NullPool$/m,
        /^\+from uuid import uuid4$/m,
        /^\+import ssl$/m,
        /poolclass=NullPool/g,
        /"statement_cache_size": 0/,
      ],
      out: [/^-\s+pool_size=settings\.POSTGRES_POOL_SIZE/m, /^-\s+max_overflow=/m, /^-.*"jit": "off"/m],
      stays: [
        /str\(settings\.ASYNC_DATABASE_URI\)/,
        /echo=False, {2}# quiet/,
        /"application_name": "api"/,
        /# create_async_engine\(pool_size=1\)/,
      ],
    },
  ],
  [
    'arguments that a branch fills',
    'sqlalchemy-asyncpg',
    `${ENGINE}args = {}\nif prod:\n    args = {"timeout": 5}\nengine = create_async_engine(URL, connect_args=args, pool_size=5)\n`,
    {
      in: [/\+ +\*\*args,/, /poolclass=NullPool/],
      out: [/^-.*pool_size=5/m],
      stays: [/args = \{"timeout": 5\}/],
    },
  ],
  [
    'arguments in a table of their own',
    'sqlalchemy-asyncpg',
    `${ENGINE}options = {\n    "pool_size": 5,\n    "echo": False,\n}\nengine = create_async_engine(URL, **options)\n`,
    { in: [/\*\*options,/], out: [/^- {4}"pool_size": 5,/m], stays: [/"echo": False/] },
  ],
  [
    'a context of its own',
    'sqlalchemy-asyncpg',
    `import ssl\n${ENGINE}ctx = ssl.create_default_context(cafile="x")\nengine = create_async_engine(URL, connect_args={"ssl": ctx})\n`,
    { in: [/NullPool/], stays: [/"ssl": ctx/] },
  ],
  [
    'SQLModel on psycopg',
    'sqlalchemy-psycopg3',
    'from sqlmodel import create_engine\nfrom app.core.config import settings\n\nengine = create_engine(str(settings.SQLALCHEMY_DATABASE_URI))\n',
    { in: [/connect_args=\{"prepare_threshold": None\}/], stays: [/settings\.SQLALCHEMY_DATABASE_URI/] },
  ],
  [
    'a pool of psycopg',
    'psycopg3',
    'pool = ConnectionPool(conninfo=DSN, max_size=5)\n',
    { in: [/kwargs=\{"prepare_threshold": None\}/] },
  ],
  [
    'a pool of asyncpg',
    'asyncpg',
    'import asyncpg\nasync def get():\n    return await asyncpg.create_pool(dsn=cfg.dsn, server_settings={"jit": "off"})\n',
    { in: [/statement_cache_size=0/, /ssl=ssl_context/], out: [/^-.*"jit"/m], stays: [/dsn=cfg\.dsn/] },
  ],
  [
    'encode/databases',
    'databases',
    'database = Database(DATABASE_URL)\n',
    { in: [/statement_cache_size=0/] },
  ],
  [
    'postgres.js below Drizzle',
    'drizzle-postgres-js',
    "import postgres from 'postgres';\nexport const client = postgres(process.env.DB_URL!);\n",
    {
      in: [/^\+import \{ readFileSync \} from 'node:fs';$/m, /prepare: false/, /ca: readFileSync/],
      stays: [/process\.env\.DB_URL!/],
    },
  ],
  [
    'postgres.js in CommonJS, with a setting that the door refuses',
    'postgres-js',
    "const postgres = require('postgres')\nconst sql = postgres(url, { max: 10, connection: { search_path: 'x', application_name: 'a' } })\nmodule.exports = sql\n",
    {
      in: [/require\('node:fs'\)/, /prepare: false/],
      out: [/^-.*search_path/m],
      stays: [/application_name: 'a'/, /max: 10/],
    },
  ],
  [
    'options of postgres.js that stand elsewhere',
    'postgres-js',
    "import postgres from 'postgres';\nimport { options } from './options';\nexport const sql = postgres(env.url, options);\n",
    { in: [/\{ \.\.\.options, prepare: false/] },
  ],
  [
    'an ssl beside the URL',
    'node-postgres',
    "import { Pool } from 'pg';\nexport const pool = new Pool({\n  connectionString: process.env.DATABASE_URL,\n  ssl: { rejectUnauthorized: false }, // for Heroku\n  max: 20,\n});\n",
    { in: [], out: [/^- {2}ssl: \{ rejectUnauthorized: false \}/m], stays: [/max: 20/] },
  ],
];

describe('the backend’s own file', () => {
  it.each(FILES)('%s', (_, id, text, wanted) => {
    const proposal = propose(id, text);
    if (proposal.kind !== 'diff') throw new Error(JSON.stringify(proposal));
    for (const line of [...wanted.in, ...(wanted.out ?? [])]) expect(proposal.diff).toMatch(line);
    for (const kept of wanted.stays ?? []) expect(proposal.text).toMatch(kept);
    expect(faults(id, proposal.text)).toBe('');
    // What it says then is all that is wanted.
    expect(propose(id, proposal.text)).toEqual({ kind: 'same' });
  });

  it.each<[string, DriverId, string, string]>([
    [
      'arguments that a function gives',
      'sqlalchemy-asyncpg',
      `${ENGINE}engine = create_async_engine(URL, **get_options())\n`,
      'get_options()',
    ],
    [
      'a table that is filled later',
      'sqlalchemy-asyncpg',
      'kw = {}\nkw["pool_size"] = 5\nengine = create_async_engine(URL, **kw)\n',
      'kw',
    ],
    [
      'an address in parts',
      'node-postgres',
      'export const pool = new Pool({ host: env.DB_HOST, ssl: false });\n',
      'host',
    ],
  ])('is not changed where a part cannot be followed: %s', (_, id, text, part) => {
    expect(propose(id, text)).toEqual({ kind: 'lost', part });
  });

  it.each<[string, DriverId, string]>([
    ['a comment', 'sqlalchemy-asyncpg', '# engine = create_async_engine(URL)\n'],
    ['a string', 'postgres-js', 'export const text = "postgres(url)";\n'],
    ['a definition', 'sqlalchemy-asyncpg', 'def create_engine(url):\n    return url\n'],
    ['a template', 'postgres-js', 'const t = `${`postgres(url)`} postgres(x)`;\n'],
  ])('has no call in %s', (_, id, text) => {
    expect(propose(id, text)).toEqual({ kind: 'absent' });
  });

  it('takes nothing out in session mode, and names the schema where the code has to', () => {
    const endpoint = { ...at.endpoint, parameters: { searchPath: ['app'] } };
    const proposal = propose('sqlalchemy-asyncpg', FASTAPI, {
      mode: 'session',
      startup: 'honoured',
      endpoint,
    });
    if (proposal.kind !== 'diff') throw new Error(proposal.kind);
    expect(proposal.text).toMatch(/"server_settings": \{[^}]*"search_path": "app"/);
    expect(proposal.text).toMatch(/pool_size=settings\.POSTGRES_POOL_SIZE/);
    expect(proposal.text).not.toContain('NullPool');
    expect(faults('sqlalchemy-asyncpg', proposal.text)).toBe('');
  });
});

describe('tables of settings, known by one of their entries', () => {
  const CA = "readFileSync('certs/database-ca.crt')";
  it.each<[string, DriverId, string, { in: RegExp[]; out?: RegExp[]; stays?: RegExp[] }]>([
    [
      'Django, with parts from the environment',
      'django',
      `import os
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "HOST": os.environ["DB_HOST"],  # pooler
        "CONN_MAX_AGE": 600,
        "OPTIONS": {"sslmode": os.getenv("DB_SSLMODE", "prefer")},
    },
    "cache": {"ENGINE": "django.db.backends.sqlite3", "NAME": "x"},
}
`,
      {
        in: [/\+.*"DISABLE_SERVER_SIDE_CURSORS": True/, /\+.*"sslrootcert"/, /\+.*"CONN_MAX_AGE": 0/],
        out: [/^-.*"CONN_MAX_AGE": 600/m],
        stays: [
          /os\.environ\["DB_HOST"\], {2}# pooler/,
          /"cache": \{"ENGINE": "django.db.backends.sqlite3", "NAME": "x"\}/,
        ],
      },
    ],
    [
      'Django in a branch, without options, as a call',
      'django',
      `if PROD:\n    DATABASES = {"default": dict(ENGINE="django.db.backends.postgresql", NAME="x")}\n`,
      { in: [/DISABLE_SERVER_SIDE_CURSORS=True/, /OPTIONS=\{[\s+]+"sslmode": "verify-full"/] },
    ],
    [
      'Django by a URL',
      'django',
      `import dj_database_url\nDATABASES = {"default": dj_database_url.config(conn_max_age=600)}\n`,
      { in: [/disable_server_side_cursors=True/], stays: [/conn_max_age=600/] },
    ],
    [
      'a knexfile in parts and with a URL',
      'knex',
      `module.exports = {
  development: { client: 'sqlite3', connection: { filename: 'x' } },
  staging: { client: 'pg', connection: { host: process.env.DB_HOST, password: process.env.DB_PASSWORD } },
  production: { client: 'pg', connection: { connectionString: process.env.DATABASE_URL, ssl: { rejectUnauthorized: false } } },
};
`,
      {
        in: [new RegExp(`ssl: \\{ ca: ${CA.replaceAll(/[()]/g, '\\$&')}`), /^\+const \{ readFileSync \}/m],
        out: [/^-.*ssl: \{ rejectUnauthorized: false \}/m],
        stays: [/connection: \{ filename: 'x' \}/, /password: process\.env\.DB_PASSWORD/],
      },
    ],
    [
      'a configuration of sequelize-cli',
      'sequelize',
      `module.exports = {
  test: { dialect: 'sqlite', storage: ':memory:' },
  production: {
    username: process.env.DB_USER,
    host: process.env.DB_HOST,
    dialect: 'postgres',
    dialectOptions: { ssl: { require: true, rejectUnauthorized: false }, keepAlive: true },
  },
};
`,
      {
        in: [/ssl: \{ ca: readFileSync\('certs\/database-ca\.crt'\), rejectUnauthorized: true \}/],
        out: [/^-.*rejectUnauthorized: false/m],
        stays: [/keepAlive: true/, /storage: ':memory:'/],
      },
    ],
    [
      'Sequelize by its arguments',
      'sequelize',
      "export const db = new Sequelize(DB, USER, PASS, { host: HOST, dialect: 'postgres', logging: false });\n",
      {
        in: [/dialectOptions: \{ ssl: \{ ca:/, /^\+import \{ readFileSync \} from 'node:fs';$/m],
        stays: [/logging: false/],
      },
    ],
    [
      'TypeORM in parts, given by a factory',
      'typeorm',
      "import { X } from 'y';\nexport default () => ({ type: 'postgres', host: process.env.DB_HOST, synchronize: false });\n",
      { in: [/ssl: \{ ca: readFileSync/], stays: [/synchronize: false/] },
    ],
  ])('%s', (_, id, text, wanted) => {
    const proposal = propose(id, text);
    if (proposal.kind !== 'diff') throw new Error(proposal.kind);
    for (const pattern of wanted.in) expect(proposal.diff).toMatch(pattern);
    for (const pattern of wanted.out ?? []) expect(proposal.diff).toMatch(pattern);
    for (const pattern of wanted.stays ?? []) expect(proposal.text).toMatch(pattern);
    expect(faults(id, proposal.text)).toBe('');
    // What was proposed is what is wanted.
    expect(propose(id, proposal.text).kind).toBe('same');
  });

  it.each<[string, DriverId, string]>([
    [
      'a table for another database',
      'knex',
      "module.exports = { client: 'mysql2', connection: { host: 'h' } };\n",
    ],
    ['a table in a comment', 'sequelize', "// { dialect: 'postgres', host: 'h' }\n"],
  ])('%s is left alone', (_, id, text) => expect(propose(id, text).kind).toBe('absent'));

  it('a URL that says it all needs nothing', () => {
    const url = "module.exports = { client: 'pg', connection: process.env.DATABASE_URL };\n";
    expect(propose('knex', url).kind).toBe('same');
    expect(propose('sequelize', "new Sequelize(process.env.URL, { dialect: 'postgres' });\n").kind).toBe(
      'same',
    );
  });
});
