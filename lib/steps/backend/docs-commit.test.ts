import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { execa } from 'execa';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { BackupEvidence } from '../../plan/evidence/backup-evidence';
import { connectionEvidence } from '../../plan/evidence/connection-evidence';
import { type LatencyEvidence, latencyEvidence } from '../../plan/evidence/latency-evidence';
import type { Step } from '../../plan/step';
import { createTestDatabase, type TestDatabase } from '../../servers/embedded/testing/test-database';
import { connection } from '../connection/connection';
import { latency } from '../latency/step';
import { rollbackBackend } from '../rollback/rollback-backend';
import { keepEvidence } from '../testing/keep-evidence';
import { createTestContext, type TestContext } from '../testing/test-context';
import { backendCompose } from './backend-compose';
import { backendEnv } from './backend-env';
import { backup } from './backup';
import { commit } from './commit';
import { docs } from './docs';
import { type BackendCopy, practiceCopy, runStep } from './testing/practice-copy';

let source: TestDatabase;
let target: TestDatabase;
let backend: BackendCopy;
let ctx: TestContext;
let measured: LatencyEvidence;
const at = (path: string) => join(backend.folder, path);
const read = (path: string) => readFileSync(at(path), 'utf8');
const git = async (...args: string[]) => (await execa('git', args, { cwd: backend.folder })).stdout;

/** What the real step measures, with figures that a test can look for. */
async function measuredOnce(): Promise<LatencyEvidence> {
  const quick = { samples: 100, sweepTo: 0, lookup: false, writes: false, connect: false };
  const seen = await keepEvidence(createTestContext({ source, target }), latencyEvidence, latency, quick);
  const results = seen.results.map((result) => ({
    ...result,
    stats: { ...result.stats, p95: result.side === 'source' ? 1.25 : 34.56 },
  }));
  return { ...seen, results };
}

beforeAll(async () => {
  [source, target] = await Promise.all([createTestDatabase('source'), createTestDatabase('target')]);
  measured = await measuredOnce();
});
afterAll(() => Promise.all([source.drop(), target.drop()]));
beforeEach(async () => {
  backend = await practiceCopy(source.direct);
  await git('config', 'user.name', 'Ana');
  await git('config', 'user.email', 'ana@example.test');
  ctx = createTestContext({
    source,
    target,
    settings: { workspace: backend.folder },
  });
  ctx.keep(latencyEvidence, measured);
  await keepEvidence(ctx, connectionEvidence, connection);
});
afterEach(() => backend.remove());

async function remember<Input, Evidence>(step: Step<Input, Evidence>, input: unknown = {}) {
  const ran = await runStep(step, ctx, input);
  ctx.keep(step.evidence, ran.evidence);
  return ran;
}

