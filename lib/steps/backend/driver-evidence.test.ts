import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { translate } from '../../i18n/translate';
import type { TlsMode } from '../../postgres/address/endpoint';
import { type CheckRequest, checkBackend } from './check-backend';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mudanza-driver-evidence-'));
  return () => rmSync(folder, { recursive: true, force: true });
});

const REF = 'abcdefghijklmnopqrst';
const POOLER = 'aws-1-eu-central-1.pooler.supabase.com';

interface Door extends Partial<Pick<CheckRequest, 'mode' | 'startup' | 'session' | 'poolSize'>> {
  readonly tls?: TlsMode;
  readonly host?: string;
}

function check(
  files: Readonly<Record<string, string>>,
  { tls = 'verify-full', host = POOLER, mode = 'transaction', ...rest }: Door = {},
) {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const endpoint = { host, port: 6543, database: 'postgres', user: `postgres.${REF}`, tls: { mode: tls } };
  const stacks = checkBackend({ folder, target: { endpoint, password: 'pw-Only-3' }, mode, ...rest });
  const [stack] = stacks;
  if (!stack) throw new Error('no stack');
  const of = (id: string) => {
    const found = stack.criteria.find((one) => one.id === `driver.${id}`);
    if (!found) throw new Error(id);
    return {
      verdict: found.verdict,
      text: translate('en', found.message),
      es: translate('es', found.message),
    };
  };
  return { stack, of };
}

const ENV = { '.env': 'DATABASE_URL=postgresql://u:p@old.example.com:5432/x\n' };
const ASYNCPG = {
  ...ENV,
  'requirements.txt': 'asyncpg\n',
  'app/db.py':
    'import asyncpg, os\nasync def pool():\n    return await asyncpg.create_pool(os.environ["DATABASE_URL"], statement_cache_size=0)\n',
};
const PG = {
  ...ENV,
  'package.json': '{"dependencies":{"pg":"^8.16.0"}}',
  'src/db.js':
    "import pg from 'pg';\nexport const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });\n",
};

/** Each question of 2.2, asked of a folder of its own; what is right comes from the drivers' and poolers' documents. */
describe('the questions put to a driver', () => {
  it('reaches: an HTTP driver reaches only its own provider, and nothing else is asked of it', () => {
    const { of, stack } = check({
      ...ENV,
      'package.json': '{"dependencies":{"@neondatabase/serverless":"^1.0.0"}}',
      'src/db.ts':
        "import { neon } from '@neondatabase/serverless';\nexport const sql = neon(process.env.DATABASE_URL!);\n",
    });
    expect(of('reaches').verdict).toBe('fail');
    expect(of('reaches').text).toContain('node-postgres');
    for (const id of ['url', 'tls', 'statements', 'pool']) expect(of(id).verdict).toBe('unchecked');
    expect(stack.driver).toBe('neon-serverless');
  });

  it('url: a right URL under a key that no code reads does nothing', () => {
    const unread = {
      ...PG,
      'src/db.js': PG['src/db.js'].replace('process.env.DATABASE_URL', 'process.env.PRIMARY_DB_URL'),
    };
    expect(check(PG).of('url').verdict).toBe('pass');
    // The key that the code reads is found in the env file, and the URL is written under that one.
    const { of } = check({
      ...unread,
      '.env': `${ENV['.env']}PRIMARY_DB_URL=postgresql://u:p@old.example.com:5432/x\n`,
    });
    expect(of('url')).toMatchObject({ verdict: 'pass', text: expect.stringContaining('(line 2)') });
  });

  it('elsewhere: other lines that lead to the old database are told with their place', () => {
    const { of } = check({
      ...ASYNCPG,
      'scripts/report.py': 'URL = "postgresql://u:p@old.example.com:5432/x"\n',
    });
    expect(of('elsewhere').verdict).toBe('warn');
    expect(of('elsewhere').text).toContain('scripts/report.py:1');
    rmSync(join(folder, 'scripts'), { recursive: true });
    expect(check(ASYNCPG).of('elsewhere').verdict).toBe('pass');
    const migrations = check({
      ...ASYNCPG,
      'alembic.ini': '[alembic]\nsqlalchemy.url = postgresql://u:p@old.example.com:5432/x\n',
    });
    expect(migrations.of('elsewhere').verdict).toBe('fail');
    expect(migrations.of('elsewhere').text).toContain('alembic.ini');
  });

  it.each([
    ['verify-full', 'pass'],
    ['require', 'pass'],
    ['disable', 'fail'],
  ] as const)('tls: with %s it is a %s', (tls, verdict) => {
    expect(check(ASYNCPG, { tls }).of('tls').verdict).toBe(verdict);
  });

  it.each([
    ['transaction', 'fail'],
    ['session', 'pass'],
    ['none', 'pass'],
  ] as const)('statements: asyncpg’s cache behind %s: %s', (mode, verdict) => {
    const cached = { ...ASYNCPG, 'app/db.py': ASYNCPG['app/db.py'].replace(', statement_cache_size=0', '') };
    expect(check(cached, { mode }).of('statements').verdict).toBe(verdict);
    expect(check(ASYNCPG, { mode }).of('statements').verdict).toBe('pass');
  });

  it.each([
    ['verify-full', 'warn'],
    ['require', 'warn'],
  ] as const)('verified: %s alone is no tick where the code gives no root', (tls, verdict) => {
    expect(check(ASYNCPG, { tls }).of('verified').verdict).toBe(verdict);
  });

  it('session: what the code asks of its sessions is held against the door', () => {
    const listening = {
      ...ASYNCPG,
      'app/jobs.py': 'async def listen(conn):\n    await conn.execute("LISTEN jobs")\n',
    };
    expect(check(listening, { mode: 'transaction' }).of('session')).toMatchObject({
      verdict: 'fail',
      text: expect.stringContaining('app/jobs.py:2'),
    });
    expect(check(listening, { mode: 'session', startup: 'honoured' }).of('session').verdict).toBe('pass');
  });

  it.each([
    ['a pool that fits', 'max: 10', 'transaction', 'pass'],
    ['a pool beyond the session pooler’s 15', 'max: 40', 'session', 'fail'],
    ['a pool beyond a small pooler’s 200 clients', 'max: 400', 'transaction', 'fail'],
  ] as const)('pool: %s', (_, size, mode, verdict) => {
    const files = { ...PG, 'src/db.js': PG['src/db.js'].replace('max: 10', size) };
    expect(check(files, { mode, startup: 'honoured' }).of('pool').verdict).toBe(verdict);
  });

  it('says every sentence whole in both languages, and no password in any', () => {
    for (const mode of ['transaction', 'session', 'none'] as const) {
      const { stack } = check(ASYNCPG, { mode });
      for (const { message } of stack.criteria)
        for (const locale of ['en', 'es'] as const)
          expect(translate(locale, message)).not.toMatch(/[{}]|undefined|pw-Only-3/);
    }
  });
});
