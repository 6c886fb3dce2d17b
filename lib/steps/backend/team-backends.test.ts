import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { connectionEvidence } from '../../plan/evidence/connection-evidence';
import { createTestDatabase, type TestDatabase } from '../../servers/embedded/testing/test-database';
import { connection } from '../connection/connection';
import { keepEvidence } from '../testing/keep-evidence';
import { createTestContext, type TestContext } from '../testing/test-context';
import { backendDriver } from './backend-driver';
import { backendEnv } from './backend-env';
import { runStep } from './testing/practice-copy';

let target: TestDatabase;
beforeAll(async () => {
  target = await createTestDatabase('target');
});
afterAll(() => target.drop());

let root: string;
let ctx: TestContext;
beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'mudanza-team-'));
  ctx = createTestContext({ target, settings: { workspace: root } });
  await keepEvidence(ctx, connectionEvidence, connection);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const read = (path: string) => readFileSync(join(root, path), 'utf8');
function write(files: Record<string, string>): void {
  const all = { 'requirements.txt': 'sqlalchemy[asyncio]==2.0.36\nasyncpg==0.30.0\n', ...files };
  for (const [path, content] of Object.entries(all)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
}

const ENGINE = `engine = create_async_engine(
    settings.url,
    pool_size=settings.DB_POOL_SIZE,
    max_overflow=settings.DB_MAX_OVERFLOW,
    connect_args={
        "statement_cache_size": 0,
        "prepared_statement_cache_size": 0,
        "prepared_statement_name_func": lambda: f"__asyncpg_{uuid4()}__",
    },
)
`;
const settings = (fields: string) => `class Settings(BaseSettings):\n${fields}
    DB_POOL_SIZE: int = 20
    DB_MAX_OVERFLOW: int = 30
`;

describe('the env file of a backend that calls things its own way', () => {
  it('gets the URL under the key that the code reads, the parts by their names, and the pool by its own', async () => {
    write({
      'app/core/config.py': settings('    SQLALCHEMY_DATABASE_URI: str'),
      'app/db/session.py': ENGINE,
      '.env':
        'SQLALCHEMY_DATABASE_URI=postgresql+asyncpg://u:p@db/x\nDB_HOST=db\nDB_NAME=x\nPMS_DB_HOST=mysql\nDB_POOL_SIZE=20\n',
    });
    const { evidence } = await runStep(backendEnv, ctx);
    expect(evidence).toMatchObject({ urlKey: 'SQLALCHEMY_DATABASE_URI', wrong: [], lost: [], oldHost: [] });
    const { host, database } = target.pooled.endpoint;
    expect(read('.env')).toMatch(/^SQLALCHEMY_DATABASE_URI=postgresql\+asyncpg:\/\/.*\?ssl=require$/m);
    expect(read('.env')).toContain(
      `\nDB_HOST=${host}\nDB_NAME=${database}\nPMS_DB_HOST=mysql\nDB_POOL_SIZE=10\n`,
    );
    expect(read('.env')).toMatch(/^DB_MAX_OVERFLOW=10$/m);
    expect(read('.env')).not.toMatch(/^(DATABASE_URL|POSTGRES_POOL_SIZE)=/m);
    const driver = await runStep(backendDriver, ctx);
    expect(driver.verdicts).toMatchObject({
      'driver.url': 'pass',
      'driver.pool': 'pass',
      'driver.elsewhere': 'pass',
    });
    expect(driver.texts['driver.pool']).toContain('20');
  });

  it('is the one of the backend’s own folder in a monorepo, also for the steps that follow', async () => {
    write({
      'backend/app/config.py': settings('    DB_URL: str'),
      'backend/.env': 'DB_URL=postgresql+asyncpg://u:p@db/x\n',
    });
    const { evidence } = await runStep(backendEnv, ctx);
    expect(evidence).toMatchObject({ file: 'backend/.env', urlKey: 'DB_URL' });
    expect(read('backend/.env')).toMatch(/^DB_URL=.*\?ssl=require$/m);
    expect(existsSync(join(root, '.env'))).toBe(false);
    const driver = await runStep(backendDriver, ctx);
    expect(driver.evidence).toMatchObject({ facts: { url: { file: 'backend/.env', line: 1 } } });
    expect(driver.verdicts['driver.url']).toBe('pass');
  });

  it('leaves a MySQL beside it alone, and names a second URL that still leads to the old server', async () => {
    const mysql = 'DB_HOST=qloapps\nDB_PORT=3306\nDB_PASSWORD=mysql-pass\n';
    write({
      '.env': `${mysql}DATABASE_URL=postgresql://u:p@db/x\nREPORTS_URL=postgresql://u:p@db:5432/x\nTEST_DATABASE_URL=postgresql://t\n`,
    });
    const { evidence, verdicts } = await runStep(backendEnv, ctx);
    expect(read('.env')).toContain(mysql);
    expect(evidence).toMatchObject({ oldHost: ['REPORTS_URL'] });
    expect(verdicts['env.old']).toBe('warn');
  });
});

describe('the driver check', () => {
  it('is red for a URL that no code reads, put together from parts without TLS', async () => {
    const build = 'PostgresDsn.build(scheme="postgresql+asyncpg", host=self.POSTGRES_SERVER)';
    write({
      'app/core/config.py': `${settings('    POSTGRES_SERVER: str')}\n    def url(self):\n        return ${build}\n`,
      'app/db/session.py': ENGINE,
      '.env': 'POSTGRES_SERVER=db\n',
    });
    await runStep(backendEnv, ctx);
    expect(read('.env')).toContain(`POSTGRES_SERVER=${target.pooled.endpoint.host}\n`);
    const { verdicts, texts } = await runStep(backendDriver, ctx);
    expect(verdicts['driver.url']).toBe('fail');
    expect(texts['driver.url']).toContain('app/core/config.py:7');
  });

  it('is red for a key that was named but is not the one that the code reads', async () => {
    write({ 'app/config.py': settings('    DB_URL: str'), '.env': '' });
    await runStep(backendEnv, ctx, { urlKey: 'DATABASE_URL' });
    const { verdicts, texts } = await runStep(backendDriver, ctx, { urlKey: 'DATABASE_URL' });
    expect(verdicts['driver.url']).toBe('fail');
    expect(texts['driver.url']).toContain('DB_URL');
  });

  const INI = '[alembic]\nsqlalchemy.url = postgresql://hotel:s3cret@localhost:5432/hotel\n';
  const ENV_PY = 'from alembic import context\nasync_engine_from_config(config.get_section("alembic"))\n';
  it('is red while Alembic would change the old database, and tells other lines that lead elsewhere', async () => {
    write({
      'alembic.ini': INI,
      'alembic/env.py': ENV_PY,
      'app/worker.py': 'DSN = os.getenv("DATABASE_URL", "postgresql://hotel:s3cret@db:5432/hotel")\n',
      '.env.example': 'DATABASE_URL=postgresql://u:p@localhost/x\n',
      '.env.test': 'DATABASE_URL=postgresql://u:p@localhost/test\n',
      '.env': '',
    });
    await runStep(backendEnv, ctx);
    const { verdicts, texts, evidence } = await runStep(backendDriver, ctx);
    expect(verdicts['driver.elsewhere']).toBe('fail');
    expect(texts['driver.elsewhere']).toContain('alembic.ini:2 (localhost:5432)');
    expect(JSON.stringify(evidence)).not.toContain('s3cret');
    writeFileSync(
      join(root, 'alembic/env.py'),
      'from alembic import context\nconfig.set_main_option("sqlalchemy.url", os.environ["DIRECT_URL"])\n',
    );
    const again = await runStep(backendDriver, ctx);
    expect(again.verdicts['driver.elsewhere']).toBe('warn');
    expect(again.texts['driver.elsewhere']).toMatch(/:"app\/worker\.py:1 \(db:5432\)"/);
  });
});
