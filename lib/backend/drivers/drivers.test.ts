import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openWorkspace } from '../files/workspace';
import { adviseDriver } from './advise-driver';
import { DRIVER_IDS, type DriverId } from './driver-id';
import type { CodeContext } from './driver-stack';

const endpoint = {
  host: 'aws-1-eu-west-1.pooler.supabase.com',
  port: 6543,
  database: 'postgres',
  user: 'postgres.abcdefghijklmnopqrst',
  tls: { mode: 'verify-full' as const },
};
const runtime: CodeContext = { endpoint, caFile: 'certs/ca.crt', mode: 'transaction', poolSize: 10 };
const migrations: CodeContext = { ...runtime, endpoint: { ...endpoint, port: 5432 }, mode: 'session' };
const advise = (id: DriverId, over: Partial<CodeContext> = {}) =>
  adviseDriver({ id, runtime: { ...runtime, ...over }, migrations });

const at = '[PASSWORD]@aws-1-eu-west-1.pooler.supabase.com:6543/postgres';
const libpq = `postgresql://postgres.abcdefghijklmnopqrst:${at}?sslmode=verify-full&sslrootcert=certs/ca.crt`;

describe('the URL of each driver, verified, in transaction mode', () => {
  it.each<[DriverId, string]>([
    ['sqlalchemy-asyncpg', `postgresql+asyncpg://postgres.abcdefghijklmnopqrst:${at}?ssl=require`],
    ['asyncpg', `postgresql://postgres.abcdefghijklmnopqrst:${at}?sslmode=require`],
    ['psycopg2', libpq],
    ['psycopg3', libpq],
    ['django', libpq],
    ['node-postgres', libpq],
    ['postgres-js', `postgresql://postgres.abcdefghijklmnopqrst:${at}?ssl=require`],
    ['drizzle', libpq],
    ['pgx', `${libpq}&default_query_exec_mode=exec`],
    ['pgx-4', `${libpq}&statement_cache_mode=describe`],
    ['lib-pq', `${libpq}&binary_parameters=yes`],
    ['rails', `${libpq}&prepared_statements=false`],
    ['sqlx', `${libpq}&statement-cache-capacity=0`],
    [
      'jdbc',
      'jdbc:postgresql://aws-1-eu-west-1.pooler.supabase.com:6543/postgres?sslmode=verify-full&sslrootcert=certs/ca.crt&prepareThreshold=0',
    ],
    [
      'prisma-6',
      `postgresql://postgres.abcdefghijklmnopqrst:${at}?pgbouncer=true&connection_limit=5&sslmode=require&sslcert=../certs/ca.crt&sslaccept=strict`,
    ],
  ])('%s', (id, url) => {
    expect(advise(id).url).toBe(url);
  });

  it('node-postgres asks for libpq’s meaning where nothing is verified', () => {
    const unverified = { endpoint: { ...endpoint, tls: { mode: 'require' as const } }, caFile: null };
    expect(advise('node-postgres', unverified).url).toContain('?uselibpqcompat=true&sslmode=require');
  });
});

describe('every driver', () => {
  it.each(DRIVER_IDS)(
    '%s sends migrations through session mode, without the flags of transaction mode',
    (id) => {
      const { migrationsUrl, code } = advise(id);
      expect(migrationsUrl).toMatch(/:5432\/|;Port=5432;/);
      expect(migrationsUrl).not.toMatch(/pgbouncer|prepare|cache|binary_parameters|exec_mode/);
      expect(code).not.toContain('[PASSWORD]');
    },
  );

  it.each(DRIVER_IDS)('%s has nothing to say about statements in session mode', (id) => {
    const { settings, breaks } = advise(id, { mode: 'session' });
    const texts = [...settings.map(({ why }) => why), ...breaks.map(({ what }) => what)];
    expect(texts).not.toContain('backend.why.statementCache');
    expect(texts).not.toContain('backend.breaks.namedStatements');
  });
});

