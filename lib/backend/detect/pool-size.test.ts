import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DriverId } from '../drivers/driver-id';
import { findStack } from '../drivers/find-stack';
import { openWorkspace } from '../files/workspace';
import { findPoolSize } from './pool-size';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'mudanza-pool-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function find(id: DriverId, files: Record<string, string>, env = '') {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  writeFileSync(join(root, '.env'), env);
  return findPoolSize(openWorkspace(root), findStack(id).pool, { file: '.env', text: env });
}

it.each([
  [
    'sqlalchemy-asyncpg',
    'app/db.py',
    'engine = create_async_engine(\n    url,\n    pool_size=7,\n)\n',
    '7',
    3,
  ],
  ['sqlalchemy-asyncpg', 'app/db.py', 'e = create_async_engine(u, poolclass=NullPool)\n', 'NullPool', 1],
  ['asyncpg', 'db.py', '# max_size=3\npool = await asyncpg.create_pool(dsn, max_size=12)\n', '12', 2],
  ['psycopg3', 'db.py', 'pool = ConnectionPool(url, max_size=4)\n', '4', 1],
  ['node-postgres', 'src/db.ts', 'const pool = new pg.Pool({\n  max: 30,\n});\n', '30', 2],
  ['postgres-js', 'src/db.ts', 'const sql = postgres(url, { max: 5 })\n', '5', 1],
  ['knex', 'knexfile.js', '// knex\nmodule.exports = { pool: { min: 0, max: 8 } };\n', '8', 2],
  ['sequelize', 'db.js', 'new Sequelize(url, { pool: { max: 9 } })\n', '9', 1],
  ['pgx', 'db.go', 'config.MaxConns = 25\n', '25', 1],
  ['lib-pq', 'db.go', 'db.SetMaxOpenConns(40)\n', '40', 1],
  ['jdbc', 'src/main/resources/application.yml', 'hikari:\n  maximum-pool-size: 15\n', '15', 2],
  [
    'rails',
    'config/database.yml',
    'production:\n  pool: <%= ENV.fetch("RAILS_MAX_THREADS") { 6 } %>\n',
    '6',
    2,
  ],
  ['sqlx', 'src/db.rs', 'PgPoolOptions::new().max_connections(11)\n', '11', 1],
] as const)('%s: %s says it', (id, file, code, value, line) => {
  expect(find(id, { [file]: code })).toMatchObject({ value, from: 'code', file, line });
});

it('takes the key of the env file only when the code reads it, then the driver’s default', () => {
  const settings = { 'app/settings.py': 'class Settings(BaseSettings):\n    postgres_pool_size: int = 10\n' };
  const env = 'A=1\nPOSTGRES_POOL_SIZE=20\n';
  expect(find('asyncpg', {}, env)).toEqual({
    value: '10',
    size: 10,
    from: 'default',
    file: null,
    line: null,
  });
  expect(find('asyncpg', settings, env)).toEqual({
    value: '20',
    size: 20,
    from: 'env',
    file: '.env',
    line: 2,
  });
  expect(
    find('prisma-6', {}, 'DATABASE_URL=postgres://u:p@h/d?pgbouncer=true&connection_limit=5\n'),
  ).toMatchObject({
    value: '5',
    file: '.env',
  });
  expect(find('django', {})).toBeNull();
});

const SESSION =
  'from app.core.config import settings\nengine = create_async_engine(\n    settings.url,\n    pool_size=settings.DB_POOL_SIZE,\n    max_overflow=settings.DB_MAX_OVERFLOW,\n)\n';
const CONFIG = (overflow: string) =>
  `class Settings(BaseSettings):\n    DB_POOL_SIZE: int = 20\n    DB_MAX_OVERFLOW${overflow}\n`;

it.each([
  ['a settings class', ': int = 30', '', { size: 20, overflow: 30, file: 'app/config.py', line: 2 }],
  [
    'its env file',
    ' = Field(default=7)',
    'DB_POOL_SIZE=12\n',
    { size: 12, overflow: 7, file: '.env', line: 1 },
  ],
  [
    'os.getenv',
    ' = int(os.getenv("OVER", "3"))',
    'A=1\nOVER=4\n',
    { size: 20, overflow: 4, file: 'app/config.py', line: 2 },
  ],
])('follows the name that the engine uses to %s', (_, overflow, env, wanted) => {
  const files = { 'app/db/session.py': SESSION, 'app/config.py': CONFIG(overflow) };
  expect(find('sqlalchemy-asyncpg', files, env)).toMatchObject({ ...wanted, name: 'DB_POOL_SIZE' });
});

