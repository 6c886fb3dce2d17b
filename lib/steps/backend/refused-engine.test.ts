import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { translate } from '../../i18n/translate';
import { connectionEvidence } from '../../plan/evidence/connection-evidence';
import { sql } from '../../postgres/sql';
import { withTarget } from '../../postgres/with-client';
import { freePort } from '../../servers/embedded/free-port';
import { type PgBouncer, startPgBouncer } from '../../servers/embedded/pgbouncer';
import { createTestDatabase, type TestDatabase } from '../../servers/embedded/testing/test-database';
import { connection } from '../connection/connection';
import { keepEvidence } from '../testing/keep-evidence';
import { createTestContext, type TestContext } from '../testing/test-context';
import { backendConnect } from './backend-connect';
import { backendDriver } from './backend-driver';
import { backendEnv } from './backend-env';
import { runStep } from './testing/practice-copy';

const PYTHON = '/usr/bin/python3';
const hasEngine = spawnSync(PYTHON, ['-c', 'import sqlalchemy.ext.asyncio, asyncpg']).status === 0;

/**
 * A FastAPI project whose production branch switches jit off when it connects, as asyncpg's own FAQ of PgBouncer and
 * https://github.com/PrefectHQ/prefect/issues/14602 show it; the branch is chosen by the env file.
 */
const database = (arguments_: string) => `import os
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

if os.environ.get("APP_ENV") == "production":
    engine = create_async_engine(os.environ["DATABASE_URL"], poolclass=NullPool,
                                 connect_args={${arguments_}})
else:
    engine = create_async_engine(os.environ["DATABASE_URL"], poolclass=NullPool)
`;
const REQUIREMENTS = 'fastapi\nsqlalchemy[asyncio]>=1.4\nasyncpg\n';
const JIT = '"server_settings": {"jit": "off"}';

let target: TestDatabase;
let pooler: PgBouncer;
let folder: string;
let ctx: TestContext;

beforeAll(async () => {
  target = await createTestDatabase('target');
  await withTarget(target.direct, (client) =>
    client.execute(sql`create table public.users (id int primary key)`),
  );
  const { port, password } = inject('servers').target;
  // As it comes: without ignore_startup_parameters it refuses whatever it does not track.
  pooler = await startPgBouncer({
    folder: join(inject('servers').folder, 'pooler-that-refuses'),
    port: await freePort(),
    upstream: { host: '127.0.0.1', port },
    users: { postgres: password },
    // In session mode nothing else is in the way of what Debian packages: SQLAlchemy 1.4 names prepared statements itself.
    poolMode: 'session',
  });
});
afterAll(async () => {
  await pooler.stop();
  await target.drop();
});

async function backend(code: string, env = 'production'): Promise<void> {
  folder = mkdtempSync(join(tmpdir(), 'mudanza-refused-'));
  const files = {
    'requirements.txt': REQUIREMENTS,
    'app/core/database.py': code,
    'app/__init__.py': '',
    'app/core/__init__.py': '',
    '.env': `APP_ENV=${env}\nDATABASE_URL=postgresql+asyncpg://old:old@127.0.0.1:1/old\n`,
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const { password, endpoint } = target.direct;
  const door = { ...endpoint, host: pooler.host, port: pooler.port, tls: { mode: 'disable' as const } };
  ctx = createTestContext({
    connections: { target: { endpoint: door, password } },
    settings: { workspace: folder },
  });
  await keepEvidence(ctx, connectionEvidence, connection);
  await runStep(backendEnv, ctx);
}

const asked = async (step: typeof backendConnect) => {
  const { evidence } = await runStep(step, ctx, { python: PYTHON });
  const criterion = step.criteria.find(({ id }) => id === 'connect.engine');
  const outcome = criterion?.judge(evidence);
  if (!outcome) throw new Error('connect.engine');
  return {
    verdict: outcome.verdict,
    en: translate('en', outcome.message),
    es: translate('es', outcome.message),
  };
};

describe.skipIf(!hasEngine)('a backend whose own engine is refused at the door', () => {
  it('is told so before it runs, and by its own words when it does, with the cure', async () => {
    await backend(database(JIT));
    try {
      const seen = await ctx.evidenceOf(connectionEvidence);
      expect(seen?.target.report.startup?.options).toBe('refused');
      const driver = await runStep(backendDriver, ctx);
      expect(driver.verdicts['driver.session']).toBe('fail');
      expect(driver.texts['driver.session']).toContain('app/core/database.py');
      expect(driver.texts['driver.session']).toContain('jit');
      const engine = await asked(backendConnect);
      expect(engine.verdict).toBe('fail');
      for (const text of [engine.en, engine.es]) {
        expect(text).toContain('app/core/database.py');
        expect(text).toContain('jit');
        expect(text).toContain('ALTER ROLE');
        expect(text).not.toContain(target.direct.password);
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it.each([
    ['the setting is taken out', database(''), 'production'],
    ['the env file chooses the other branch', database(JIT), 'development'],
  ])('answers when %s', async (_, code, env) => {
    await backend(code, env);
    try {
      const engine = await asked(backendConnect);
      expect(engine).toMatchObject({ verdict: 'pass' });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
