import '../steps/registry';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepStateUp } from '../launch/keep-state-up';
import { MigrationSettings } from '../plan/migration-settings';
import type { RunEvent } from '../plan/run-event';
import { overrideEnv } from '../platform/env';
import { sql } from '../postgres/sql';
import { withTarget } from '../postgres/with-client';
import { type KillableServer, startKillableServer } from '../servers/embedded/testing/killable-server';
import { storeConnection } from '../store/connections';
import { stopListening } from '../store/listen';
import { migrateState } from '../store/migrate-state';
import { insertMigration, type Migration } from '../store/migrations';
import { closePool } from '../store/pool';
import { query, stateClient } from '../store/query';
import { readReadiness } from '../store/readiness';
import { readEvents } from '../store/run-events';
import { storeSecret } from '../store/secrets';
import { eventFeed } from './event-feed';
import { Runner } from './runner';
import { startRun } from './start-run';
import { awaitEnd } from './testing/await-run';
import { findFaultStep } from './testing/fault-steps';
import { openGates } from './testing/open-gates';

let server: KillableServer;
let target: KillableServer;
let migration: Migration;
let runner: Runner | undefined;

beforeAll(async () => {
  [server, target] = await Promise.all([startKillableServer(), startKillableServer()]);
  overrideEnv({ MUDANZA_STATE_URL: server.url });
  await migrateState();
  const settings = MigrationSettings.parse({});
  migration = await insertMigration(stateClient, { name: 'x', kind: 'supabase', settings, createdBy: 'ana' });
  await storeConnection(migration.id, 'target', target.credentials.endpoint);
  await storeSecret(migration.id, 'target.password', target.credentials.password);
});
/** A runner that is patient outlives an outage; one that is not gives its runs up. */
async function startRunner(leaseMs: number): Promise<void> {
  await runner?.stop();
  runner = new Runner({ findStep: findFaultStep, leaseMs });
  await runner.start();
}
afterAll(async () => {
  await runner?.stop();
  await stopListening();
  await closePool();
  await Promise.all([server.stop(), target.stop()]);
});

const start = async (stepId: 'tools' | 'schema.deploy', values: Record<string, unknown> = {}) => {
  if (stepId !== 'tools') await openGates(migration.id, findFaultStep);
  return startRun({ migrationId: migration.id, stepId, action: 'run', values, by: 'ana' }, findFaultStep);
};

/** Follows a run as a browser does: after every break it comes back with the last id it has. */
async function follow(runId: string): Promise<number[]> {
  const seen: number[] = [];
  for (;;) {
    try {
      for await (const events of eventFeed(runId, seen.at(-1) ?? 0, new AbortController().signal))
        seen.push(...events.map((event) => event.seq));
      return seen;
    } catch {
      await sleep(100);
    }
  }
}

const numbered = (events: readonly RunEvent[]) => events.map((_, index) => index + 1);

async function untilSaid(runId: string): Promise<void> {
  for (;;) {
    const events = await readEvents(runId).catch(() => []);
    if (events.some(({ stream }) => stream === 'stdout')) return;
    await sleep(20);
  }
}

describe('the state database killed (-9) under a run', () => {
  it('comes back by itself, and the run goes on: no line lost or doubled, on disk or on screen', async () => {
    await startRunner(60_000);
    const said: string[] = [];
    const { dataDir, start: again } = server;
    const letGo = keepStateUp({ dataDir, start: again, say: (text) => said.push(text), everyMs: 50 });
    const run = await start('tools', { lines: 400, everyMs: 3 });
    const following = follow(run.id);
    await untilSaid(run.id);
    await server.kill();
    expect(await readReadiness()).toMatchObject({ database: false });
    await expect(query(sql`select 1`)).rejects.toThrow('MUD-810');
    const view = await awaitEnd(run.id);
    await letGo();
    expect(view).toMatchObject({ status: 'succeeded', evidence: { said: 400 } });
    const events = await readEvents(run.id);
    expect(events.map(({ seq }) => seq)).toEqual(numbered(events));
    expect(events.filter(({ stream }) => stream === 'stdout')).toHaveLength(400);
    expect(await following).toEqual(numbered(events));
    expect(said).toEqual(['The state database ended; starting it again.', 'The state database is up again.']);
    expect(await readReadiness()).toMatchObject({ database: true, schema: true });
  });

  it('away for longer than a lease: the run is stopped, called interrupted, and can be run again', async () => {
    await startRunner(2_000);
    const run = await start('tools', { lines: 100_000, everyMs: 3 });
    await untilSaid(run.id);
    await server.kill();
    await sleep(2_000);
    await server.start();
    const view = await awaitEnd(run.id);
    expect(view).toMatchObject({ status: 'interrupted', error: { code: 'MUD-006' } });
    const events = await readEvents(run.id);
    expect(events.map(({ seq }) => seq)).toEqual(numbered(events));
    await startRunner(20_000);
    const again = await awaitEnd((await start('tools', { lines: 2, everyMs: 1 })).id);
    expect(again).toMatchObject({ status: 'succeeded', attempt: run.attempt + 1 });
  });

  it('takes the lock on the target with it: a run that writes there is given up, and leaves nothing', async () => {
    const run = await start('schema.deploy');
    await untilSaid(run.id);
    await server.kill();
    await server.start();
    expect(await awaitEnd(run.id)).toMatchObject({ status: 'interrupted', error: { code: 'MUD-006' } });
    const table = sql`select to_regclass('public.half_done') as t`;
    expect(await withTarget(target.credentials, (client) => client.rows(table))).toEqual([{ t: null }]);
  });
});

it('the target killed (-9) in a transaction: the run says which server went, and the table is not there', async () => {
  const run = await start('schema.deploy');
  await untilSaid(run.id);
  await target.kill();
  const view = await awaitEnd(run.id);
  expect(view.status).toBe('failed');
  expect(view.error?.code).toMatch(/^MUD-(1|2)\d\d$/);
  await target.start();
  const table = sql`select to_regclass('public.half_done') as t`;
  expect(await withTarget(target.credentials, (client) => client.rows(table))).toEqual([{ t: null }]);
});

it('a runner that is stopped says so of its runs at once, without waiting for their lease', async () => {
  await startRunner(60_000);
  const run = await start('tools', { lines: 100_000, everyMs: 3 });
  await untilSaid(run.id);
  await runner?.stop();
  expect(await awaitEnd(run.id, 500)).toMatchObject({ status: 'interrupted', error: { code: 'MUD-006' } });
});
