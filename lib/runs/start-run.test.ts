import '../steps/registry';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findStep } from '../plan/step-catalog';
import type { StepId } from '../plan/step-id';
import { seedRun } from '../report/testing/seed-run';
import { listAudit } from '../store/audit';
import { storeConnection } from '../store/connections';
import type { Migration } from '../store/migrations';
import { findRun, readSealedInput } from '../store/runs';
import { storeSecret } from '../store/secrets';
import { newMigration } from '../store/testing/new-migration';
import { createStateDatabase } from '../store/testing/state-database';
import { cancelRun } from './cancel-run';
import { knownInputs } from './known-inputs';
import { markAgain, unmarkAgain } from './mark-again';
import { passGate } from './pass-gate';
import { readChecklist } from './read-checklist';
import { lastEvidence, readRuns } from './read-runs';
import { joinInput } from './run-input';
import { skipStep, unskipStep } from './skip-step';
import { type StartRun, startRun } from './start-run';
import { openGates } from './testing/open-gates';
import { outcomes } from './testing/run-view';

let state: Awaited<ReturnType<typeof createStateDatabase>>;
let migration: Migration;
let migrationId: string;
beforeAll(async () => {
  state = await createStateDatabase();
});
afterAll(() => state.drop());
beforeEach(async () => {
  migration = await newMigration();
  migrationId = migration.id;
});

const start = (stepId: StepId, more: Partial<StartRun> = {}) =>
  startRun({ migrationId, stepId, action: 'run', by: 'ana', ...more });
const stepOf = async (id: StepId) => {
  const { steps } = await readChecklist(migration);
  const step = steps.find(({ outline }) => outline.id === id);
  if (!step) throw new Error(`no ${id}`);
  return step;
};

describe('a run that is asked for', () => {
  it('waits for a runner, with its secrets sealed and its deed in the audit', async () => {
    const password = 'canary-6Lm-pw';
    const values = { connection: 'postgresql://u@h.example:5432/d', password };
    const run = await start('source.connection', { values });
    expect(await findRun(run.id)).toMatchObject({ stepId: 'source.connection', attempt: 1, runner: null });
    expect(JSON.stringify(run)).not.toContain(password);
    const joined = joinInput(migrationId, run.input, await readSealedInput(run.id));
    expect(joined.values).toMatchObject(values);
    expect(await listAudit(migrationId)).toMatchObject([
      { deed: 'run.run', actor: 'ana', detail: { run: run.id, step: 'source.connection' } },
    ]);
  });

  it('is the only one of its step: the second is told of the first', async () => {
    await start('tools', { by: 'eva' });
    await expect(start('tools')).rejects.toMatchObject({ code: 'MUD-013', params: { by: 'eva' } });
    const other = await newMigration({ name: 'Another' });
    expect(await start('tools', { migrationId: other.id })).toMatchObject({ attempt: 1 });
  });

  it.each<[name: string, stepId: StepId, more: Partial<StartRun>, code: string]>([
    ['input that the step cannot use', 'latency', { values: { samples: 'many' } }, 'MUD-002'],
    ['a preview that is not there', 'schema.deploy', { previewRunId: randomUUID() }, 'MUD-003'],
    [
      'an undo of a run that is not there',
      'schema.deploy',
      { action: 'undo', undoes: randomUUID() },
      'MUD-836',
    ],
    ['a phase that is still closed', 'crud', {}, 'MUD-601'],
    [
      'a secret where everybody sees it',
      'target.credentials',
      { values: { projectUrl: 'postgresql://u:canary-2Hn-pw@h.example/d' } },
      'MUD-830',
    ],
    ['a migration that is not there', 'tools', { migrationId: randomUUID() }, 'MUD-600'],
  ])('is refused by name: %s', async (_, stepId, more, code) => {
    await expect(start(stepId, more)).rejects.toMatchObject({ code });
    expect(await readRuns(migrationId)).toEqual([]);
  });

  it('takes a step back only where it ran here', async () => {
    const other = await newMigration({ name: 'Another' });
    const foreign = await seedRun({ migrationId: other.id, stepId: 'schema.deploy' });
    const preview = await seedRun({ migrationId, stepId: 'crud' });
    for (const undoes of [foreign.id, preview.id])
      await expect(start('schema.deploy', { action: 'undo', undoes })).rejects.toMatchObject({
        code: 'MUD-836',
      });
    const own = await seedRun({ migrationId, stepId: 'schema.deploy' });
    expect(await start('schema.deploy', { action: 'undo-preview', undoes: own.id })).toMatchObject({
      undoes: own.id,
    });
  });

  it('refuses a step without code', async () => {
    const run = startRun({ migrationId, stepId: 'tools', action: 'run', by: 'ana' }, () => undefined);
    await expect(run).rejects.toMatchObject({ code: 'MUD-011' });
  });

  it('is cancelled once', async () => {
    const run = await start('tools');
    expect(await cancelRun(run.id, 'eva')).toBe(true);
    expect(await cancelRun(run.id, 'eva')).toBe(false);
    expect(await cancelRun(randomUUID(), 'eva')).toBe(false);
    expect((await listAudit(migrationId))[0]).toMatchObject({ deed: 'run.cancel', actor: 'eva' });
  });
});

