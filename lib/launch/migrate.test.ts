import '../steps/registry';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { waive } from '../report/deeds/waive';
import { Report } from '../report/report-schema';
import { readRuns } from '../runs/read-runs';
import { findMigration } from '../store/migrations';
import { createStateDatabase } from '../store/testing/state-database';

const PLAN = `version: 1
name: hotel-api ci
kind: practice
settings: { p95LimitMs: 2000 }
steps:
  exposure: {}
  latency:
    input: { samples: 100, sweepTo: 0 }
  rollback.rehearsal: {}
`;

let folder: string;
let state: Awaited<ReturnType<typeof createStateDatabase>>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mudanza-migrate-'));
  // The practice servers run as another user and have to pass through.
  chmodSync(folder, 0o755);
  writeFileSync(join(folder, 'plan.yml'), PLAN);
  state = await createStateDatabase();
});
afterAll(async () => {
  await state.drop();
  rmSync(folder, { recursive: true, force: true });
});

/** `npm run migrate -- …` as a process of its own, on this suite's state. */
async function migrate(...args: string[]) {
  const result = await execa(process.execPath, ['--import', 'tsx', 'lib/launch/migrate.ts', ...args], {
    env: { MUDANZA_DATABASE_URL: state.url, MUDANZA_DATA_DIR: join(folder, 'data') },
    reject: false,
    timeout: 240_000,
  });
  const events = result.stdout.split('\n').filter((line) => line.startsWith('{'));
  return {
    code: result.exitCode,
    stdout: result.stdout,
    stderr: result.stderr,
    events: events.map((line): Record<string, unknown> => JSON.parse(line)),
  };
}

const plan = () => ['--plan', join(folder, 'plan.yml'), '--json'];
const reportIn = (out: string) => Report.parse(JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')));

describe('npm run migrate', () => {
  it('tells how it is called when it is asked', async () => {
    const { code, stdout } = await migrate('--help');
    expect(code).toBe(0);
    expect(stdout).toContain('--resume ID-OR-NAME');
  });

  it('ends with 2 and names the line when the call or the plan is wrong, before anything runs', async () => {
    const broken = join(folder, 'broken.yml');
    writeFileSync(broken, `${PLAN}  crud:\n    input: { tabels: all }\n`);
    const out = join(folder, 'none');
    const [noPlan, badPlan, badLanguage, unknown] = await Promise.all([
      migrate('--json'),
      migrate('--plan', broken, '--out', out),
      migrate(...plan(), '--lang', 'fr'),
      migrate(...plan(), '--resume', 'nobody knows it', '--out', out),
    ]);
    expect(noPlan).toMatchObject({ code: 2, stderr: expect.stringContaining('Exit codes') });
    expect(badPlan.code).toBe(2);
    expect(badPlan.stderr).toMatch(/MUD-620[\s\S]*11: steps\.crud\.input\.tabels: not a field of this step/);
    expect(badLanguage.code).toBe(2);
    expect(unknown).toMatchObject({ code: 2, stderr: expect.stringContaining('MUD-621') });
    expect(existsSync(out)).toBe(false);
  });

  it('stops at a red gate with 1 and a report, and goes on from there once it is waived', async () => {
    const out = join(folder, 'first');
    const first = await migrate(...plan(), '--out', out);
    const end = first.events.at(-1);
    expect(first.code).toBe(1);
    expect(end).toMatchObject({ event: 'end', verdict: 'failed', stoppedBefore: 'data', code: 1 });
    expect(reportIn(out).verdict.status).toBe('failed');
    expect(readFileSync(join(out, 'report.md'), 'utf8')).toContain('FAILED');

    const migration = await findMigration(String(end?.migration));
    if (!migration) throw new Error('the migration is gone');
    const red = (await readRuns(migration.id)).findLast((run) => run.stepId === 'exposure');
    const about = { stepId: 'exposure', criterionId: 'tables', runId: red?.id ?? null } as const;
    await waive(migration, { ...about, name: 'Eva', reason: 'practice only', by: 'Eva' });

    const again = join(folder, 'second');
    const second = await migrate(...plan(), '--resume', 'hotel-api ci', '--out', again);
    expect(second.stderr).toBe('');
    expect(second.code).toBe(0);
    const ran = second.events.filter(({ event }) => event === 'step').map(({ step }) => step);
    expect(ran).toEqual(['crud', 'latency', 'rollback.rehearsal', 'report']);
    expect(second.events[0]).toMatchObject({ migration: migration.id, isResumed: true });
    expect(reportIn(again)).toMatchObject({ verdict: { status: 'partial' }, waivers: [{ name: 'Eva' }] });
  });
});
