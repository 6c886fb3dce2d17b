import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PoolingMode } from '../../backend/drivers/driver-stack';
import { checkBackend } from './check-backend';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mudanza-check-test-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const target = {
  endpoint: {
    host: 'aws-1-eu-central-1.pooler.supabase.com',
    port: 6543,
    database: 'postgres',
    user: 'postgres.abcdefghijklmnopqrst',
    tls: { mode: 'verify-full' as const },
  },
  password: 'a/b@c',
};

function check(files: Record<string, string>, mode: PoolingMode = 'transaction') {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return checkBackend({ folder, target, mode });
}
const red = (stack: ReturnType<typeof check>[number] | undefined) =>
  stack?.criteria.flatMap(({ id, verdict }) => (verdict === 'fail' ? [id] : []));

it('never calls a driver green that speaks to its own provider only', () => {
  const [stack, ...others] = check({
    'package.json': '{"dependencies":{"drizzle-orm":"^0.36.0","@neondatabase/serverless":"^0.10.3"}}',
    'src/db.ts':
      "import { neon } from '@neondatabase/serverless';\nimport { drizzle } from 'drizzle-orm/neon-http';\nexport const db = drizzle(neon(process.env.DATABASE_URL!));\n",
    '.env': 'DATABASE_URL=postgresql://u:p@old/x\n',
  });
  expect(others).toEqual([]);
  expect(stack).toMatchObject({ driver: 'neon-serverless', code: expect.stringContaining('node-postgres') });
  expect(red(stack)).toContain('driver.reaches');
  expect(stack?.criteria.filter(({ verdict }) => verdict === 'pass').map(({ id }) => id)).toEqual([
    'driver.elsewhere',
  ]);
});

it('judges the folder as it will be, and leaves it as it is', () => {
  const env = 'DATABASE_URL=postgresql+psycopg://u:p@old:5432/x\n';
  const files = {
    'requirements.txt': 'sqlalchemy>=2\npsycopg[binary]>=3.1\n',
    'app/db.py': 'import os\nengine = create_engine(os.environ["DATABASE_URL"])\n',
    '.env': env,
  };
  const [stack] = check(files);
  expect(stack?.url).toMatch(/^postgresql\+psycopg:\/\/.*:\[PASSWORD\]@aws-1.*sslmode=verify-full/);
  expect(stack?.env.DATABASE_URL).toBe(stack?.url);
  expect(red(stack)).toEqual(['driver.statements']);
  expect(red(check(files, 'session')[0])).toEqual([]);
  expect(readFileSync(join(folder, '.env'), 'utf8')).toBe(env);
  expect(JSON.stringify(stack)).not.toContain('a/b@c');
});

it('gives advice for each of two stacks, each from its own program’s files', () => {
  const stacks = check({
    'api/requirements.txt': 'asyncpg\n',
    'api/db.py': 'pool = await asyncpg.create_pool(os.environ["DATABASE_URL"], statement_cache_size=0)\n',
    'worker/package.json': '{"dependencies":{"postgres":"^3.4.5"}}',
    'worker/db.js': "import postgres from 'postgres';\nconst sql = postgres(process.env.DATABASE_URL);\n",
  });
  expect(stacks.map(({ driver }) => driver)).toEqual(['asyncpg', 'postgres-js']);
  expect(stacks.map(red)).toEqual([[], ['driver.statements']]);
});

it('names what it has no advice for, and gives it no tick', () => {
  const [stack] = check({ 'package.json': '{"dependencies":{"slonik":"^46.0.0"}}' });
  expect(stack).toMatchObject({
    driver: 'Slonik',
    url: null,
    criteria: [{ id: 'driver.known', verdict: 'unchecked' }],
  });
});

describe('what the old URL says of the program', () => {
  const verdict = (stack: ReturnType<typeof check>[number] | undefined) =>
    stack?.criteria.find(({ id }) => id === 'driver.parameters')?.verdict;

  it('goes on in the new one: without its schema the queries would go to public', () => {
    const [stack] = check({
      'package.json': '{"dependencies":{"@prisma/client":"^6.2.0"}}',
      'prisma/schema.prisma': 'datasource db { provider = "postgresql" url = env("DATABASE_URL") }\n',
      '.env': 'DATABASE_URL="postgresql://u:p@old:5432/x?schema=app&connection_limit=3&sslmode=disable"\n',
    });
    expect(stack?.env.DATABASE_URL).toMatch(/sslmode=require.*&schema=app&connection_limit=3$/);
    expect(stack?.parameters).toMatchObject([
      { name: 'search_path', way: 'url', text: 'schema=app' },
      { name: 'connection_limit', way: 'url' },
    ]);
    expect(verdict(stack)).toBe('pass');
  });

  const asyncpg = (code: string) => ({
    'requirements.txt': 'sqlalchemy>=2\nasyncpg\n',
    'app/db.py': `import os\nengine = create_async_engine(os.environ["DATABASE_URL"]${code})\n`,
    '.env': 'DATABASE_URL=postgresql://u:p@old:5432/x?options=-csearch_path%3Dapp\n',
  });

  it('is red while it has to stand in the code and does not', () => {
    const [stack] = check(asyncpg(''));
    expect(stack?.code).toContain('"server_settings": {"search_path": "app"}');
    expect(verdict(stack)).toBe('fail');
    const settings = ', connect_args={"server_settings": {"search_path": "app"}}';
    expect(verdict(check(asyncpg(settings))[0])).toBe('pass');
  });

  it('is asked of the role where the door refuses it, and green once the role was seen to have it', () => {
    const files = {
      'requirements.txt': 'psycopg2\n',
      '.env': 'DATABASE_URL=postgresql://u:p@old:5432/x?options=-csearch_path%3Dapp\n',
    };
    for (const [path, content] of Object.entries(files)) writeFileSync(join(folder, path), content);
    const at = { folder, target, mode: 'transaction', startup: 'refused' } as const;
    const [stack] = checkBackend(at);
    expect(stack?.url).not.toContain('search_path');
    expect(stack?.code).toContain('ALTER ROLE "postgres" SET search_path = app;');
    expect(verdict(stack)).toBe('fail');
    expect(verdict(checkBackend({ ...at, searchPath: 'app, public' })[0])).toBe('pass');
    expect(verdict(checkBackend({ ...at, searchPath: '"$user", public' })[0])).toBe('fail');
  });
});
