import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../postgres/sql';
import { withTarget } from '../../postgres/with-client';
import { checkAgain } from '../../report/deeds/check-again';
import { waive } from '../../report/deeds/waive';
import { exportReport } from '../../report/exports/export-report';
import { makeReport } from '../../report/make-report';
import { renderMarkdown } from '../../report/markdown/render-markdown';
import { readReport } from '../../report/read-report';
import { reportDigest } from '../../report/report-digest';
import { Report } from '../../report/report-schema';
import { settingsOf } from '../../runs/plan-file/import-plan';
import { readPlan } from '../../runs/plan-file/read-plan';
import { planOf, writePlan } from '../../runs/plan-file/write-plan';
import { practiceDatabase } from '../../runs/prepare-migration';
import { readChecklist } from '../../runs/read-checklist';
import { readRuns } from '../../runs/read-runs';
import { Runner } from '../../runs/runner';
import { practiceConnections, startPracticeLab, stopPracticeLab } from '../../servers/practice/practice-lab';
import { listArtifacts } from '../../store/artifacts';
import { insertMigration, type Migration } from '../../store/migrations';
import { stateClient } from '../../store/query';
import { createStateDatabase } from '../../store/testing/state-database';
import { awaitRun } from './await-run';
import { walkPlan } from './walk-plan';

const PLAN = `
version: 1
name: hotel-api dev
kind: practice
settings: { p95LimitMs: 2000 }
steps:
  source.connection: {}
  exposure: {}
  latency:
    input: { samples: 100, sweepTo: 0 }
  rollback.rehearsal: {}
`;

let state: Awaited<ReturnType<typeof createStateDatabase>>;
let migration: Migration;
const runner = new Runner({ makeReport, leaseMs: 20_000 });
const plan = readPlan(PLAN);

beforeAll(async () => {
  state = await createStateDatabase();
  migration = await insertMigration(stateClient, {
    name: plan.name,
    kind: plan.kind,
    settings: settingsOf(plan),
    createdBy: 'Ana',
  });
  await runner.start();
});
afterAll(async () => {
  await runner.stop();
  await stopPracticeLab();
  await state.drop();
});

const walk = () => walkPlan({ migration, plan, secrets: {}, by: 'Ana' });

/** The parts of a report that are the same in every practice run. */
function golden(report: Report) {
  return {
    verdict: report.verdict.status,
    board: Object.fromEntries(report.board.map((entry) => [entry.id, entry.state])),
    ran: report.phases.flatMap((phase) =>
      phase.steps.filter((step) => step.attempts > 0).map(({ id }) => id),
    ),
    headings: renderMarkdown(report, 'en')
      .split('\n')
      .filter((line) => line.startsWith('## ')),
    tables: report.schemaSummary?.tableNames.length,
    created: report.schemaSummary?.created.find(({ kind }) => kind === 'table')?.count,
    files: [...new Set(report.artifacts.map(({ name }) => name))].sort(),
  };
}