describe('what the backend does already', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'mudanza-advise-'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));
  const look = (id: DriverId, file: string, text: string) => {
    writeFileSync(join(root, file), text);
    return adviseDriver({
      id,
      runtime,
      migrations,
      sources: { workspace: openWorkspace(root), files: [file] },
    });
  };

  it('is found with file and line, and what is missing is said to be', () => {
    const advice = look(
      'sqlalchemy-asyncpg',
      'db.py',
      'engine = create_async_engine(url,\n  connect_args={"statement_cache_size": 0})\n',
    );
    const seen = Object.fromEntries(advice.settings.map(({ name, seen }) => [name, seen]));
    expect(seen.statement_cache_size).toMatchObject({ file: 'db.py', line: 2 });
    expect(seen.poolclass).toBeNull();
  });

  it.each<[what: string, file: string, text: string]>([
    [
      'a comment',
      'db.py',
      'create_async_engine(u)\n# connect_args={"statement_cache_size": 0}, poolclass=NullPool\n',
    ],
    ['a trailing comment', 'db.py', 'create_async_engine(u)  # statement_cache_size=0\n'],
    ['the other cache', 'db.py', 'connect_args={"prepared_statement_cache_size": 0}\n'],
    ['asyncpg by itself', 'worker.py', 'await asyncpg.connect(dsn, statement_cache_size=0)\n'],
    [
      'Alembic’s own engine',
      'env.py',
      'from alembic import context\nasync_engine_from_config(c, poolclass=pool.NullPool)\n',
    ],
  ])('is not %s', (_, file, text) => {
    const seen = look('sqlalchemy-asyncpg', file, text).settings.filter(
      ({ name }) => name === 'statement_cache_size' || name === 'poolclass',
    );
    expect(seen.map(({ seen }) => seen)).toEqual([null, null]);
  });

  it.each<[DriverId, string, string]>([
    ['sqlalchemy-asyncpg', 'URL = "postgresql+asyncpg://u:pw@h/d?sslmode=require"', 'sslmodeArgument'],
    ['sqlalchemy-asyncpg', 'sqlalchemy==1.4.46', 'oldDialect'],
    ['asyncpg', 'await asyncpg.connect(url, ssl=True)', 'systemCa'],
    ['postgres-js', "postgres('postgres://u:pw@h/d?pgbouncer=true')", 'foreignFlag'],
    ['node-postgres', "client.query({ text: 'select 1', name: 'one' })", 'namedQueries'],
    ['node-postgres', 'DATABASE_URL=postgres://u:pw@h/d?sslmode=require', 'requireVerifies'],
    ['django', 'for row in Guest.objects.iterator():', 'serverCursor'],
    ['typeorm', '  synchronize: true,', 'autoSchema'],
    ['pgx-4', 'DATABASE_URL=postgres://u:pw@h/d?default_query_exec_mode=exec', 'execModeInPgx4'],
    ['lib-pq', 'body, err := json.Marshal(guest)', 'bytesAsJson'],
    ['rails', '  t.interval "stay"', 'intervalStyle'],
  ])('%s: “%s” is a danger', (id, text, what) => {
    const found = look(id, 'file', text).breaks.filter(({ seen }) => seen.length > 0);
    expect(found.map((danger) => danger.what)).toEqual([`backend.breaks.${what}`]);
    expect(JSON.stringify(found)).not.toContain(':pw@');
  });

  it.each([
    ['"sqlalchemy[asyncio]>=1.4,<2.0",', true],
    ['sqlalchemy = "^1.4.46"', true],
    ['sqlalchemy = {extras = ["asyncio"], version = "~1.4"}', true],
    ['SQLAlchemy<2', true],
    ['dependencies = ["sqlalchemy[asyncio]>=2.0.36", "alembic>=1.13"]', false],
    ['sqlalchemy>=1.4', false],
    ['sqlalchemy[asyncio]==2.1.1', false],
    ['sqlalchemy<2.1', false],
    ['sqlalchemy-utils==1.4', false],
  ])('%s pins SQLAlchemy below 2: %s', (line, isOld) => {
    const seen = look('sqlalchemy-asyncpg', 'pyproject.toml', `${line}\n`).breaks.flatMap(
      (danger) => danger.seen,
    );
    expect(seen.length > 0).toBe(isOld);
  });

  it('knows that Alembic trips over a % of the password, and only then', () => {
    const set = (url: string, hasPercent = true) => {
      writeFileSync(join(root, 'env.py'), `config.set_main_option("sqlalchemy.url", ${url})\n`);
      const sources = { workspace: openWorkspace(root), files: ['env.py'] };
      const { breaks } = adviseDriver({ id: 'sqlalchemy-asyncpg', runtime, migrations, hasPercent, sources });
      return breaks.flatMap(({ what, seen }) => (seen.length > 0 ? [what] : []));
    };
    expect(set('settings.url')).toEqual(['backend.breaks.percentInIni']);
    expect(set('settings.url.replace("%", "%%")')).toEqual([]);
    expect(set('settings.url', false)).toEqual([]);
  });

  it('does not take a good setting for a danger', () => {
    const text = 'DATABASE_URL=postgres://u:p@h/d?uselibpqcompat=true&sslmode=require\n';
    expect(look('node-postgres', '.env', text).breaks.flatMap(({ seen }) => seen)).toEqual([]);
  });
});