it('leaves comments and the engine of the migrations tool out of it', () => {
  const engine = 'engine = create_async_engine(url)\n# engine = create_async_engine(url, pool_size=50)\n';
  const alembic = 'from alembic import context\nasync_engine_from_config(c, poolclass=pool.NullPool)\n';
  const files = { 'app/db/session.py': engine, 'alembic/env.py': alembic, 'migraciones/env.py': alembic };
  expect(find('sqlalchemy-asyncpg', files)).toMatchObject({ size: 5, overflow: 10, from: 'default' });
});

it('does not take a limit of something else for a pool', () => {
  expect(find('node-postgres', { 'src/limit.ts': 'rateLimit({ max: 100 })\n' })).toMatchObject({
    value: '10',
    from: 'default',
  });
});

describe('the engine that is really made', () => {
  const engine = (args: string) => `engine = create_async_engine(\n    url,\n${args})\n`;
  it('counts, and not the default of an argument in a script beside it', () => {
    const files = {
      'scripts/monitor.py':
        'def watch(\n    pool_size: int = 10,\n    max_overflow: int = 20,\n):\n    e = create_async_engine(u, pool_size=pool_size, max_overflow=max_overflow)\n',
      'app/db.py': engine('    pool_size=settings.pool_size,\n    max_overflow=settings.max_overflow,\n'),
      'app/config.py': 'class S(BaseSettings):\n    pool_size: int = 3\n    max_overflow: int = 4\n',
    };
    expect(find('sqlalchemy-asyncpg', files, 'POOL_SIZE=10\nMAX_OVERFLOW=10\n')).toMatchObject({
      size: 10,
      overflow: 10,
      from: 'env',
    });
  });

  it('is followed into a table that is spread into its call', () => {
    const code = `args = {"pool_size": 7}\nargs["max_overflow"] = 2\n${engine('    **args,\n')}`;
    expect(find('sqlalchemy-asyncpg', { 'app/db.py': code })).toMatchObject({ size: 7, overflow: 2 });
  });

  it('is not known where it cannot be followed', () => {
    expect(
      find('sqlalchemy-asyncpg', { 'app/db.py': engine('    **options(),\n    **given,\n') }),
    ).toMatchObject({
      size: null,
      from: 'unknown',
    });
    expect(find('sqlalchemy-asyncpg', { 'app/db.py': engine('    pool_size=compute,\n') })).toMatchObject({
      from: 'unknown',
    });
  });

  it('has no pool with NullPool, whatever stands elsewhere', () => {
    const files = { 'app/db.py': engine('    poolclass=NullPool,\n'), 'app/a.py': 'x = f(pool_size=20)\n' };
    expect(find('sqlalchemy-asyncpg', files)).toMatchObject({ value: 'NullPool', size: null });
  });
});

describe('a size that is no number where it stands', () => {
  it.each([
    ['node-postgres', 'db.ts', 'new Pool({ max: sizeFor(region) })\n', '', null, 'unknown'],
    ['node-postgres', 'db.ts', 'new Pool({ max: config.poolMax, ssl: true })\n', 'POOLMAX=6\n', 6, 'env'],
    ['node-postgres', 'db.ts', 'new Pool({ max: cpus().length * 2 })\n', '', null, 'unknown'],
    ['node-postgres', 'db.ts', 'new Pool({ max: Number(process.env.PG_MAX ?? 12) })\n', '', 12, 'code'],
    [
      'node-postgres',
      'db.ts',
      'new Pool({ max: Number(process.env.PG_MAX ?? 12) })\n',
      'PG_MAX=4\n',
      4,
      'env',
    ],
    ['node-postgres', 'db.ts', 'new Pool({ max: parseInt(process.env.PG_MAX) })\n', '', null, 'unknown'],
    [
      'asyncpg',
      'db.py',
      'p = await create_pool(dsn, max_size=settings.pool_max)\n',
      'POOL_MAX=9\n',
      9,
      'env',
    ],
    ['asyncpg', 'db.py', 'p = await create_pool(dsn, max_size=pool_max())\n', '', null, 'unknown'],
    ['asyncpg', 'db.py', 'M = 8\np = await create_pool(dsn, max_size=M)\n', '', 8, 'code'],
    ['postgres-js', 'db.ts', 'const sql = postgres(url, { max: isEdge ? 1 : 10 })\n', '', null, 'unknown'],
    ['jdbc', 'application.yml', 'hikari:\n  maximum-pool-size: ${DB_POOL:15}\n', '', 15, 'code'],
    ['jdbc', 'application.yml', 'hikari:\n  maximum-pool-size: ${DB_POOL}\n', 'DB_POOL=3\n', 3, 'env'],
    ['rails', 'config/database.yml', 'production:\n  pool: <%= size %>\n', '', null, 'unknown'],
    ['lib-pq', 'db.go', 'db.SetMaxOpenConns(cfg.MaxOpen)\n', '', null, 'unknown'],
    ['sqlx', 'src/db.rs', 'PgPoolOptions::new().max_connections(cfg.size)\n', '', null, 'unknown'],
    [
      'ecto',
      'config/runtime.exs',
      'pool_size: String.to_integer(System.get_env("POOL_SIZE") || "10")\n',
      '',
      10,
      'code',
    ],
  ] as const)('%s: %s %s', (id, file, code, env, size, from) => {
    expect(find(id, { [file]: code }, env)).toMatchObject({ size, from });
  });
});