describe('walkPlan on a practice migration, for real', () => {
  it('stops at the first red gate, and the report of the failed migration says why', async () => {
    const { stoppedBefore, runs } = await walk();
    expect(runs.at(-1)).toMatchObject({ stepId: 'exposure', status: 'failed' });
    expect(stoppedBefore).toMatchObject({
      phase: 'data',
      obstacles: [{ stepId: 'exposure', criterionId: 'tables', kind: 'red' }],
    });
    const report = await readReport(migration);
    expect(report.verdict.status).toBe('failed');
    expect(report.exposure?.readable.length).toBeGreaterThan(5);
    expect(report.issues).toMatchObject([{ status: 'OPEN', step: 'exposure' }]);
    expect(renderMarkdown(report, 'es')).toContain('❌ FALLIDA');
  });

  it('goes on once the result is waived, and ends in a report made from what ran', async () => {
    const red = (await readRuns(migration.id)).findLast((run) => run.stepId === 'exposure');
    const about = { stepId: 'exposure', criterionId: 'tables', runId: red?.id ?? null } as const;
    await waive(migration, { ...about, name: 'Eva', reason: 'practice only', by: 'Ana' });
    const { stoppedBefore, runs } = await walkPlan({
      migration,
      plan,
      secrets: {},
      by: 'Ana',
      isResumed: true,
    });
    expect(stoppedBefore, JSON.stringify(runs.at(-1)?.evidence)?.slice(0, 3_000)).toBeNull();
    expect(runs.map(({ stepId }) => stepId)).toEqual(['crud', 'latency', 'rollback.rehearsal', 'report']);
    const report = await readReport(migration);
    expect(Report.parse(JSON.parse(JSON.stringify(report)))).toEqual(report);
    expect(reportDigest(report)).toBe(report.digest);
    expect(report.target).toMatchObject({ pooling: 'transaction', tls: 'verify-full, TLSv1.3' });
    expect(report.target?.sizeBytes).toBeGreaterThan(1e6);
    expect(report.latency?.workloads[0]?.after?.n).toBeGreaterThanOrEqual(100);
    expect(report.rollback).toMatchObject({ isRehearsed: true, files: ['deploy-record.json'] });
    expect(report.cost.cheapest).toBe('free');
    expect(golden(report)).toMatchInlineSnapshot(`
      {
        "board": {
          "connection": "pass",
          "cost": "pass",
          "documentation": "open",
          "downtime": "open",
          "integrationTests": "open",
          "integrity": "open",
          "logs": "open",
          "monitoring": "open",
          "performance": "pass",
          "pooler": "pass",
          "rollback": "pass",
          "schema": "pass",
          "sla": "skipped",
          "tls": "pass",
          "unitTests": "open",
        },
        "created": 6,
        "files": [
          "deploy-record.json",
          "fk-validation.txt",
          "indexes-validation.txt",
          "latency.csv",
          "report.en.md",
          "report.es.md",
          "report.json",
          "schema-catalog.json.gz",
          "schema-original.sql",
          "schema-statements.json.gz",
          "schema-validation.txt",
          "schema.sql",
        ],
        "headings": [
          "## Metrics",
          "## Performance",
          "## Schema",
          "## Data API exposure",
          "## Issues",
          "## Lessons learned",
          "## Recommendations",
          "## Waivers",
          "## Rollback",
          "## Sign-offs",
          "## Success criteria",
          "## Risk register",
          "## Cost",
          "## Phases and steps",
          "## Evidence appendix",
        ],
        "ran": [
          "practice.lab",
          "target.credentials",
          "source.connection",
          "connection",
          "schema.preview",
          "schema.deploy",
          "schema.verify",
          "exposure",
          "crud",
          "latency",
          "report",
          "rollback.rehearsal",
        ],
        "tables": 6,
        "verdict": "partial",
      }
    `);
    const english = renderMarkdown(report, 'en');
    expect(english).toContain('waived by Eva');
    expect(english).not.toMatch(
      /\b(report\.(?!e[ns]\.)|steps\.|plan\.|run\.|ui\.|connection\.|testing\.)[a-z]+\.[a-z]/,
    );
  });

  it('packs every artifact with sums that fit', async () => {
    const [report, artifacts, runs] = [
      await readReport(migration),
      await listArtifacts(migration.id),
      await readRuns(migration.id),
    ];
    const { content } = await exportReport('zip', report, { artifacts, runs }, 'en', new Date());
    const { unzipSync, strFromU8 } = await import('fflate');
    const files = unzipSync(content);
    const sums = strFromU8(files.SHA256SUMS!).trim().split('\n');
    expect(sums).toHaveLength(Object.keys(files).length - 1);
    expect(sums).toHaveLength(artifacts.length + 4);
    const { createHash } = await import('node:crypto');
    for (const line of sums) {
      const [sum, path] = line.split('  ');
      expect(createHash('sha256').update(files[path!]!).digest('hex')).toBe(sum);
    }
  });

  it('writes the plan back as a file that reads the same', async () => {
    const { steps } = await readChecklist(migration);
    const written = planOf(migration, steps);
    expect(readPlan(writePlan(written))).toEqual(written);
    expect(written.steps.latency?.input).toMatchObject({ samples: 100 });
  });

  it('checks again: nothing goes stale, and what drifted since is in the report', async () => {
    const lab = await startPracticeLab();
    const { session } = practiceConnections(lab, practiceDatabase(migration.id));
    await withTarget(session, (client) =>
      client.execute(sql`alter table public.tenants add column drifted int`),
    );
    expect(await checkAgain(migration, 'Ana')).toBeGreaterThan(2);
    const runs = (await readRuns(migration.id)).filter((run) => run.action === 'recheck');
    for (const run of runs) await awaitRun(run.id);
    // It has a preview, and writes when it locks down: a recheck of it only looks.
    const asked = (await readRuns(migration.id)).filter((run) => run.action === 'recheck');
    expect(asked.find((run) => run.stepId === 'exposure')).toMatchObject({ error: null, isTerminal: true });
    const { rechecks } = await readReport(migration);
    expect(rechecks).toHaveLength(1);
    const verify = rechecks[0]?.checks.find(({ step }) => step === 'schema.verify');
    expect(verify).toMatchObject({ state: 'drifted' });
    expect(verify?.changes).toContainEqual(
      expect.objectContaining({ criterion: 'file-to-target', before: 'pass', after: 'warn' }),
    );
    const { steps } = await readChecklist(migration);
    expect(steps.filter((step) => step.state === 'stale')).toEqual([]);
  });
});
