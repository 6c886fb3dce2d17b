import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { healthEvidence } from '../../plan/evidence/health-evidence';
import { testsBaselineEvidence } from '../../plan/evidence/test-run';
import { sql } from '../../postgres/sql';
import { withTarget } from '../../postgres/with-client';
import { createTestDatabase, type TestDatabase } from '../../servers/embedded/testing/test-database';
import { type RunningBackend, startPracticeBackend } from '../../servers/practice/backend/practice-backend';
import { backendEnv } from '../backend/backend-env';
import { backup } from '../backend/backup';
import { runStep } from '../backend/testing/practice-copy';
import { health } from '../health/step';
import { schemaDeploy } from '../schema/schema-deploy';
import { schemaPreview } from '../schema/schema-preview';
import { keepEvidence } from '../testing/keep-evidence';
import { createTestContext } from '../testing/test-context';
import { testsBaseline } from '../tests/tests-baseline';
import { rollbackBackend } from './rollback-backend';
import { rollbackRehearsal } from './rollback-rehearsal';
import { rollbackSchema } from './rollback-schema';
import { type RollbackStage, rollbackStage } from './testing/rollback-stage';

let source: TestDatabase;
let stage: RollbackStage;
let running: RunningBackend | null = null;

beforeAll(async () => {
  source = await createTestDatabase('source');
});
afterAll(() => source.drop());
beforeEach(async () => {
  stage = await rollbackStage(source);
});
afterEach(async () => {
  running?.stop();
  running = null;
  await stage.close();
});

const TESTS = `${process.execPath} --test --test-reporter=tap tests/unit/`;
/** Real servers, git and a schema on a machine that does other things too. */
describe('rollback.backend', () => {
  it('restores the configuration, keeps the documents, and asks the backend', async () => {
    await stage.writeEverything();
    running = await startPracticeBackend(stage.backend.folder);
    const env = readFileSync(stage.at('.env'), 'utf8');
    writeFileSync(stage.at('.env'), env);
    // The address of step 3.3 is asked where nobody types one.
    await keepEvidence(stage.ctx, healthEvidence, health, {
      liveUrl: `http://127.0.0.1:${running.port}/health/live`,
    });
    const { verdicts, evidence } = await runStep(rollbackBackend, stage.ctx);
    expect(evidence).toMatchObject({ health: { from: 'health', isWell: true } });
    expect(verdicts).toEqual({
      'rollback.files': 'pass',
      'rollback.health': 'pass',
      'rollback.tests': 'unchecked',
    });
    expect(readFileSync(stage.at('.env'), 'utf8')).toContain(`POSTGRES_PORT=${source.direct.endpoint.port} `);
    expect(existsSync(stage.at('docs/supabase/ROLLBACK.md'))).toBe(true);
    // Killed before it could report, it is run again: nothing is left to do, and the proof is still whole.
    const noHealth = rollbackBackend.input.parse({ withHealth: false });
    expect(await rollbackBackend.preview!(stage.ctx, noHealth)).toMatchObject({
      actions: [],
      notes: [{ verdict: 'pass' }],
    });
    const again = await runStep(rollbackBackend, stage.ctx);
    expect(again.verdicts['rollback.files']).toBe('pass');
    expect(again.evidence).toMatchObject({ files: { length: 3 } });
  });

  it('says that nobody answered at an address that only the folder suggests', async () => {
    await stage.remember(backendEnv);
    const { verdicts, texts } = await runStep(rollbackBackend, stage.ctx);
    expect(verdicts).toMatchObject({ 'rollback.files': 'pass', 'rollback.health': 'warn' });
    expect(texts['rollback.health']).toMatch(/rollbackNobody.*ECONNREFUSED/);
    rmSync(stage.at('scripts/serve.mjs'));
    rmSync(stage.at('scripts/health.mjs'));
    rmSync(stage.at('app/main.py'));
    const preview = await rollbackBackend.preview!(stage.ctx, rollbackBackend.input.parse({}));
    expect(preview.notes?.at(-1)?.message.key).toBe('backend.note.noHealthUrl');
    expect((await runStep(rollbackBackend, stage.ctx)).texts['rollback.health']).toContain(
      'rollbackNoHealth',
    );
  });

  it('says so when the migration never wrote to the configuration', async () => {
    await stage.remember(backup);
    await expect(runStep(rollbackBackend, stage.ctx)).rejects.toThrow('MUD-429');
  });

  it('runs the baseline tests again and notices when they fail', async () => {
    await stage.remember(backendEnv);
    await keepEvidence(stage.ctx, testsBaselineEvidence, testsBaseline, { command: TESTS });
    expect(
      (await runStep(rollbackBackend, stage.ctx, { withTests: true, withHealth: false })).verdicts[
        'rollback.tests'
      ],
    ).toBe('pass');
    await stage.remember(backendEnv);
    writeFileSync(stage.at('service/pricing.mjs'), 'throw new Error("broken");\n');
    expect(
      (await runStep(rollbackBackend, stage.ctx, { withTests: true, withHealth: false })).verdicts[
        'rollback.tests'
      ],
    ).toBe('fail');
  });

  it('gives instructions without a folder', async () => {
    const manual = createTestContext({ target: stage.target });
    expect((await runStep(rollbackBackend, manual)).verdicts['rollback.files']).toBe('fail');
    expect((await runStep(rollbackBackend, manual, { confirmedBy: 'Ana' })).verdicts['rollback.files']).toBe(
      'pass',
    );
  });
});

