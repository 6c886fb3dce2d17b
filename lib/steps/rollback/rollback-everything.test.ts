import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { execa } from 'execa';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sql } from '../../postgres/sql';
import { withTarget } from '../../postgres/with-client';
import { createTestDatabase, type TestDatabase } from '../../servers/embedded/testing/test-database';
import { type RunningBackend, startPracticeBackend } from '../../servers/practice/backend/practice-backend';
import { commit } from '../backend/commit';
import { docs } from '../backend/docs';
import { runStep } from '../backend/testing/practice-copy';
import { schemaDeploy } from '../schema/schema-deploy';
import { schemaPreview } from '../schema/schema-preview';
import { testsBaseline } from '../tests/tests-baseline';
import { rollbackBackend } from './rollback-backend';
import { rollbackEverything } from './rollback-everything';
import { rollbackRehearsal } from './rollback-rehearsal';
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
const ALL_PASS = {
  'rollback.rows': 'pass',
  'rollback.files': 'pass',
  'rollback.commit': 'pass',
  'rollback.catalog': 'pass',
  'rollback.tests': 'pass',
  'rollback.health': 'pass',
};

/** Real servers, git and a schema on a machine that does other things too. */
describe('rollback.everything', () => {
  it('ends where phase 0 began: every file, the history and the catalog', async () => {
    const before = {
      files: stage.hashes(),
      head: await stage.git('rev-parse', 'HEAD'),
      catalog: await stage.catalog(),
    };
    running = await startPracticeBackend(stage.backend.folder);
    await stage.remember(testsBaseline, { command: TESTS });
    await stage.writeEverything();
    await stage.remember(schemaPreview);
    await stage.remember(schemaDeploy);
    await stage.remember(commit);
    expect(await stage.catalog()).not.toBe(before.catalog);
    expect(stage.hashes()).not.toEqual(before.files);
    const preview = await rollbackEverything.preview!(stage.ctx, rollbackEverything.input.parse({}));
    expect(JSON.stringify(preview)).not.toContain(stage.target.pooled.password);
    expect(preview.actions.length).toBeGreaterThan(8);
    expect(preview.notes?.[0]?.message).toMatchObject({
      key: 'backend.note.everything',
      params: { files: 11, statements: 10, commits: 1 },
    });
    expect(preview.actions.find(({ summary }) => summary.key === 'backend.action.checkHealth')).toMatchObject(
      {
        summary: { params: { url: `http://127.0.0.1:${running.port}/health/ready`, from: 'folder' } },
      },
    );
    const { verdicts, evidence } = await runStep(rollbackEverything, stage.ctx);
    expect(verdicts).toEqual(ALL_PASS);
    expect(evidence).toMatchObject({
      tests: { run: { comparison: { by: 'name', newlyFailing: [], missing: [] } } },
      proof: { differing: [], digest: before.catalog },
    });
    expect({
      files: stage.hashes(),
      head: await stage.git('rev-parse', 'HEAD'),
      catalog: await stage.catalog(),
    }).toEqual(before);
    expect(await stage.git('status', '--porcelain')).toBe('');
    expect(JSON.stringify(evidence)).not.toContain(stage.target.pooled.password);
    // Killed before it could report, it is run again: nothing is left to do, and the proof is still whole.
    const again = await runStep(rollbackEverything, stage.ctx);
    expect(again.verdicts).toEqual(ALL_PASS);
    expect(again.evidence.files).toHaveLength(evidence.files?.length ?? 0);
    appendFileSync(stage.at('docker-compose.yml'), '# mine\n');
    expect(
      (await runStep(rollbackEverything, stage.ctx, { withTests: false, withHealth: false })).verdicts,
    ).toMatchObject({
      'rollback.files': 'fail',
      'rollback.tests': 'unchecked',
    });
  });

  it('touches nothing when the schema cannot go back, and says so before', async () => {
    await stage.writeEverything();
    await stage.remember(schemaPreview);
    await stage.remember(schemaDeploy);
    await stage.remember(commit);
    await withTarget(stage.target.direct, (client) =>
      client.execute(sql`insert into public.tenants (tenant_id, name) values ('a', 'A')`),
    );
    const before = {
      files: stage.hashes(),
      head: await stage.git('rev-parse', 'HEAD'),
      catalog: await stage.catalog(),
    };
    const preview = await rollbackEverything.preview!(stage.ctx, rollbackEverything.input.parse({}));
    expect(preview).toMatchObject({
      isRefused: true,
      actions: [],
      notes: [
        { verdict: 'fail', message: { key: 'schema.note.rows', params: { tables: 'public.tenants (1)' } } },
        { message: { key: 'backend.note.onlySchema' } },
      ],
    });
    await expect(runStep(rollbackEverything, stage.ctx)).rejects.toThrow('MUD-321');
    expect({
      files: stage.hashes(),
      head: await stage.git('rev-parse', 'HEAD'),
      catalog: await stage.catalog(),
    }).toEqual(before);
    // The way that the preview names.
    const alone = await runStep(rollbackBackend, stage.ctx, { withHealth: false });
    expect(alone.verdicts).toMatchObject({ 'rollback.files': 'pass', 'rollback.health': 'unchecked' });
  });

  it('takes back every commit it made, and says what the history keeps', async () => {
    const head = await stage.git('rev-parse', 'HEAD');
    await stage.writeEverything();
    await stage.remember(commit);
    await stage.remember(docs, { language: 'es' });
    await stage.remember(commit, { language: 'es' });
    const preview = await rollbackEverything.preview!(stage.ctx, rollbackEverything.input.parse({}));
    expect(preview.actions.filter(({ summary }) => summary.key === 'backend.action.uncommit')).toHaveLength(
      2,
    );
    expect(
      (await runStep(rollbackEverything, stage.ctx, { withHealth: false })).verdicts['rollback.commit'],
    ).toBe('pass');
    expect(await stage.git('rev-parse', 'HEAD')).toBe(head);

    stage.ctx.evidence.delete('commit');
    await stage.remember(docs);
    await stage.remember(commit);
    await stage.git('checkout', '--quiet', '-b', 'other', head);
    expect(
      (await runStep(rollbackEverything, stage.ctx, { withHealth: false })).texts['rollback.commit'],
    ).toMatch(/otherBranch/);
    await stage.git('checkout', '--quiet', 'main', '--force');
    stage.ctx.evidence.delete('commit');
    expect(
      (await runStep(rollbackEverything, stage.ctx, { withHealth: false })).texts['rollback.commit'],
    ).toMatch(/"backend.criterion.rollbackCommit"/);
    // Nothing remembered it; its trailer did.
    expect(await stage.git('rev-parse', 'HEAD')).toBe(head);
  });

  it('touches nothing when someone changed a file in between', async () => {
    await stage.writeEverything();
    const written = readFileSync(stage.at('.env'), 'utf8');
    const rotated = written.replace(/^POSTGRES_PASSWORD=.*$/m, 'POSTGRES_PASSWORD=rotated-by-hand');
    writeFileSync(stage.at('.env'), `${rotated}MINE=1\n`);
    const before = stage.hashes();
    const preview = await rollbackEverything.preview!(stage.ctx, rollbackEverything.input.parse({}));
    expect(preview).toMatchObject({
      isRefused: true,
      notes: [{ verdict: 'fail', message: { params: { path: '.env', others: 10 } } }],
    });
    const [versions, own, later, wayOut] = preview.actions;
    expect(preview.actions).toHaveLength(4);
    expect(preview.actions.flatMap(({ hazards = [] }) => hazards)).toEqual([]);
    expect(Object.values(versions?.summary.params ?? {}).join(' ')).toMatch(/^.env( [0-9a-f]{12}){3}$/);
    expect(own?.detail).toMatch(/^\+DIRECT_URL=/m);
    expect(later?.detail).toMatch(/^\+MINE=•+/m);
    // A secret that somebody changed is seen to be another one, and is not seen.
    expect(later?.detail).toMatch(/^-POSTGRES_PASSWORD=•+ \(2\)\n\+POSTGRES_PASSWORD=•+ \(3\)$/m);
    expect(JSON.stringify(preview)).not.toContain('rotated-by-hand');
    expect(JSON.stringify(preview)).not.toContain(stage.target.pooled.password);
    await expect(runStep(rollbackEverything, stage.ctx)).rejects.toThrow('MUD-418');
    expect(stage.hashes()).toEqual(before);
    expect((await runStep(rollbackRehearsal, stage.ctx)).verdicts['rehearsal.takenBack']).toBe('fail');
    await execa('sh', ['-c', wayOut?.detail ?? ''], { cwd: stage.backend.folder });
    expect(readFileSync(stage.at('.env.mine'), 'utf8')).toContain('MINE=1');
    const { verdicts } = await runStep(rollbackEverything, stage.ctx, { withHealth: false });
    expect(verdicts['rollback.files']).toBe('pass');
  });
});
