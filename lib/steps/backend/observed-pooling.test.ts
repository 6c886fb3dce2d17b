import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { connectionEvidence } from '../../plan/evidence/connection-evidence';
import { type PgBouncer, type PgBouncerOptions, startPgBouncer } from '../../servers/embedded/pgbouncer';
import { createTestDatabase, type TestDatabase } from '../../servers/embedded/testing/test-database';
import { connection } from '../connection/connection';
import { keepEvidence } from '../testing/keep-evidence';
import { createTestContext, type TestContext } from '../testing/test-context';
import { backendDriver } from './backend-driver';
import { backendEnv } from './backend-env';
import { type BackendCopy, practiceCopy, runStep } from './testing/practice-copy';

/** A loopback address of this run alone, since the ports are the ones that mislead. */
const host = `127.${1 + (process.pid % 250)}.${Date.now() % 250}.9`;

let source: TestDatabase;
let target: TestDatabase;
let backend: BackendCopy;
const poolers = new Map<string, PgBouncer>();

function openPooler(port: number, poolMode: PgBouncerOptions['poolMode']): Promise<PgBouncer> {
  const { port: upstream, password } = inject('servers').target;
  return startPgBouncer({
    folder: join(inject('servers').folder, `pooler-${port}-${poolMode}`),
    host,
    port,
    upstream: { host: '127.0.0.1', port: upstream },
    users: { postgres: password },
    poolMode,
    settings: { ignore_startup_parameters: 'extra_float_digits' },
  });
}

beforeAll(async () => {
  [source, target] = await Promise.all([createTestDatabase('source'), createTestDatabase('target')]);
  backend = await practiceCopy(source.direct);
  poolers.set('transaction', await openPooler(5432, 'transaction'));
  poolers.set('session', await openPooler(6432, 'session'));
});
afterAll(async () => {
  await Promise.all([...poolers.values()].map((pooler) => pooler.stop()));
  backend.remove();
  await Promise.all([source.drop(), target.drop()]);
});

/** A migration whose target is reached through a pooler, seen by the real ladder unless told otherwise. */
async function behind(port: number, looks = true, workspace?: string): Promise<TestContext> {
  const endpoint = { ...target.direct.endpoint, host, port, tls: { mode: 'disable' as const } };
  const { password } = target.direct;
  const ctx = createTestContext({
    source,
    connections: { target: { endpoint, password } },
    ...(workspace ? { settings: { workspace } } : {}),
  });
  if (looks) await keepEvidence(ctx, connectionEvidence, connection);
  return ctx;
}

const advised = async (ctx: TestContext, driver: string) =>
  JSON.stringify((await runStep(backendDriver, ctx, { driver })).evidence);

describe('a pooler in transaction mode on the port of a database', () => {
  it('is seen, and asyncpg is told to switch its statement cache off', async () => {
    const ctx = await behind(5432);
    expect((await ctx.evidenceOf(connectionEvidence))?.target.report.pooling?.observed).toBe('transaction');
    expect(await advised(ctx, 'asyncpg')).toContain('statement_cache_size');
    expect(await advised(ctx, 'postgres.js')).toContain('prepare: false');
  });

  it('is judged by what was seen when the files are written', async () => {
    const ctx = await behind(5432, true, backend.folder);
    const { verdicts, evidence } = await runStep(backendEnv, ctx);
    expect(verdicts['env.pooler']).toBe('pass');
    expect(evidence).toMatchObject({ poolingMode: 'transaction', isModeObserved: true });
    const { verdicts: driver } = await runStep(backendDriver, ctx);
    expect(driver['driver.statements']).toBe('pass');
  });
});

describe('a pooler in session mode on the port of a transaction pooler', () => {
  it('is no transaction pooler: no tick, and no settings for one', async () => {
    const ctx = await behind(6432, true, backend.folder);
    const { verdicts, evidence } = await runStep(backendEnv, ctx);
    expect(verdicts['env.pooler']).toBe('warn');
    expect(evidence).toMatchObject({ poolingMode: 'session', isModeObserved: true });
    const driver = await runStep(backendDriver, ctx);
    expect(driver.evidence).toMatchObject({ mode: 'session', isModeObserved: true });
    expect(driver.verdicts['driver.statements']).toBe('pass');
  });
});

it('knows a database without a pooler, whatever its port', async () => {
  const ctx = createTestContext({ source, connections: { target: target.direct } });
  await keepEvidence(ctx, connectionEvidence, connection);
  const text = await advised(ctx, 'asyncpg');
  expect(text).not.toContain('statement_cache_size');
});

it.each([5432, 6432])('ticks nothing where nobody looked (port %i)', async (port) => {
  const ctx = await behind(port, false, backend.folder);
  expect((await runStep(backendEnv, ctx)).verdicts['env.pooler']).toBe('unchecked');
  const { verdicts } = await runStep(backendDriver, ctx);
  expect(verdicts['driver.statements']).not.toBe(port === 5432 ? 'pass' : 'unchecked');
});

it('does not take what was seen at another address for this one', async () => {
  const seen = await behind(6432);
  const ctx = await behind(5432, false, backend.folder);
  ctx.keep(connectionEvidence, connectionEvidence.schema.parse(seen.evidence.get('connection')));
  expect((await runStep(backendEnv, ctx)).verdicts['env.pooler']).toBe('unchecked');
});
