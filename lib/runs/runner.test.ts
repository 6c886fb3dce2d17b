import '../steps/registry';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { say } from '../i18n/message';
import { defineEvidence } from '../plan/define-evidence';
import { MigrationSettings } from '../plan/migration-settings';
import { type AnyStep, defineStep } from '../plan/step';
import type { StepId } from '../plan/step-id';
import { MudanzaError } from '../platform/errors/mudanza-error';
import { sql } from '../postgres/sql';
import { withTarget } from '../postgres/with-client';
import { createTestDatabase, type TestDatabase } from '../servers/embedded/testing/test-database';
import { storeConnection } from '../store/connections';
import { insertMigration, type Migration } from '../store/migrations';
import { query, stateClient } from '../store/query';
import { readEvents } from '../store/run-events';
import { storeSecret } from '../store/secrets';
import { createStateDatabase } from '../store/testing/state-database';
import { cancelRun } from './cancel-run';
import type { RunView } from './derive-run';
import { findRunView } from './read-runs';
import { Runner } from './runner';
import { type StartRun, startRun } from './start-run';
import { openGates } from './testing/open-gates';

const SECRET = 'canary-7Zq/@x';

const table = sql`create table public.half_done (id int)`;
const steps: Record<string, AnyStep> = {
  tools: defineStep({
    id: 'tools',
    evidence: defineEvidence('tools', z.object({ note: z.string(), sawToken: z.boolean() })),
    input: z.object({ note: z.string().min(1), token: z.string().optional() }),
    fields: [
      { name: 'note', kind: 'text', label: 'common.copy' },
      { name: 'token', kind: 'secret', label: 'common.copy' },
    ],
    needs: [],
    run: async (ctx, input) => {
      ctx.output('stdout', `token is ${input.token}`);
      ctx.log('info', say('common.copied'), { leaked: input.token });
      await ctx.artifact('note.txt', 'text/plain', `note with ${input.token}`);
      for (let i = 0; i < 5; i++) ctx.sample('rtt', Date.now(), i);
      return { note: input.note, sawToken: input.token === SECRET };
    },
    criteria: [{ id: 'tools.needed', judge: () => ({ verdict: 'warn', message: say('common.copied') }) }],
  }),
  'schema.deploy': defineStep({
    id: 'schema.deploy',
    evidence: defineEvidence('schema.deploy', z.object({ done: z.literal(true) })),
    input: z.object({}),
    needs: [],
    writesTarget: true,
    run: (ctx) =>
      ctx.clients.withTarget((client) =>
        client.transaction(async () => {
          await client.execute(table);
          ctx.log('info', say('common.copied'));
          await client.rows(sql`select pg_sleep(600)`);
          return { done: true as const };
        }),
      ),
    criteria: [],
  }),
  repository: defineStep({
    id: 'repository',
    evidence: defineEvidence('repository', z.object({ basis: z.string() })),
    input: z.object({}),
    needs: [],
    preview: async (ctx) => ({
      basis: String((await ctx.evidenceOf(defineEvidence('backup', z.string()))) ?? 'none'),
      actions: [{ summary: say('common.copy'), hazards: ['CHANGES_FILES'] }],
    }),
    run: async () => ({ basis: 'x' }),
    criteria: [],
    undo: async (ctx, evidence) => ctx.output('stdout', `undone ${evidence.basis}`),
  }),
  backup: defineStep({
    id: 'backup',
    evidence: defineEvidence('backup', z.string()),
    input: z.object({}),
    needs: [],
    run: async () => 'changed',
    criteria: [],
  }),
  health: defineStep({
    id: 'health',
    evidence: defineEvidence('health', z.never()),
    input: z.object({}),
    needs: [],
    run: async () => {
      throw new MudanzaError('MUD-005', { params: { step: 'x' }, original: `failed with ${SECRET}` });
    },
    criteria: [],
  }),
};
const find = (id: StepId) => steps[id];

let state: Awaited<ReturnType<typeof createStateDatabase>>;
let target: TestDatabase;
let migration: Migration;
let runner: Runner;

beforeAll(async () => {
  state = await createStateDatabase();
  target = await createTestDatabase();
  migration = await insertMigration(stateClient, {
    name: 'test',
    kind: 'supabase',
    settings: MigrationSettings.parse({}),
    createdBy: 'ana',
  });
  await storeConnection(migration.id, 'target', target.pooled.endpoint);
  await storeSecret(migration.id, 'target.password', target.pooled.password);
  runner = new Runner({ findStep: find, leaseMs: 20_000 });
  await runner.start();
});
afterAll(async () => {
  await runner.stop();
  await state.drop();
  await target.drop();
});

const start = async (stepId: StepId, more: Partial<StartRun> = {}) => {
  await openGates(migration.id, find);
  return startRun({ migrationId: migration.id, stepId, action: 'run', by: 'ana', ...more }, find);
};

async function ended(id: string): Promise<RunView> {
  for (let waited = 0; waited < 240_000; waited += 25) {
    const view = await findRunView(id);
    if (view?.isTerminal) return view;
    await sleep(25);
  }
  throw new Error('the run did not end');
}

async function waitForLog(id: string): Promise<void> {
  while (!(await readEvents(id)).some((event) => event.stream === 'log')) await sleep(25);
}

