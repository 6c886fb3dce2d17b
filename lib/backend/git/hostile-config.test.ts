import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { peakBytes } from '../../platform/testing/peak-bytes';
import { openWorkspace } from '../files/workspace';
import { commitFiles } from './commit-files';
import { findOwnCommit } from './find-own-commit';
import { gitState } from './git-state';
import { inHead } from './in-head';
import { isIgnored } from './is-ignored';
import { HOOKS, HOSTILE_SETTINGS, hostileRepository } from './testing/hostile-repository';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function repository() {
  const made = hostileRepository();
  folders.push(made.root);
  return made;
}

async function look(root: string): Promise<void> {
  const workspace = openWorkspace(root);
  const state = await gitState(workspace);
  expect(state.changes.map(({ path }) => path)).toContain('a.txt');
  await isIgnored(workspace, 'a.txt');
  expect(await inHead({ workspace }, 'a.txt')).toBe('one\n');
  expect(await findOwnCommit(workspace, ['a.txt'], 'nobody')).toBeNull();
}

/** Every third here; `npm run bench -- trust attacks` plays all of them. */
const SOME = HOSTILE_SETTINGS.filter((_, at) => at % 3 === 0);

it.each(SOME)('starts nothing for %s', async (key, value) => {
  const { root, marker, program, git } = repository();
  git('config', key, value(program));
  if (key.startsWith('filter')) git('config', 'filter.evil.required', 'true');
  if (key.startsWith('gpg')) git('config', 'log.showSignature', 'true');
  await look(root);
  expect(existsSync(marker)).toBe(false);
});

it.each(HOOKS)('runs no %s while it only looks', async (hook) => {
  const { root, marker, program, git } = repository();
  mkdirSync(join(root, '.git', 'own-hooks'), { recursive: true });
  for (const folder of ['hooks', 'own-hooks'])
    writeFileSync(join(root, '.git', folder, hook), `#!/bin/sh\nexec ${program}\n`, { mode: 0o755 });
  git('config', 'core.hooksPath', '.git/own-hooks');
  await look(root);
  expect(existsSync(marker)).toBe(false);
});

it('starts nothing for settings of an included file', async () => {
  const { root, marker, program, git } = repository();
  writeFileSync(join(root, '.git', 'more'), `[filter "evil"]\n\tclean = ${program}\n\trequired = true\n`);
  git('config', 'include.path', 'more');
  await look(root);
  expect(existsSync(marker)).toBe(false);
});

it('starts nothing for settings of a single worktree', async () => {
  const { root, marker, program, git } = repository();
  git('config', 'extensions.worktreeConfig', 'true');
  git('config', '--worktree', 'filter.evil.clean', program);
  git('config', '--worktree', 'core.fsmonitor', program);
  await look(root);
  expect(existsSync(marker)).toBe(false);
});

it('starts nothing for what an included file includes, by a condition', async () => {
  const { root, marker, program, git } = repository();
  writeFileSync(join(root, '.git', 'deep'), `[filter "evil"]\n\tclean = ${program}\n`);
  writeFileSync(join(root, '.git', 'more'), '[include]\n\tpath = deep\n');
  git('config', 'includeIf.gitdir:**.path', 'more');
  await look(root);
  expect(existsSync(marker)).toBe(false);
});

it('starts nothing for the settings of a submodule', async () => {
  const { root, marker, program, git } = repository();
  const inner = repository();
  git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner.root, 'inner');
  git('commit', '-qm', 'with a submodule');
  const within = (...args: string[]) => git('-C', 'inner', ...args);
  within('config', 'core.fsmonitor', program);
  within('config', 'filter.evil.clean', program);
  git('config', 'submodule.inner.ignore', 'none');
  writeFileSync(join(root, 'inner', 'a.txt'), 'changed\n');
  writeFileSync(join(root, 'inner', '.gitattributes'), '*.txt filter=evil\n');
  writeFileSync(join(root, 'a.txt'), 'three\n');
  const workspace = openWorkspace(root);
  await gitState(workspace);
  await isIgnored(workspace, 'a.txt');
  await inHead({ workspace }, 'a.txt');
  expect(existsSync(marker)).toBe(false);
});

it('runs the hooks of a commit, to which the operator agreed, and nothing else', async () => {
  const { root, marker, program, git } = repository();
  writeFileSync(join(root, '.git', 'hooks', 'pre-commit'), `#!/bin/sh\necho hook >> ${marker}.hook\n`, {
    mode: 0o755,
  });
  git('config', 'core.fsmonitor', program);
  git('config', 'diff.external', program);
  git('config', 'filter.evil.clean', program);
  const hash = await commitFiles(openWorkspace(root), ['a.txt'], 'second\n');
  expect(hash).toMatch(/^[0-9a-f]{40}$/);
  expect(existsSync(`${marker}.hook`)).toBe(true);
  expect(existsSync(marker)).toBe(false);
});

it('waits for git, not for what a hook leaves running', async () => {
  const { root } = repository();
  const left = join(root, '.git', 'left.pid');
  const hook = `#!/bin/sh\nsleep 300 &\necho $! > ${left}\necho why\nexit 1\n`;
  writeFileSync(join(root, '.git', 'hooks', 'pre-commit'), hook, { mode: 0o755 });
  const commit = commitFiles(openWorkspace(root), ['a.txt'], 'second\n');
  await expect(commit).rejects.toMatchObject({ code: 'MUD-417' });
  // It is still there, with the pipe in its hands: nobody waited for it.
  const pid = Number(readFileSync(left, 'utf8'));
  expect(process.kill(pid, 0)).toBe(true);
  process.kill(pid, 'SIGKILL');
}, 60_000);

it('reads the first words of a hook that prints a hundred megabytes, and drops the rest', async () => {
  const { root } = repository();
  const flood = 'echo "the reason"; yes "password=hunter2hunter2" | head -c 100000000; exit 1';
  writeFileSync(join(root, '.git', 'hooks', 'pre-commit'), `#!/bin/sh\n${flood}\n`, { mode: 0o755 });
  let failed: unknown;
  const peak = await peakBytes(async () => {
    failed = await commitFiles(openWorkspace(root), ['a.txt'], 'second\n').catch((error: unknown) => error);
  });
  expect(failed).toMatchObject({ code: 'MUD-417', original: expect.stringContaining('the reason') });
  expect(JSON.stringify(failed)).not.toContain('hunter2hunter2');
  expect(peak).toBeLessThan(60_000_000);
});
