import { appendFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { folderHashes } from '../../backend/files/folder-hashes';
import { openWorkspace } from '../../backend/files/workspace';
import { createTestDatabase, type TestDatabase } from '../../embedded/testing/test-database';
import { catalogDigest } from '../../postgres/catalog/catalog-digest';
import { readCatalog } from '../../postgres/catalog/read-catalog';
import { sql } from '../../postgres/sql';
import { withTarget } from '../../postgres/with-client';
import { type RunningBackend, startPracticeBackend } from '../../practice/backend/practice-backend';
import { type BackendCopy, practiceCopy, runStep } from '../backend/testing/practice-copy';
import { backup } from '../phase-0/backup';
import { testsBaseline } from '../phase-0/tests-baseline';
import { schemaDeploy } from '../phase-1/schema-deploy';
import { schemaPreview } from '../phase-1/schema-preview';
import { backendCompose } from '../phase-2/backend-compose';
import { backendEnv } from '../phase-2/backend-env';
import { commit } from '../phase-4/commit';
import { docs } from '../phase-4/docs';
import type { AnyStep } from '../step';
import { createTestContext, type TestContext } from '../testing/test-context';
import { rollbackBackend } from './rollback-backend';
import { rollbackEverything } from './rollback-everything';
import { rollbackRehearsal } from './rollback-rehearsal';
import { rollbackSchema } from './rollback-schema';

let source: TestDatabase;
let target: TestDatabase;
let backend: BackendCopy;
let ctx: TestContext;
let running: RunningBackend | null = null;
const at = (path: string) => join(backend.folder, path);
const git = async (...args: string[]) => (await execa('git', args, { cwd: backend.folder })).stdout;
const hashes = () => folderHashes(openWorkspace(backend.folder));
const catalog = () =>
  withTarget(target.direct, async (client) =>
    catalogDigest(await client.snapshot(() => readCatalog(client, ['public']))),
  );

async function remember(step: AnyStep, input: unknown = {}) {
  const ran = await runStep(step, ctx, input);
  ctx.evidence.set(step.id, ran.evidence);
  return ran;
}

beforeAll(async () => {
  source = await createTestDatabase('source');
});
afterAll(() => source.drop());
beforeEach(async () => {
  target = await createTestDatabase('target');
  backend = await practiceCopy(source.direct);
  await git('config', 'user.name', 'Ana');
  await git('config', 'user.email', 'ana@example.test');
  ctx = createTestContext({
    source,
    target,
    settings: { workspace: backend.folder },
    evidence: { connection: { pooling: { observed: 'transaction' } } },
  });
});
afterEach(async () => {
  running?.stop();
  running = null;
  backend.remove();
  await target.drop();
});

const TESTS = `${process.execPath} --test --test-reporter=tap tests/unit/`;
const ALL_PASS = {
  'rollback.files': 'pass',
  'rollback.commit': 'pass',
  'rollback.catalog': 'pass',
  'rollback.tests': 'pass',
  'rollback.health': 'pass',
};

const writeEverything = async () => {
  await remember(backup);
  await remember(backendEnv);
  await remember(backendCompose);
  await remember(docs);
};

/** Real servers, git and a schema on a machine that does other things too. */
vi.setConfig({ testTimeout: 90_000 });

describe('rollback.everything', () => {
  it('ends where phase 0 began: every file, the history and the catalog', async () => {
    const before = { files: hashes(), head: await git('rev-parse', 'HEAD'), catalog: await catalog() };
    running = await startPracticeBackend(backend.folder);
    await remember(testsBaseline, { command: TESTS });
    await writeEverything();
    await remember(schemaPreview);
    await remember(schemaDeploy);
    await remember(commit);
    expect(await catalog()).not.toBe(before.catalog);
    expect(hashes()).not.toEqual(before.files);
    const preview = await rollbackEverything.preview!(ctx, rollbackEverything.input.parse({}));
    expect(JSON.stringify(preview)).not.toContain(target.pooled.password);
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
    const { verdicts, evidence } = await runStep(rollbackEverything, ctx);
    expect(verdicts).toEqual(ALL_PASS);
    expect(evidence).toMatchObject({
      tests: { run: { comparison: { by: 'name', newlyFailing: [], missing: [] } } },
      proof: { differing: [], digest: before.catalog },
    });
    expect({ files: hashes(), head: await git('rev-parse', 'HEAD'), catalog: await catalog() }).toEqual(
      before,
    );
    expect(await git('status', '--porcelain')).toBe('');
    expect(JSON.stringify(evidence)).not.toContain(target.pooled.password);
    // Killed before it could report, it is run again: nothing is left to do, and the proof is still whole.
    const again = await runStep(rollbackEverything, ctx);
    expect(again.verdicts).toEqual(ALL_PASS);
    expect((again.evidence as { files: unknown[] }).files).toHaveLength(
      (evidence as { files: unknown[] }).files.length,
    );
    appendFileSync(at('docker-compose.yml'), '# mine\n');
    expect(
      (await runStep(rollbackEverything, ctx, { withTests: false, withHealth: false })).verdicts,
    ).toMatchObject({
      'rollback.files': 'fail',
      'rollback.tests': 'unchecked',
    });
  });

  it('touches nothing when the schema cannot go back, and says so before', async () => {
    await writeEverything();
    await remember(schemaPreview);
    await remember(schemaDeploy);
    await remember(commit);
    await withTarget(target.direct, (client) =>
      client.execute(sql`insert into public.tenants (tenant_id, name) values ('a', 'A')`),
    );
    const before = { files: hashes(), head: await git('rev-parse', 'HEAD'), catalog: await catalog() };
    const preview = await rollbackEverything.preview!(ctx, rollbackEverything.input.parse({}));
    expect(preview).toMatchObject({
      isRefused: true,
      actions: [],
      notes: [
        { verdict: 'fail', message: { key: 'schema.note.rows', params: { tables: 'public.tenants (1)' } } },
        { message: { key: 'backend.note.onlySchema' } },
      ],
    });
    await expect(runStep(rollbackEverything, ctx)).rejects.toThrow('MUD-321');
    expect({ files: hashes(), head: await git('rev-parse', 'HEAD'), catalog: await catalog() }).toEqual(
      before,
    );
    // The way that the preview names.
    const alone = await runStep(rollbackBackend, ctx, { withHealth: false });
    expect(alone.verdicts).toMatchObject({ 'rollback.files': 'pass', 'rollback.health': 'unchecked' });
  });

  it('takes back every commit it made, and says what the history keeps', async () => {
    const head = await git('rev-parse', 'HEAD');
    await writeEverything();
    await remember(commit);
    await remember(docs, { language: 'es' });
    await remember(commit, { language: 'es' });
    const preview = await rollbackEverything.preview!(ctx, rollbackEverything.input.parse({}));
    expect(preview.actions.filter(({ summary }) => summary.key === 'backend.action.uncommit')).toHaveLength(
      2,
    );
    expect((await runStep(rollbackEverything, ctx, { withHealth: false })).verdicts['rollback.commit']).toBe(
      'pass',
    );
    expect(await git('rev-parse', 'HEAD')).toBe(head);

    ctx.evidence.delete('commit');
    await remember(docs);
    await remember(commit);
    await git('checkout', '--quiet', '-b', 'other', head);
    expect((await runStep(rollbackEverything, ctx, { withHealth: false })).texts['rollback.commit']).toMatch(
      /otherBranch/,
    );
    await git('checkout', '--quiet', 'main', '--force');
    ctx.evidence.delete('commit');
    expect((await runStep(rollbackEverything, ctx, { withHealth: false })).texts['rollback.commit']).toMatch(
      /rollbackStillCommitted.*docs\/supabase\/ROLLBACK\.md/,
    );
  });

  it('touches nothing when someone changed a file in between', async () => {
    await writeEverything();
    const written = readFileSync(at('.env'), 'utf8');
    const rotated = written.replace(/^POSTGRES_PASSWORD=.*$/m, 'POSTGRES_PASSWORD=rotated-by-hand');
    writeFileSync(at('.env'), `${rotated}MINE=1\n`);
    const before = hashes();
    const preview = await rollbackEverything.preview!(ctx, rollbackEverything.input.parse({}));
    expect(preview).toMatchObject({
      isRefused: true,
      notes: [{ verdict: 'fail', message: { params: { path: '.env', others: 10 } } }],
    });
    const [versions, own, later, wayOut] = preview.actions;
    expect(preview.actions).toHaveLength(4);
    expect(preview.actions.flatMap(({ hazards = [] }) => hazards)).toEqual([]);
    expect(Object.values(versions?.summary.params ?? {}).join(' ')).toMatch(/^.env( [0-9a-f]{12}){3}$/);
    expect(own?.detail).toMatch(/^\+DIRECT_URL=/m);
    expect(later?.detail).toContain('+MINE=1');
    // A secret that somebody changed is seen to be another one, and is not seen.
    expect(later?.detail).toMatch(/^-POSTGRES_PASSWORD=•+ \(2\)\n\+POSTGRES_PASSWORD=•+ \(3\)$/m);
    expect(JSON.stringify(preview)).not.toContain('rotated-by-hand');
    expect(JSON.stringify(preview)).not.toContain(target.pooled.password);
    await expect(runStep(rollbackEverything, ctx)).rejects.toThrow('MUD-418');
    expect(hashes()).toEqual(before);
    expect((await runStep(rollbackRehearsal, ctx)).verdicts['rehearsal.takenBack']).toBe('fail');
    await execa('sh', ['-c', wayOut?.detail ?? ''], { cwd: backend.folder });
    expect(readFileSync(at('.env.mine'), 'utf8')).toContain('MINE=1');
    const { verdicts } = await runStep(rollbackEverything, ctx, { withHealth: false });
    expect(verdicts['rollback.files']).toBe('pass');
  });
});

describe('rollback.backend', () => {
  it('restores the configuration, keeps the documents, and asks the backend', async () => {
    await writeEverything();
    running = await startPracticeBackend(backend.folder);
    const env = readFileSync(at('.env'), 'utf8');
    writeFileSync(at('.env'), env);
    // The address of step 3.3 is asked where nobody types one.
    ctx.evidence.set('health', {
      live: { url: `http://127.0.0.1:${running.port}/health/live` },
      ready: null,
    });
    const { verdicts, evidence } = await runStep(rollbackBackend, ctx);
    expect(evidence).toMatchObject({ health: { from: 'health', isWell: true } });
    expect(verdicts).toEqual({
      'rollback.files': 'pass',
      'rollback.health': 'pass',
      'rollback.tests': 'unchecked',
    });
    expect(readFileSync(at('.env'), 'utf8')).toContain(`POSTGRES_PORT=${source.direct.endpoint.port} `);
    expect(existsSync(at('docs/supabase/ROLLBACK.md'))).toBe(true);
    // Killed before it could report, it is run again: nothing is left to do, and the proof is still whole.
    const noHealth = rollbackBackend.input.parse({ withHealth: false });
    expect(await rollbackBackend.preview!(ctx, noHealth)).toMatchObject({
      actions: [],
      notes: [{ verdict: 'pass' }],
    });
    const again = await runStep(rollbackBackend, ctx);
    expect(again.verdicts['rollback.files']).toBe('pass');
    expect((again.evidence as { files: unknown[] }).files).toHaveLength(3);
  });

  it('says that nobody answered at an address that only the folder suggests', async () => {
    await remember(backendEnv);
    const { verdicts, texts } = await runStep(rollbackBackend, ctx);
    expect(verdicts).toMatchObject({ 'rollback.files': 'pass', 'rollback.health': 'warn' });
    expect(texts['rollback.health']).toMatch(/rollbackNobody.*ECONNREFUSED/);
    rmSync(at('scripts/serve.mjs'));
    rmSync(at('scripts/health.mjs'));
    rmSync(at('app/main.py'));
    const preview = await rollbackBackend.preview!(ctx, rollbackBackend.input.parse({}));
    expect(preview.notes?.at(-1)?.message.key).toBe('backend.note.noHealthUrl');
    expect((await runStep(rollbackBackend, ctx)).texts['rollback.health']).toContain('rollbackNoHealth');
  });

  it('says so when the migration never wrote to the configuration', async () => {
    await remember(backup);
    await expect(runStep(rollbackBackend, ctx)).rejects.toThrow('MUD-429');
  });

  it('runs the baseline tests again and notices when they fail', async () => {
    await remember(backendEnv);
    ctx.evidence.set('tests.baseline', {
      command: TESTS,
    });
    expect(
      (await runStep(rollbackBackend, ctx, { withTests: true, withHealth: false })).verdicts[
        'rollback.tests'
      ],
    ).toBe('pass');
    await remember(backendEnv);
    writeFileSync(at('service/pricing.mjs'), 'throw new Error("broken");\n');
    expect(
      (await runStep(rollbackBackend, ctx, { withTests: true, withHealth: false })).verdicts[
        'rollback.tests'
      ],
    ).toBe('fail');
  });

  it('gives instructions without a folder', async () => {
    const manual = createTestContext({ target });
    expect((await runStep(rollbackBackend, manual)).verdicts['rollback.files']).toBe('fail');
    expect((await runStep(rollbackBackend, manual, { confirmedBy: 'Ana' })).verdicts['rollback.files']).toBe(
      'pass',
    );
  });
});

describe('rollback.schema', () => {
  it('drops what was deployed, and refuses when a row would be lost', async () => {
    const before = await catalog();
    await remember(schemaPreview);
    await remember(schemaDeploy);
    await withTarget(target.direct, (client) =>
      client.execute(sql`insert into public.tenants (tenant_id, name) values ('a', 'A')`),
    );
    expect(await rollbackSchema.preview!(ctx, {})).toMatchObject({ isRefused: true, actions: [] });
    await expect(runStep(rollbackSchema, ctx)).rejects.toThrow('MUD-321');
    await withTarget(target.direct, (client) => client.execute(sql`delete from public.tenants`));
    const { verdicts } = await runStep(rollbackSchema, ctx);
    expect(verdicts).toEqual({ 'rollback.schemaGone': 'pass', 'rollback.catalog': 'pass' });
    expect(await catalog()).toBe(before);
  });

  it('says so when nothing was deployed', async () => {
    expect((await runStep(rollbackSchema, ctx)).verdicts['rollback.schemaGone']).toBe('warn');
  });
});

describe('rollback.rehearsal', () => {
  it('proves on copies that undoing is exact, and leaves the real ones alone', async () => {
    await remember(schemaPreview);
    const before = { files: hashes(), catalog: await catalog(), data: readdirSync(ctx.dataFolder()) };
    const { verdicts, evidence } = await runStep(rollbackRehearsal, ctx);
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
    expect({ files: hashes(), catalog: await catalog(), data: readdirSync(ctx.dataFolder()) }).toEqual(
      before,
    );
    expect(JSON.stringify(evidence)).not.toContain(target.pooled.password);
  });

  it('takes back on the copy what was really written, and starts from there', async () => {
    await writeEverything();
    const before = hashes();
    ctx.logged.length = 0;
    const { verdicts, evidence } = await runStep(rollbackRehearsal, ctx);
    expect(verdicts).toMatchObject({ 'rehearsal.takenBack': 'pass', 'rehearsal.files': 'pass' });
    const { files } = evidence as { files: { takenBack: unknown; steps: { changed: number }[] } };
    expect(ctx.logged.at(-1)?.text).toMatch(/^On the copy, docs changed \d files\.$/);
    expect(ctx.logged.some(({ text }) => text.includes('.env is written'))).toBe(false);
    expect(files.takenBack).toEqual({ files: 11, conflicts: [], differing: [] });
    // Without that, the copy holds the steps' own results and there is nothing left for them to change.
    expect(files.steps.every(({ changed }) => changed > 0)).toBe(true);
    expect(hashes()).toEqual(before);
  });

  it('does not pass when it could do nothing', async () => {
    const empty = createTestContext();
    expect((await runStep(rollbackRehearsal, empty)).verdicts['rehearsal.did']).toBe('fail');
  });
});
