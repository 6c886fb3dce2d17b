import '../../steps/registry';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MigrationSettings } from '../../plan/migration-settings';
import { sql } from '../../postgres/sql';
import { listAudit } from '../../store/audit';
import { listConnections, storeConnection } from '../../store/connections';
import { findMigration, type Migration } from '../../store/migrations';
import { query, stateClient } from '../../store/query';
import { listSecretNames, storeSecret } from '../../store/secrets';
import { insertSkip, listSkips } from '../../store/step-skips';
import { newMigration } from '../../store/testing/new-migration';
import { createStateDatabase } from '../../store/testing/state-database';
import { readChecklist } from '../read-checklist';
import { duplicateMigration } from './duplicate-migration';
import { importPlan } from './import-plan';
import type { PlanFile } from './plan-schema';
import { readPlan } from './read-plan';
import { planOf, writePlan } from './write-plan';

let state: Awaited<ReturnType<typeof createStateDatabase>>;
let migration: Migration;
beforeAll(async () => {
  state = await createStateDatabase();
});
afterAll(() => state.drop());
beforeEach(async () => {
  migration = await newMigration({ name: 'Hotel', settings: { p95LimitMs: 120, schemas: ['app'] } });
});

const plan = async (of: Migration = migration) => {
  const fresh = (await findMigration(of.id)) ?? of;
  return planOf(fresh, (await readChecklist(fresh)).steps);
};
const ran = (stepId: string, input: object, action = 'run') =>
  query(sql`insert into run (id, migration_id, step_id, action, attempt, requested_by, input, ended_at)
    values (${randomUUID()}, ${migration.id}, ${stepId}, ${action}, 1, 'ana', ${JSON.stringify(input)}::jsonb, now())`);
const skip = (stepId: 'tests.unit' | 'repository', reason: string) =>
  insertSkip(stateClient, { migrationId: migration.id, stepId, reason, by: 'ana' });

/** Texts that YAML has other ideas about when they are written without quotes. */
const AWKWARD = [
  'yes',
  'null',
  '~',
  '1e3',
  '0x1F',
  '2026-01-01',
  ': x',
  '# no comment',
  '- x',
  '{a: b}',
  '*ref',
  '&anchor',
  '!tag',
  'a\nb\n',
  '  leading',
  'trailing  ',
  '"quoted"',
  "it's",
  'ñ 😀',
  '%percent',
  '@at',
  '|',
  '>',
  'on',
];

describe('a plan that is written down', () => {
  it('is the same plan when it is read', async () => {
    await ran('latency', { samples: 300, mode: 'fixed-rate' });
    await skip('tests.unit', 'No tests yet: see # 12');
    const written = await plan();
    expect(readPlan(writePlan(written))).toEqual(written);
    expect(written.steps.latency?.input).toEqual({ samples: 300, mode: 'fixed-rate' });
    expect(written.steps['tests.unit']?.skip).toBe('No tests yet: see # 12');
    expect(written.settings).toMatchObject({ p95LimitMs: 120, schemas: ['app'] });
  });

  it.each(AWKWARD)('keeps %j as it is', async (text) => {
    await ran('tests.unit', { command: text });
    const written = await plan();
    expect(readPlan(writePlan(written)).steps['tests.unit']?.input.command).toBe(text);
  });

  it('has no secret, no file and nothing that its form does not know', async () => {
    await ran('target.credentials', { password: 'hunter2', url: 'postgresql://h/d', somethingOld: 'x' });
    await ran('schema.preview', { file: 'create table canary ();' });
    const text = writePlan(await plan());
    expect(text).not.toMatch(/hunter2|password|canary|somethingOld/);
  });

  it('takes the last attempt, and of an undo or a look again nothing', async () => {
    await ran('latency', { samples: 200 });
    await query(sql`update run set attempt = 5, action = 'undo' where migration_id = ${migration.id}`);
    expect((await plan()).steps.latency).toBeUndefined();
    await ran('latency', { samples: 400 });
    expect((await plan()).steps.latency?.input.samples).toBe(400);
  });

  it('of a migration in which nothing was done says its settings', async () => {
    const written = await plan();
    expect(written.steps).toEqual({});
    expect(readPlan(writePlan(written))).toEqual(written);
  });
});

