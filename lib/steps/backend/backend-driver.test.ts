import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectionEvidence } from '../../plan/evidence/connection-evidence';
import { sql } from '../../postgres/sql';
import { withTarget } from '../../postgres/with-client';
import { createTestDatabase, type TestDatabase } from '../../servers/embedded/testing/test-database';
import { connection } from '../connection/connection';
import { keepEvidence } from '../testing/keep-evidence';
import { createTestContext, type TestContext } from '../testing/test-context';
import { backendConnect } from './backend-connect';
import { backendDriver } from './backend-driver';
import { backendEnv } from './backend-env';
import { type BackendCopy, practiceCopy, runStep } from './testing/practice-copy';

const hasDriver = spawnSync('/usr/bin/python3', ['-c', 'import sqlalchemy, asyncpg']).status === 0;

let source: TestDatabase;
let target: TestDatabase;
let backend: BackendCopy;
let ctx: TestContext;
const at = (path: string) => join(backend.folder, path);
const edit = (path: string, change: (text: string) => string) =>
  writeFileSync(at(path), change(readFileSync(at(path), 'utf8')));

beforeAll(async () => {
  [source, target] = await Promise.all([createTestDatabase('source'), createTestDatabase('target')]);
  await withTarget(target.direct, async (client) => {
    await client.execute(sql`create table public.users (id text primary key)`);
    await client.execute(sql`insert into public.users values ('a'), ('b')`);
  });
  backend = await practiceCopy(source.direct);
  ctx = createTestContext({
    source,
    target,
    settings: { workspace: backend.folder },
  });
  await keepEvidence(ctx, connectionEvidence, connection);
  await runStep(backendEnv, ctx);
});
afterAll(async () => {
  backend.remove();
  await Promise.all([source.drop(), target.drop()]);
});

describe('backend.driver', () => {
  it('finds that the practice backend is ready, and where its facts come from', async () => {
    const { evidence, verdicts } = await runStep(backendDriver, ctx);
    expect(verdicts).toEqual({
      'driver.known': 'pass',
      'driver.reaches': 'pass',
      'driver.session': 'pass',
      'driver.others': 'pass',
      'driver.url': 'pass',
      'driver.elsewhere': 'pass',
      'driver.tls': 'pass',
      'driver.statements': 'pass',
      'driver.verified': 'warn',
      'driver.dangers': 'pass',
      'driver.parameters': 'pass',
      'driver.pool': 'pass',
    });
    expect(evidence).toMatchObject({
      mode: 'transaction',
      facts: {
        url: { file: '.env', line: 6, value: expect.stringContaining('••••••@127.0.0.1') },
        scheme: { value: 'postgresql+asyncpg' },
        tls: { value: 'ssl=require' },
        // The code says it, so the number in the env file does not count.
        poolSize: { value: 'NullPool', size: null, from: 'code', file: 'app/core/database.py', line: 12 },
      },
    });
    expect(JSON.stringify(evidence)).not.toContain(target.pooled.password);
  });

  it('fails on missing settings, a foreign TLS parameter and a URL that leads elsewhere', async () => {
    edit('app/core/database.py', (text) => text.replace(/ *connect_args=\{[\s\S]*?\},\n/, ''));
    const kept = readFileSync(at('.env'), 'utf8');
    edit('.env', (text) => text.replace('?ssl=require', '?sslmode=require'));
    const { verdicts, texts } = await runStep(backendDriver, ctx);
    expect(verdicts).toMatchObject({
      'driver.statements': 'fail',
      'driver.dangers': 'fail',
      'driver.tls': 'fail',
    });
    expect(texts['driver.dangers']).toContain(
      ".env:6 (TypeError: connect() got an unexpected keyword argument 'sslmode')",
    );
    writeFileSync(at('.env'), kept.replace(/^DATABASE_URL=.*$/m, 'DATABASE_URL=postgresql://u:p@old:5432/d'));
    expect((await runStep(backendDriver, ctx)).verdicts).toMatchObject({ 'driver.url': 'fail' });
    writeFileSync(at('.env'), '');
    expect((await runStep(backendDriver, ctx)).verdicts).toMatchObject({ 'driver.url': 'fail' });
    writeFileSync(at('.env'), kept);
  });

  it('advises a chosen driver without a folder', async () => {
    const manual = createTestContext({ connections: { target: target.direct } });
    await keepEvidence(manual, connectionEvidence, connection);
    const { evidence } = await runStep(backendDriver, manual, { driver: 'postgres.js' });
    expect(JSON.stringify(evidence)).not.toContain('prepare: false');
    await expect(runStep(backendDriver, manual)).rejects.toThrow('MUD-424');
  });
});

