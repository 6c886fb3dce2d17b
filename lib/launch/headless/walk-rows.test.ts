import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HAZARDS } from '../../plan/step';
import { waive } from '../../report/deeds/waive';
import { makeReport } from '../../report/make-report';
import { renderMarkdown } from '../../report/markdown/render-markdown';
import { readReport } from '../../report/read-report';
import { settingsOf } from '../../runs/plan-file/import-plan';
import { readPlan } from '../../runs/plan-file/read-plan';
import { planOf, writePlan } from '../../runs/plan-file/write-plan';
import { readChecklist } from '../../runs/read-checklist';
import { readRuns } from '../../runs/read-runs';
import { Runner } from '../../runs/runner';
import { stopPracticeLab } from '../../servers/practice/practice-lab';
import { findMigration, insertMigration, type Migration } from '../../store/migrations';
import { stateClient } from '../../store/query';
import { createStateDatabase } from '../../store/testing/state-database';
import { runStep } from './run-step';
import { walkPlan } from './walk-plan';

/** A night with rows, as a plan file: laid out, copied, compared. */
const PLAN = `
version: 1
name: hotel rows
kind: practice
settings: { p95LimitMs: 2000, schemas: [public, lodging] }
steps:
  practice.lab:
    input: { size: small }
  source.connection: {}
  exposure: {}
  data.preflight: {}
  data.copy:
    input: { lanes: 2, deferIndexes: always }
    accept: [LOADS_TARGET, SKIPS_CHECKS, LOCKS_TABLE, DROPS_INDEXES]
  data.verify: {}
  latency:
    input: { samples: 100, sweepTo: 0 }
`;

let state: Awaited<ReturnType<typeof createStateDatabase>>;
let migration: Migration;
const runner = new Runner({ makeReport, leaseMs: 20_000 });
const plan = readPlan(PLAN);

beforeAll(async () => {
  state = await createStateDatabase();
  migration = await insertMigration(stateClient, {
    ...{ name: plan.name, kind: plan.kind, createdBy: 'Ana' },
    settings: settingsOf(plan),
  });
  await runner.start();
});
afterAll(async () => {
  await runner.stop();
  await stopPracticeLab();
  await state.drop();
});

describe('a plan that moves rows, without a browser', () => {
  it('copies them, proves them, and says so in the report', async () => {
    const first = await walkPlan({ migration, plan, secrets: {}, by: 'Ana' });
    expect(first.stoppedBefore).toMatchObject({ phase: 'data', obstacles: [{ stepId: 'exposure' }] });
    const red = (await readRuns(migration.id)).findLast((run) => run.stepId === 'exposure');
    const about = { stepId: 'exposure', criterionId: 'tables', runId: red?.id ?? null } as const;
    await waive(migration, { ...about, name: 'Eva', reason: 'practice only', by: 'Ana' });
    const { runs } = await walkPlan({ migration, plan, secrets: {}, by: 'Ana', isResumed: true });
    const ended = runs.flatMap(({ stepId, action, status, error, outcomes }) => {
      if (!stepId.startsWith('data.') || action !== 'run') return [];
      const reds = outcomes.filter(({ verdict }) => verdict === 'fail').map(({ message }) => message);
      return [[stepId, status, error, reds]];
    });
    expect(ended).toEqual([
      ['data.preflight', expect.stringMatching(/^(?:succeeded|warned)$/), null, []],
      ['data.copy', expect.stringMatching(/^(?:succeeded|warned)$/), null, []],
      ['data.verify', 'succeeded', null, []],
    ]);
    const report = await readReport((await findMigration(migration.id)) ?? migration);
    expect(report.board.find(({ id }) => id === 'integrity')?.state).toBe('pass');
    expect(renderMarkdown(report, 'en')).toContain('lodging');
  }, 400_000);

  it('switches with a pause, and the report says what that had been estimated at and what it took', async () => {
    const { status, error, outcomes, evidence } = await runStep({
      ...{ migrationId: migration.id, stepId: 'data.cutover', by: 'Ana' },
      values: { way: 'pause', restart: 'command', command: 'true', firstWriteSeconds: 0 },
      acceptedHazards: HAZARDS,
    });
    expect([status, error]).toEqual([expect.stringMatching(/^(?:succeeded|warned)$/), null]);
    expect(outcomes.flatMap(({ id, verdict }) => (verdict === 'fail' ? [id] : []))).toEqual([]);
    expect(evidence).toMatchObject({ way: 'pause', estimatedMs: expect.any(Number) });
    const report = await readReport((await findMigration(migration.id)) ?? migration);
    expect(renderMarkdown(report, 'en')).toMatch(
      /With a pause: [\d,]+ ms without the restart; [\d,]+ ms had been estimated/,
    );
  }, 200_000);

  it('is exported with the steps of the rows and what they were given, and reads the same again', async () => {
    const now = (await findMigration(migration.id)) ?? migration;
    const { steps } = await readChecklist(now);
    const exported = planOf(now, steps);
    expect(readPlan(writePlan(exported))).toEqual(exported);
    expect(exported.settings.schemas).toEqual(['public', 'lodging']);
    expect(exported.steps['practice.lab']?.input).toMatchObject({ size: 'small' });
    expect(exported.steps['data.copy']?.input).toMatchObject({ lanes: 2, deferIndexes: 'always' });
    expect(Object.keys(exported.steps)).toEqual(expect.arrayContaining(['data.preflight', 'data.verify']));
  });
});