describe('the gate of a phase', () => {
  it('opens when what stands in its way is waived by name', async () => {
    await passGate(migrationId, 'prepare');
    await expect(passGate(migrationId, 'schema')).rejects.toMatchObject({
      code: 'MUD-601',
      params: { count: 1, obstacles: '0.1' },
    });
    await openGates(migrationId);
    await passGate(migrationId, 'prove');
    expect(await start('crud')).toMatchObject({ stepId: 'crud' });
  });

  it('lets a preview through', async () => {
    expect(await start('schema.deploy', { action: 'preview' })).toMatchObject({ action: 'preview' });
  });

  it('is none of a migration that is not there', async () => {
    await expect(passGate(randomUUID(), 'prepare')).rejects.toMatchObject({ code: 'MUD-600' });
  });
});

describe('the checklist of a migration', () => {
  it('has a row for each step of its kind, with what the step’s code says', async () => {
    const { steps, runs } = await readChecklist(migration);
    const ids = steps.map(({ outline }) => outline.id);
    expect(runs).toEqual([]);
    expect(ids).not.toContain('practice.lab');
    expect(ids).toContain('project.create');
    expect(await stepOf('schema.deploy')).toMatchObject({
      state: 'blocked',
      blockedBy: findStep('schema.deploy')?.needs,
    });
    const practice = await newMigration({ kind: 'practice' });
    const kinds = (await readChecklist(practice)).steps.map(({ outline }) => outline.id);
    expect(kinds).toContain('practice.lab');
    expect(kinds).not.toContain('project.create');
  });

  it('takes the team’s own estimates', async () => {
    const own = await newMigration({ settings: { estimates: { crud: 77 } } });
    const { steps } = await readChecklist(own);
    const estimates = Object.fromEntries(steps.map(({ outline }) => [outline.id, outline.estimate]));
    expect(estimates).toMatchObject({ crud: 77, latency: 10 });
  });

  it('follows what is run, taken back and left out', async () => {
    await seedRun({ migrationId, stepId: 'connection' });
    expect((await stepOf('connection')).state).toBe('succeeded');
    await seedRun({ migrationId, stepId: 'schema.preview' });
    await seedRun({ migrationId, stepId: 'schema.deploy', evidence: { made: 1 } });
    expect(await lastEvidence(migrationId, 'schema.deploy')).toEqual({ made: 1 });
    await seedRun({
      migrationId,
      stepId: 'rollback.everything',
      outcomes: outcomes({ 'rollback.catalog': 'pass' }),
    });
    expect((await stepOf('schema.deploy')).state).toBe('undone');
    expect(await lastEvidence(migrationId, 'schema.deploy')).toBeNull();
    expect((await stepOf('connection')).state).toBe('succeeded');
    await skipStep({ migrationId, stepId: 'docs', reason: 'none', by: 'ana' });
    expect(await stepOf('docs')).toMatchObject({ state: 'skipped', skip: { reason: 'none', by: 'ana' } });
    await unskipStep({ migrationId, stepId: 'docs', by: 'ana' });
    expect((await stepOf('docs')).state).not.toBe('skipped');
  });

  it('makes what came after a step out of date, until that is taken back', async () => {
    for (const stepId of ['connection', 'crud'] as const) await seedRun({ migrationId, stepId });
    const markId = await markAgain({ migrationId, stepId: 'connection', by: 'ana' });
    expect((await stepOf('crud')).state).toBe('stale');
    await unmarkAgain({ migrationId, markId, by: 'ana' });
    await unmarkAgain({ migrationId, markId, by: 'ana' });
    expect((await stepOf('crud')).state).toBe('succeeded');
    const deeds = (await listAudit(migrationId)).map(({ deed }) => deed);
    expect(deeds).toEqual(['step.unagain', 'step.again']);
  });
});

describe('what a form starts from', () => {
  it('is what was typed last, over what was planned; secrets are only said to be there', async () => {
    const values = { samples: 300, sweepTo: 0 };
    await openGates(migrationId);
    await start('latency', { values });
    const known = await knownInputs(migrationId, await stepOf('latency'), { samples: 100, mode: 'x' });
    expect(known.values).toEqual({ samples: 300, sweepTo: 0, mode: 'x' });
    expect([...known.stored]).toEqual([]);
  });

  it.each<[StepId, stored: readonly string[]]>([
    ['target.credentials', ['connection', 'password', 'serviceKey']],
    ['source.connection', []],
    ['health', ['header']],
    ['project.create', []],
    ['crud', []],
  ])('%s keeps what its empty fields leave alone: %j', async (id, stored) => {
    const tls = { mode: 'verify-full' as const };
    await storeConnection(migrationId, 'target', { host: 'h', port: 5432, database: 'd', user: 'u', tls });
    await storeSecret(migrationId, 'target.password', 'p');
    await storeSecret(migrationId, 'supabase.serviceKey', 'k');
    await storeSecret(migrationId, 'health.header', 'X: y');
    const known = await knownInputs(migrationId, await stepOf(id));
    expect([...known.stored].sort()).toEqual([...stored].sort());
    expect(JSON.stringify(known.values)).toBe('{}');
  });
});
