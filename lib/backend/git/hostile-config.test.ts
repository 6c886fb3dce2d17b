import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { openWorkspace } from '../files/workspace';
import { commitFiles } from './commit-files';
import { findOwnCommit } from './find-own-commit';
import { gitState } from './git-state';
import { inHead } from './in-head';
import { isIgnored } from './is-ignored';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** Settings of a repository that name a program (git-config(1), gitattributes(5), githooks(5)). */
const SETTINGS: readonly (readonly [key: string, value: (program: string) => string])[] = [
  ...[
    'core.fsmonitor',
    'core.sshCommand',
    'core.askPass',
    'core.pager',
    'core.editor',
    'core.alternateRefsCommand',
    'diff.external',
    'diff.evil.textconv',
    'diff.evil.command',
    'filter.evil.clean',
    'filter.evil.smudge',
    'filter.evil.process',
    'merge.evil.driver',
    'gpg.program',
    'gpg.ssh.program',
    'interactive.diffFilter',
    'sequence.editor',
    'remote.origin.uploadpack',
    'credential.helper',
    'pager.status',
    'pager.log',
  ].map((key): readonly [string, (program: string) => string] => [key, (program) => program]),
  ['alias.status', (program) => `!${program}`],
  ['alias.log', (program) => `!${program}`],
];
const HOOKS = [
  'post-index-change',
  'reference-transaction',
  'post-checkout',
  'pre-commit',
  'fsmonitor-watchman',
];

function repository(): { root: string; marker: string; program: string; git: (...args: string[]) => string } {
  const root = mkdtempSync(join(tmpdir(), 'mudanza-hostile-'));
  folders.push(root);
  const env = {
    PATH: process.env.PATH ?? '',
    HOME: root,
    GIT_CONFIG_NOSYSTEM: '1',
    NODE_ENV: 'test' as const,
  };
  const git = (...args: string[]) => execFileSync('git', args, { cwd: root, encoding: 'utf8', env });
  git('init', '-q', '-b', 'main');
  git('config', 'user.name', 'Ana');
  git('config', 'user.email', 'ana@example.com');
  writeFileSync(join(root, 'a.txt'), 'one\n');
  writeFileSync(join(root, 'b.evil'), 'one\n');
  git('add', '.');
  git('commit', '-qm', 'first');
  const marker = join(root, '.git', 'it-ran');
  const program = join(root, '.git', 'evil.sh');
  writeFileSync(program, `#!/bin/sh\necho "$0 $@" >> ${marker}\ncat\n`);
  chmodSync(program, 0o755);
  writeFileSync(
    join(root, '.gitattributes'),
    '*.evil filter=evil diff=evil merge=evil\n*.txt filter=evil diff=evil\n',
  );
  writeFileSync(join(root, 'a.txt'), 'two\n');
  writeFileSync(join(root, 'b.evil'), 'two\n');
  return { root, marker, program, git };
}

async function look(root: string): Promise<void> {
  const workspace = openWorkspace(root);
  const state = await gitState(workspace);
  expect(state.changes.map(({ path }) => path)).toContain('a.txt');
  await isIgnored(workspace, 'a.txt');
  expect(await inHead({ workspace }, 'a.txt')).toBe('one\n');
  expect(await findOwnCommit(workspace, ['a.txt'], 'nobody')).toBeNull();
}

it.each(SETTINGS)('starts nothing for %s', async (key, value) => {
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
