import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { detectWorkspace } from '../../../backend/detect/detect-workspace';
import { editEnv } from '../../../backend/env-file/edit-env';
import { openWorkspace } from '../../../backend/files/workspace';
import { sql } from '../../../postgres/sql';
import { withTarget } from '../../../postgres/with-client';
import { health } from '../../../steps/health/step';
import { createTestContext } from '../../../steps/testing/test-context';
import { createTestDatabase, type TestDatabase } from '../../embedded/testing/test-database';
import { ensurePracticeBackend, type RunningBackend, startPracticeBackend } from './practice-backend';

const parent = mkdtempSync(join(tmpdir(), 'mudanza-practice-'));
const folder = join(parent, 'hotel-api');
let source: TestDatabase;
let target: TestDatabase;
let running: RunningBackend;

beforeAll(async () => {
  [source, target] = await Promise.all([createTestDatabase('source'), createTestDatabase('target')]);
  for (const { admin } of [source, target])
    await withTarget(admin, async (client) => {
      await client.execute(sql`create table public.users (id text primary key)`);
      await client.execute(
        sql`create table public.tenants (id serial primary key, tenant_id text unique, name text)`,
      );
      await client.execute(sql`grant all on all tables in schema public to public`);
      await client.execute(sql`grant all on all sequences in schema public to public`);
    });
  await ensurePracticeBackend(folder, source.direct);
  running = await startPracticeBackend(folder);
});
afterAll(async () => {
  running?.stop();
  rmSync(parent, { recursive: true, force: true });
  await Promise.all([source.drop(), target.drop()]);
});

const ready = async () => {
  const response = await fetch(`http://127.0.0.1:${running.port}/health/ready`);
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};

describe('the practice backend', () => {
  it('is a clean git repository that does not hold its secrets', async () => {
    const { stdout: status } = await execa('git', ['status', '--porcelain'], { cwd: folder });
    const { stdout: files } = await execa('git', ['ls-files'], { cwd: folder });
    expect(status).toBe('');
    expect(files.split('\n')).not.toContain('.env');
    expect(readFileSync(join(folder, '.env.example'), 'utf8')).not.toContain(source.direct.password);
    expect(statSync(join(folder, '.env')).mode & 0o77).toBe(0);
    expect(existsSync(`${folder}.draft`)).toBe(false);
  });

  it('is recognised as what it is', () => {
    const facts = detectWorkspace(openWorkspace(folder));
    expect(facts).toMatchObject({
      language: 'python',
      envFiles: ['.env'],
      composeFiles: ['docker-compose.yml'],
      tests: { unit: 'make test-unit', integration: 'make test-integration' },
      migrations: { tool: 'Alembic' },
    });
    expect(facts.drivers[0]).toMatchObject({ id: 'sqlalchemy-asyncpg', file: 'pyproject.toml' });
    expect(facts.settingsFiles).toContain('app/core/settings.py');
    expect(facts.healthPaths.map(({ text }) => text).join()).toContain('/health/ready');
  });

  it('answers at the address that its folder shows, which the health step finds by itself', async () => {
    const ctx = createTestContext({ settings: { workspace: folder } });
    const evidence = await health.run(ctx, health.input.parse({}));
    expect(evidence.live.url).toBe(`http://127.0.0.1:${running.port}/health/live`);
    expect(evidence.ready?.url).toBe(`http://127.0.0.1:${running.port}/health/ready`);
    const verdicts = health.criteria.map(({ judge }) => judge(evidence).verdict);
    expect(verdicts).toEqual(['pass', 'pass', 'pass', 'pass', 'unchecked', 'unchecked', 'pass']);
    expect(ctx.logged[0]?.text).toContain('app/main.py:9');
  });

  it.each(['unit', 'integration'])('passes its own %s tests with what every machine has', async (kind) => {
    const result = await execa(process.execPath, ['--test', `tests/${kind}/`], {
      cwd: folder,
      reject: false,
    });
    expect(result.stdout).toMatch(/fail 0/);
    expect(result.exitCode).toBe(0);
  });

  it('is ready on the source, not ready when the database refuses, and ready on the target over TLS', async () => {
    expect(await ready()).toMatchObject({ status: 200, body: { postgres: 'ok', redis: 'ok' } });
    const file = join(folder, '.env');
    const before = readFileSync(file, 'utf8');
    const url = (password: string, query: string) => {
      const { host, port, database, user } = target.pooled.endpoint;
      return `postgresql+asyncpg://${user}:${password}@${host}:${port}/${database}${query}`;
    };
    writeFileSync(file, editEnv(before, { DATABASE_URL: url('wrong', '?ssl=require') }).text);
    expect(await ready()).toMatchObject({ status: 503, body: { postgres: 'error', redis: 'ok' } });
    writeFileSync(file, editEnv(before, { DATABASE_URL: url(target.pooled.password, '?ssl=require') }).text);
    expect(await ready()).toMatchObject({ status: 200, body: { postgres: 'ok' } });
    const metrics = await fetch(`http://127.0.0.1:${running.port}/metrics`);
    expect(await metrics.text()).toMatch(/^postgres_connections_active \d+$/m);
    writeFileSync(file, before);
  });
});