describe('rollback.schema', () => {
  it('drops what was deployed, and refuses when a row would be lost', async () => {
    const before = await stage.catalog();
    await stage.remember(schemaPreview);
    await stage.remember(schemaDeploy);
    await withTarget(stage.target.direct, (client) =>
      client.execute(sql`insert into public.tenants (tenant_id, name) values ('a', 'A')`),
    );
    expect(await rollbackSchema.preview!(stage.ctx, {})).toMatchObject({ isRefused: true, actions: [] });
    await expect(runStep(rollbackSchema, stage.ctx)).rejects.toThrow('MUD-321');
    await withTarget(stage.target.direct, (client) => client.execute(sql`delete from public.tenants`));
    const { verdicts } = await runStep(rollbackSchema, stage.ctx);
    expect(verdicts).toEqual({ 'rollback.schemaGone': 'pass', 'rollback.catalog': 'pass' });
    expect(await stage.catalog()).toBe(before);
  });

  it('says so when nothing was deployed', async () => {
    expect((await runStep(rollbackSchema, stage.ctx)).verdicts['rollback.schemaGone']).toBe('warn');
  });
});

describe('rollback.rehearsal', () => {
  it('proves on copies that undoing is exact, and leaves the real ones alone', async () => {
    await stage.remember(schemaPreview);
    const before = {
      files: stage.hashes(),
      catalog: await stage.catalog(),
      data: readdirSync(stage.ctx.dataFolder()),
    };
    const { verdicts, evidence } = await runStep(rollbackRehearsal, stage.ctx);
    expect(verdicts).toEqual({
      'rehearsal.did': 'pass',
      'rehearsal.takenBack': 'unchecked',
      'rehearsal.files': 'pass',
      'rehearsal.schema': 'pass',
    });
    expect(evidence).toMatchObject({
      files: {
        steps: ['backup', 'backend.env', 'backend.compose', 'docs'].map((id) => ({ id, refusedWith: null })),
        differing: [],
      },
      schema: { differing: [] },
    });
    expect({
      files: stage.hashes(),
      catalog: await stage.catalog(),
      data: readdirSync(stage.ctx.dataFolder()),
    }).toEqual(before);
    expect(JSON.stringify(evidence)).not.toContain(stage.target.pooled.password);
  });

  it('takes back on the copy what was really written, and starts from there', async () => {
    await stage.writeEverything();
    const before = stage.hashes();
    stage.ctx.logged.length = 0;
    const { verdicts, evidence } = await runStep(rollbackRehearsal, stage.ctx);
    expect(verdicts).toMatchObject({ 'rehearsal.takenBack': 'pass', 'rehearsal.files': 'pass' });
    const { files } = evidence;
    expect(stage.ctx.logged.at(-1)?.text).toMatch(/^On the copy, docs changed \d files\.$/);
    expect(stage.ctx.logged.some(({ text }) => text.includes('.env is written'))).toBe(false);
    expect(files?.takenBack).toEqual({ files: 11, conflicts: [], differing: [] });
    // Without that, the copy holds the steps' own results and there is nothing left for them to change.
    expect(files?.steps.every(({ changed }) => changed > 0)).toBe(true);
    expect(stage.hashes()).toEqual(before);
  });

  it('does not pass when it could do nothing', async () => {
    const empty = createTestContext();
    expect((await runStep(rollbackRehearsal, empty)).verdicts['rehearsal.did']).toBe('fail');
  });
});