describe('which engine is really made', () => {
  const CREATE = 'from sqlalchemy.ext.asyncio import create_async_engine\n';
  const sizeOf = (files: Record<string, string>, id: DriverId = 'sqlalchemy-asyncpg') => {
    const found = find(id, files);
    return found && [found.size, found.overflow, found.from];
  };

  it('is none that is only for tests, for SQLite, or a function of that name', () => {
    const test = 'def make_test_engine():\n    return create_async_engine(url, poolclass=NullPool)\n';
    const own =
      'def create_async_engine_for(url):\n    return create_async_engine(url, pool_size=20, max_overflow=0)\n';
    expect(sizeOf({ 'db.py': `${CREATE}${test}${own}` })).toEqual([20, 0, 'code']);
    const branches =
      'if url.startswith("sqlite"):\n    e = create_async_engine(url, poolclass=NullPool)\nelse:\n    e = create_async_engine(url, pool_size=4, max_overflow=1)\n';
    expect(sizeOf({ 'db.py': `${CREATE}${branches}` })).toEqual([4, 1, 'code']);
    const sync =
      'def create_engine(url):\n    return create_async_engine(url, pool_size=9, max_overflow=0)\n';
    expect(sizeOf({ 'db.py': `${CREATE}${sync}` })).toEqual([9, 0, 'code']);
  });

  it('is not known where two of different size are made', () => {
    const two =
      'a = create_async_engine(url, pool_size=20, max_overflow=0)\nb = create_async_engine(url, pool_size=3, max_overflow=0)\n';
    expect(sizeOf({ 'db.py': `${CREATE}${two}` })).toEqual([null, undefined, 'unknown']);
    expect(
      sizeOf(
        {
          'knexfile.js':
            '// knex\nmodule.exports = { development: {\n pool: { max: 10 },\n }, production: {\n pool: { max: 20 } } };\n',
        },
        'knex',
      ),
    ).toEqual([null, undefined, 'unknown']);
    expect(
      sizeOf(
        {
          'knexfile.js':
            '// knex\nmodule.exports = { development: {\n pool: { max: 10 },\n }, production: {\n pool: { max: Number(process.env.DB_MAX) } } };\n',
        },
        'knex',
      ),
    ).toEqual([null, undefined, 'unknown']);
  });

  it('is followed through a table that is added to later, or handed over whole', () => {
    const added =
      'kwargs = dict(url=url)\nkwargs |= dict (\n    pool_size=40,\n    max_overflow=5,\n)\nengine = create_async_engine(**kwargs)\n';
    expect(sizeOf({ 'db.py': `${CREATE}${added}` })).toEqual([40, 5, 'code']);
    const table =
      'kw: dict = {\n    "dsn": url,\n    "max_size": 5,\n}\npool = await asyncpg.create_pool(**kw)\n';
    expect(sizeOf({ 'db.py': table }, 'asyncpg')).toEqual([5, undefined, 'code']);
  });

  it('is not known where a function takes it from whoever calls', () => {
    const manager =
      'class Manager:\n    def __init__(self, url, pool_size: int = 5):\n        self.e = create_async_engine(url, pool_size=pool_size)\n';
    expect(sizeOf({ 'db.py': `${CREATE}${manager}` })).toEqual([null, undefined, 'unknown']);
  });
});