describe('a plan that is taken over', () => {
  const TEXT = `version: 1
name: other
kind: practice
settings: { p95LimitMs: 90 }
estimates: { crud: 12 }
steps:
  latency: { input: { samples: 250 } }
  tests.unit: { skip: none there }
`;

  it('sets everything that it says, back to the usual what it does not, and is written down', async () => {
    await skip('repository', 'done elsewhere');
    await importPlan(migration.id, readPlan(TEXT), 'eva');
    const { settings } = (await findMigration(migration.id)) ?? migration;
    const usual = MigrationSettings.parse({});
    expect(settings).toMatchObject({ p95LimitMs: 90, estimates: { crud: 12 }, schemas: usual.schemas });
    expect(settings.inputs).toEqual({ latency: { samples: 250 } });
    expect((await listSkips(migration.id)).map(({ stepId, reason, by }) => [stepId, reason, by])).toEqual([
      ['tests.unit', 'none there', 'eva'],
    ]);
    expect((await listAudit(migration.id))[0]).toMatchObject({
      actor: 'eva',
      deed: 'plan.import',
      detail: { name: 'other', steps: 2 },
    });
  });

  const LEAK = 'postgresql://u:hunter2@h/d';
  it.each<[where: string, steps: PlanFile['steps'], field: string]>([
    ['a value', { latency: { input: { mode: LEAK }, accept: [] } }, 'latency.mode'],
    ['a reason', { 'tests.unit': { input: {}, accept: [], skip: `see ${LEAK}` } }, 'tests.unit.skip'],
  ])('with a secret in %s changes nothing and says where', async (_, steps, field) => {
    const before = await findMigration(migration.id);
    const attempt = importPlan(migration.id, { ...readPlan(TEXT), steps }, 'eva');
    await expect(attempt).rejects.toMatchObject({ code: 'MUD-830', params: { field } });
    expect(await findMigration(migration.id)).toEqual(before);
    expect(await listSkips(migration.id)).toEqual([]);
  });

  it('is taken over whole or not at all', async () => {
    const broken = {
      ...readPlan(TEXT),
      steps: { 'tests.unit': { input: {}, accept: [], skip: 'x\u0000y' } },
    };
    await expect(importPlan(migration.id, broken, 'eva')).rejects.toThrow();
    expect((await findMigration(migration.id))?.settings.p95LimitMs).toBe(120);
  });
});

describe('a migration that is made from another', () => {
  it('has its plan and what is left out, and none of its connections, secrets, runs', async () => {
    await ran('latency', { samples: 300 });
    await skip('tests.unit', 'no tests');
    await storeSecret(migration.id, 'target.password', 'hunter2');
    await storeConnection(migration.id, 'target', {
      host: 'h',
      port: 5432,
      database: 'd',
      user: 'u',
      tls: { mode: 'require' },
    });
    const made = await duplicateMigration(migration, 'Hotel, production', 'eva');
    expect(made).toMatchObject({ name: 'Hotel, production', kind: migration.kind });
    expect(made.id).not.toBe(migration.id);
    expect(made.settings.inputs).toEqual({ latency: { samples: 300 } });
    expect(made.settings.p95LimitMs).toBe(120);
    expect((await listSkips(made.id)).map(({ stepId, by }) => [stepId, by])).toEqual([['tests.unit', 'eva']]);
    expect(await listSecretNames(made.id)).toEqual([]);
    expect((await listConnections(made.id)).size).toBe(0);
    expect((await readChecklist(made)).steps.flatMap(({ attempts }) => attempts)).toEqual([]);
    expect((await listAudit(made.id))[0]).toMatchObject({
      deed: 'migration.duplicate',
      detail: { from: migration.id },
    });
  });

  it('leaves the one it came from as it is', async () => {
    const before = await plan();
    await duplicateMigration(migration, 'Copy', 'eva');
    expect(await plan()).toEqual(before);
    expect((await findMigration(migration.id))?.name).toBe('Hotel');
  });
});