describe('runner', () => {
  it('runs a step: events in order without gaps, evidence, outcomes, and no secret anywhere', async () => {
    const run = await start('tools', { values: { note: 'hola', token: SECRET } });
    const view = await ended(run.id);
    expect(view).toMatchObject({ status: 'warned', evidence: { note: 'hola', sawToken: true } });
    expect(view.outcomes[0]).toMatchObject({ id: 'tools.needed', verdict: 'warn' });
    const events = await readEvents(run.id);
    expect(events.map((event) => event.seq)).toEqual(events.map((_, index) => index + 1));
    const stored = JSON.stringify([
      events,
      await query(sql`select * from run`),
      await query(sql`select convert_from(content, 'UTF8') from artifact`),
      await query(sql`select * from audit`),
    ]);
    expect(stored).not.toContain('canary');
    expect(stored).toContain('••••••');
    const [row] = await query<{ sealed: null }>(
      sql`select sealed_input as sealed from run where id = ${run.id}`,
    );
    expect(row?.sealed).toBeNull();
  });

  it('refuses input that the step cannot use, and stores nothing', async () => {
    const before = await query(sql`select id from run`);
    await expect(start('tools', { values: { note: '' } })).rejects.toThrow('MUD-002');
    expect(await query(sql`select id from run`)).toHaveLength(before.length);
  });

  it('keeps the gate itself: a later phase stays closed, what only looks or previews does not', async () => {
    const fresh = await insertMigration(stateClient, {
      name: 'fresh',
      kind: 'supabase',
      settings: MigrationSettings.parse({}),
      createdBy: 'ana',
    });
    const begin = (stepId: StepId, action: StartRun['action']) =>
      startRun({ migrationId: fresh.id, stepId, action, by: 'ana' }, find);
    await expect(begin('health', 'run')).rejects.toMatchObject({ code: 'MUD-601' });
    expect(await begin('backup', 'run')).toMatchObject({ stepId: 'backup' });
    expect(await begin('health', 'recheck')).toMatchObject({ action: 'recheck' });
  });

  it('asks a step with a preview again where what it does was accepted, and refuses it where not', async () => {
    const refused = await start('repository', { action: 'recheck' });
    expect((await ended(refused.id)).error).toMatchObject({ code: 'MUD-004' });
    const asked = await start('repository', { action: 'recheck', acceptedHazards: ['CHANGES_FILES'] });
    expect(await ended(asked.id)).toMatchObject({ status: 'succeeded', error: null });
  });

  it('cancels in the middle of a statement and leaves the target as it was', async () => {
    const run = await start('schema.deploy');
    await waitForLog(run.id);
    expect(await cancelRun(run.id, 'ana')).toBe(true);
    const view = await ended(run.id);
    expect(view.status).toBe('cancelled');
    await sleep(200);
    const rows = await withTarget(target.direct, (client) =>
      client.rows(sql`select to_regclass('public.half_done') as t`),
    );
    expect(rows).toEqual([{ t: null }]);
  });

  it('lets only one run of a step be open', async () => {
    const first = await start('schema.deploy');
    await expect(start('schema.deploy')).rejects.toThrow('MUD-013');
    await cancelRun(first.id, 'ana');
    await ended(first.id);
  });

  it('refuses a hazard that was not accepted and a preview that is out of date', async () => {
    const preview = await ended((await start('repository', { action: 'preview' })).id);
    expect(preview.preview?.basis).toBe('none');
    const refused = await ended((await start('repository', { previewRunId: preview.id })).id);
    expect(refused.error?.code).toBe('MUD-004');
    const acceptedHazards = ['CHANGES_FILES'];
    const accepted = await ended(
      (await start('repository', { previewRunId: preview.id, acceptedHazards })).id,
    );
    expect(accepted.status).toBe('succeeded');
    await ended((await start('backup')).id);
    const stale = await ended((await start('repository', { previewRunId: preview.id, acceptedHazards })).id);
    expect(stale.error?.code).toBe('MUD-003');
    const undone = await ended((await start('repository', { action: 'undo', undoes: accepted.id })).id);
    expect(undone.status).toBe('succeeded');
    expect((await readEvents(undone.id)).some((event) => event.text === 'undone x')).toBe(true);
  });

  it('keeps the code of a failure and scrubs its original text by shape', async () => {
    await storeSecret(migration.id, 'supabase.anonKey', SECRET);
    const view = await ended((await start('health')).id);
    expect(view).toMatchObject({ status: 'failed', error: { code: 'MUD-005' } });
    expect(JSON.stringify(view)).not.toContain('canary');
  });

  it('marks the run of a dead runner as interrupted and lets it be run again', async () => {
    const run = await start('schema.deploy');
    await waitForLog(run.id);
    // As after kill -9: the row belongs to a runner that does not renew any more.
    await query(
      sql`update run set runner = 'dead', lease_until = now() - interval '1 s' where id = ${run.id}`,
    );
    const view = await ended(run.id);
    expect(view).toMatchObject({ status: 'interrupted', error: { code: 'MUD-006' } });
    const events = await readEvents(run.id);
    expect(events.map((event) => event.seq)).toEqual(events.map((_, index) => index + 1));
    // Said once, though the runner that lost it and the one that reaped it both notice.
    const said = events.filter(({ text, data }) => /interrupted/.test(`${text} ${JSON.stringify(data)}`));
    expect(said.filter(({ data }) => JSON.stringify(data).includes('"ended"'))).toHaveLength(1);
    expect(events.filter(({ data }) => JSON.stringify(data ?? '').includes('MUD-006'))).toHaveLength(1);
    const again = await start('schema.deploy');
    expect(again.attempt).toBe(run.attempt + 1);
    await cancelRun(again.id, 'ana');
    await ended(again.id);
  });
});
