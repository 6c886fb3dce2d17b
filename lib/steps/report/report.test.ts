import { openGates } from '../../runs/testing/open-gates';
import { reportEvidence } from './step';
import '../registry';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MigrationSettings } from '../../plan/migration-settings';
import type { StepId } from '../../plan/step-id';
import { makeReport } from '../../report/make-report';
import { reportDigest } from '../../report/report-digest';
import { Report } from '../../report/report-schema';
import type { RunView } from '../../runs/derive-run';
import { findRunView } from '../../runs/read-runs';
import { Runner } from '../../runs/runner';
import { startRun } from '../../runs/start-run';
import { stopPracticeLab } from '../../servers/practice/practice-lab';
import { findArtifact } from '../../store/artifacts';
import { insertMigration, type Migration } from '../../store/migrations';
import { stateClient } from '../../store/query';
import { createStateDatabase } from '../../store/testing/state-database';
import type { ReportEvidence } from './step';

let state: Awaited<ReturnType<typeof createStateDatabase>>;
let migration: Migration;
const runner = new Runner({ makeReport, leaseMs: 60_000 });

beforeAll(async () => {
  state = await createStateDatabase();
  migration = await insertMigration(stateClient, {
    name: 'practice | of <Ana>',
    kind: 'practice',
    settings: MigrationSettings.parse({}),
    createdBy: 'Ana',
  });
  await runner.start();
});
afterAll(async () => {
  await runner.stop();
  await stopPracticeLab();
  await state.drop();
});

async function run(stepId: StepId): Promise<RunView> {
  await openGates(migration.id);
  const { id } = await startRun({ migrationId: migration.id, stepId, action: 'run', by: 'Ana' });
  for (let waited = 0; waited < 240_000; waited += 50) {
    const view = await findRunView(id);
    if (view?.isTerminal) return view;
    await sleep(50);
  }
  throw new Error(`${stepId} did not end`);
}

async function contentOf(evidence: ReportEvidence, name: string): Promise<string> {
  const file = evidence.files.find((entry) => entry.name === name);
  return (await findArtifact(file?.id ?? ''))?.content.toString('utf8') ?? '';
}

describe('report', () => {
  it('reports a partial migration as partial, in JSON and in both languages', async () => {
    expect((await run('practice.lab')).error).toBeNull();
    const view = await run('report');
    expect(view).toMatchObject({ error: null, status: 'warned' });
    const evidence = reportEvidence.schema.parse(view.evidence);
    expect(evidence.verdict).toBe('partial');
    const content = await contentOf(evidence, 'report.json');
    const report = Report.parse(JSON.parse(content));
    expect(report.digest).toBe(evidence.digest);
    expect(reportDigest(report)).toBe(report.digest);
    expect(report.phases[0]?.steps[0]).toMatchObject({ id: 'practice.lab', attempts: 1, by: 'Ana' });
    expect(report.verdict.reasons.length).toBeGreaterThan(5);
    const english = await contentOf(evidence, 'report.en.md');
    expect(english).toContain('⚠ PARTIAL');
    expect(english).toContain('0.0 Practice servers');
    expect(english).not.toMatch(/\b(report|steps|plan|run|ui)\.[a-z-]+\.[a-z]/);
    const spanish = await contentOf(evidence, 'report.es.md');
    expect(spanish).toContain('⚠ PARCIAL');
    expect(spanish).not.toMatch(/\b(report|steps|plan|run|ui)\.[a-z-]+\.[a-z]/);
  });
});