describe('a driver that is known by name only', () => {
  it('is named, and gets its URL but no tick and no error', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mudanza-slonik-'));
    writeFileSync(join(folder, 'package.json'), '{"dependencies":{"slonik":"^46.0.0"}}');
    writeFileSync(join(folder, '.env'), 'DATABASE_URL=postgresql://u:p@old:5432/x\n');
    const known = createTestContext({ source, target, settings: { workspace: folder } });
    await keepEvidence(known, connectionEvidence, connection);
    const env = await runStep(backendEnv, known);
    expect(env.verdicts['env.values']).toBe('pass');
    const { verdicts, texts } = await runStep(backendDriver, known);
    expect(verdicts).toMatchObject({
      'driver.known': 'unchecked',
      'driver.reaches': 'unchecked',
      'driver.url': 'unchecked',
      'driver.statements': 'unchecked',
      'driver.others': 'pass',
    });
    expect(texts['driver.known']).toContain('Slonik');
    rmSync(folder, { recursive: true, force: true });
  });
});

describe('backend.connect', () => {
  it('connects with what is written and counts', async () => {
    const { evidence, verdicts } = await runStep(backendConnect, ctx, { python: '/no/such/python' });
    expect(evidence).toMatchObject({ count: 2, version: expect.stringMatching(/^PostgreSQL 17/) });
    expect(verdicts).toEqual({
      'connect.version': 'pass',
      'connect.count': 'pass',
      'connect.driver': 'warn',
      'connect.engine': 'unchecked',
    });
    expect(JSON.stringify([evidence, ctx.logged])).not.toContain(target.pooled.password);
  });

  it.skipIf(!hasDriver)('uses the backend’s own driver where it is there', async () => {
    const { evidence, verdicts } = await runStep(backendConnect, ctx, { python: '/usr/bin/python3' });
    expect(verdicts['connect.driver']).toBe('pass');
    expect(evidence).toMatchObject({ own: { detail: expect.stringMatching(/^PostgreSQL 17.* · 2$/) } });
  });

  it('says that a table is missing, and refuses what is no table or no URL', async () => {
    const { verdicts, texts } = await runStep(backendConnect, ctx, {
      table: 'public.nothing',
      python: '/no/such/python',
    });
    expect(verdicts['connect.count']).toBe('fail');
    expect(texts['connect.count']).toContain('public.nothing');
    expect(() => backendConnect.input.parse({ table: 'a; drop table b' })).toThrow();
    await expect(runStep(backendConnect, ctx, { urlKey: 'NO_SUCH_KEY' })).rejects.toThrow('MUD-421');
  });

  it('asks once only when the password is refused', async () => {
    const kept = readFileSync(at('.env'), 'utf8');
    writeFileSync(at('.env'), kept.replaceAll(target.pooled.password, 'wrong'));
    await expect(runStep(backendConnect, ctx, { python: '/usr/bin/python3' })).rejects.toThrow();
    rmSync(at('.env'));
    await expect(runStep(backendConnect, ctx)).rejects.toThrow('MUD-403');
    writeFileSync(at('.env'), kept);
  });
});