describe('docs', () => {
  it('writes four documents whose links resolve, with the measured figures and no secret', async () => {
    await remember(backendEnv);
    const { verdicts, evidence } = await remember(docs);
    expect(verdicts).toEqual({ 'docs.written': 'pass', 'docs.links': 'pass' });
    expect(read('docs/supabase/MIGRATION-NOTES.md')).toContain('34.6 ms (before: 1.25 ms)');
    expect(read('README.md')).toMatch(/^# hotel-api[\s\S]*## Database: Supabase/);
    expect(read('docs/00-DOCUMENTATION-CENTRAL-INDEX.md')).toContain('(supabase/MIGRATION-NOTES.md)');
    expect(JSON.stringify(evidence)).not.toContain(target.pooled.password);
    const before = read('README.md');
    await runStep(docs, ctx, { language: 'es' });
    const after = read('README.md');
    expect(after.split('<!-- mudanza:database:begin -->')[0]).toBe(
      before.split('<!-- mudanza:database:begin -->')[0],
    );
    expect(after.match(/## Database: Supabase/g)).toHaveLength(1);
    await docs.undo!(ctx, evidence);
    expect(await git('status', '--porcelain', '--', 'README.md', 'docs')).toBe('');
    expect(existsSync(at('docs/supabase'))).toBe(false);
  });

  it('leads back to the originals, also when a backup was made after something was written', async () => {
    const copyOf = (evidence: BackupEvidence, path: string) =>
      evidence.kind === 'done' ? evidence.copies.find((one) => one.path === path)?.copy : undefined;
    const first = await remember(backup);
    await remember(backendEnv);
    const original = copyOf(first.evidence, '.env')!;
    await sleep(1_000); // copies are named by the second
    const preview = await backup.preview!(ctx, backup.input.parse({}));
    expect(preview.notes).toMatchObject([{ verdict: 'warn', message: { params: { files: '.env' } } }]);
    const late = await remember(backup);
    expect(late.verdicts).toMatchObject({ 'backup.equal': 'pass', 'backup.original': 'warn' });
    expect(late.texts['backup.original']).toContain(
      JSON.stringify({ files: '.env', originals: original, sealed: 'none' }),
    );
    await remember(docs);
    const page = read('docs/supabase/ROLLBACK.md');
    expect(page).toContain(`cp -p '${original}' '.env'`);
    expect(page).not.toContain(copyOf(late.evidence, '.env'));
    expect(page).toContain(`cp -p '${copyOf(late.evidence, 'docker-compose.yml')}' 'docker-compose.yml'`);
    rmSync(at(original));
    await sleep(1_000);
    expect((await runStep(backup, ctx)).texts['backup.original']).toContain(
      '"originals":"none","sealed":".env"',
    );
  });

  it('replaces only its own section, and refuses damaged marks', async () => {
    await remember(docs);
    appendFileSync(at('README.md'), '\nMy own words.\n');
    await runStep(docs, ctx, { language: 'es' });
    expect(read('README.md')).toMatch(/\nMy own words\.\n$/);
    writeFileSync(at('README.md'), read('README.md').replace('<!-- mudanza:database:end -->', ''));
    await expect(runStep(docs, ctx)).rejects.toThrow('MUD-425');
  });
});

describe('commit', () => {
  const prepare = async () => {
    await remember(backup);
    await remember(backendEnv);
    await remember(backendCompose);
    await remember(docs);
  };

  it('holds exactly the migration’s files, leaves what is staged, and can be taken back', async () => {
    await prepare();
    writeFileSync(at('mine.txt'), 'mine');
    await git('add', 'mine.txt');
    const preview = await commit.preview!(ctx, commit.input.parse({}));
    expect(preview.actions[0]?.detail).toContain('P95: 34.6 ms (before: 1.25 ms)');
    expect(preview.actions[0]?.summary.params?.files).toContain('docs/supabase/ROLLBACK.md');
    const parent = await git('rev-parse', 'HEAD');
    const { evidence, verdicts } = await remember(commit);
    expect(verdicts).toEqual({
      'commit.exists': 'pass',
      'commit.clean': 'pass',
      // mine.txt
      'commit.rest': 'warn',
      'commit.push': 'unchecked',
    });
    const files = (await git('show', '--name-only', '--format=', 'HEAD')).split('\n').sort();
    expect(files).toEqual([
      'README.md',
      'certs/database-ca.crt',
      'docker-compose.yml',
      'docs/00-DOCUMENTATION-CENTRAL-INDEX.md',
      'docs/supabase/MIGRATION-NOTES.md',
      'docs/supabase/ROLLBACK.md',
    ]);
    expect(await git('diff', '--cached', '--name-only')).toBe('mine.txt');
    expect(await git('log', '-1', '--format=%B')).not.toContain(target.pooled.password);
    // Killed before it could report, it is run again: the commit is there, and is recognised by trailer and files.
    const again = await runStep(commit, ctx);
    expect({ ...again.evidence, files: files.length }).toEqual({
      ...evidence,
      files: files.length,
    });
    expect((await commit.preview!(ctx, commit.input.parse({}))).actions).toEqual([]);
    const spanish = await runStep(commit, ctx, { language: 'es' });
    expect(spanish.evidence).toMatchObject({ hash: await git('rev-parse', 'HEAD') });
    await git('commit', '--quiet', '--amend', '--message', 'the same files, somebody else’s words');
    await expect(runStep(commit, ctx)).rejects.toThrow('MUD-427');
    await git('reset', '--quiet', '--soft', 'HEAD@{1}');
    expect(await commit.undo!(ctx, evidence)).toMatchObject({ isUndone: true });
    expect(await git('rev-parse', 'HEAD')).toBe(parent);
    expect(await git('diff', '--cached', '--name-only')).toBe('mine.txt');
    expect(read('docs/supabase/ROLLBACK.md')).toContain('.backup.');
  });

  it('refuses a secret by value and by shape', async () => {
    await prepare();
    appendFileSync(at('docs/supabase/ROLLBACK.md'), `password ${target.pooled.password}\n`);
    await expect(runStep(commit, ctx)).rejects.toThrow('MUD-416');
    writeFileSync(at('docs/supabase/ROLLBACK.md'), 'postgres://u:hunter2hunter@h/d\n');
    await expect(runStep(commit, ctx)).rejects.toThrow('MUD-416');
    expect(await git('log', '--oneline')).not.toContain('\n');
  });

  it('refuses to mix in the operator’s own change, a detached HEAD and a merge', async () => {
    appendFileSync(at('README.md'), 'mine\n');
    await prepare();
    await expect(runStep(commit, ctx)).rejects.toThrow('MUD-428');
    await git('checkout', '--quiet', '--detach');
    await expect(runStep(commit, ctx)).rejects.toThrow('MUD-414');
    await git('checkout', '--quiet', 'main');
    writeFileSync(at('.git/MERGE_HEAD'), `${await git('rev-parse', 'HEAD')}\n`);
    await expect(runStep(commit, ctx)).rejects.toThrow('MUD-415');
  });

  it('commits again what it wrote again, also after a rollback, but not with an own change in between', async () => {
    await prepare();
    await remember(commit);
    const written = await remember(docs, { language: 'es' });
    const { evidence } = await remember(commit, { language: 'es' });
    expect(evidence).toMatchObject({ files: expect.arrayContaining(['docs/supabase/ROLLBACK.md']) });
    await runStep(rollbackBackend, ctx);
    await remember(backendEnv);
    await remember(backendCompose);
    await docs.undo!(ctx, written.evidence);
    await remember(docs);
    await remember(commit);
    expect(await git('status', '--porcelain', '--untracked-files=no')).toBe('');
    appendFileSync(at('README.md'), '\nMy own words.\n');
    await remember(docs, { language: 'es' });
    await expect(runStep(commit, ctx)).rejects.toMatchObject({
      code: 'MUD-428',
      params: { files: 'README.md' },
    });
  });

  it('says which of its files somebody has changed since, and commits them as they are', async () => {
    await prepare();
    appendFileSync(at('docs/supabase/ROLLBACK.md'), '\nCall Ana first.\n');
    const { notes } = await commit.preview!(ctx, commit.input.parse({}));
    expect(notes).toMatchObject([
      { verdict: 'pass' },
      { verdict: 'warn', message: { params: { files: 'docs/supabase/ROLLBACK.md' } } },
    ]);
    await remember(commit);
    expect(await git('show', 'HEAD:docs/supabase/ROLLBACK.md')).toMatch(/Call Ana first\.$/);
  });

  it('leaves the index alone when a hook refuses', async () => {
    await prepare();
    mkdirSync(at('.git/hooks'), { recursive: true });
    writeFileSync(at('.git/hooks/pre-commit'), '#!/bin/sh\necho "no commits on Fridays" >&2\nexit 1\n', {
      mode: 0o755,
    });
    await expect(runStep(commit, ctx)).rejects.toThrow(/MUD-417.*Fridays/);
    expect(await git('diff', '--cached', '--name-only')).toBe('');
  });

  it('pushes only where the operator names it, and then keeps the commit', async () => {
    await prepare();
    await expect(runStep(commit, ctx, { push: 'origin/main' })).rejects.toThrow('MUD-426');
    const remote = `${backend.folder}.git`;
    await execa('git', ['init', '--quiet', '--bare', remote]);
    await git('remote', 'add', 'origin', remote);
    await expect(runStep(commit, ctx, { push: 'origin/other' })).rejects.toThrow('MUD-426');
    const preview = await commit.preview!(ctx, commit.input.parse({ push: 'origin/main' }));
    expect(preview.actions.flatMap(({ hazards }) => hazards)).toContain('PUSHES_TO_REMOTE');
    const { evidence, verdicts } = await runStep(commit, ctx, { push: 'origin/main' });
    expect(verdicts['commit.push']).toBe('pass');
    expect((await execa('git', ['rev-parse', 'main'], { cwd: remote })).stdout).toBe(
      await git('rev-parse', 'HEAD'),
    );
    expect(await commit.undo!(ctx, evidence)).toEqual({ isUndone: false, reason: 'pushed' });
  });
});
