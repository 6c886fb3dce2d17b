import { chmodSync, mkdirSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commitFiles, pushCommit, uncommit, whereElse } from './commit-files';
import { OwnRepository } from './testing/own-repository';

let own: OwnRepository;
beforeEach(() => {
  own = new OwnRepository({ 'a.yml': 'old\n', 'b.yml': 'old\n', '.gitignore': '*.pem\n' });
});
afterEach(() => own.close());

const commit = (files: readonly string[], message = 'Move\n') =>
  commitFiles(own.journal.workspace, files, message);
const inCommit = (hash: string) =>
  own.git('show', '--pretty=format:', '--name-only', hash).trim().split('\n').sort();
const staged = () => own.git('diff', '--cached', '--name-only').trim();
const status = () => own.git('status', '--porcelain').trim();

function hook(name: string, text: string): void {
  mkdirSync(own.at('.git/hooks'), { recursive: true });
  own.put(`.git/hooks/${name}`, `#!/bin/sh\n${text}\n`);
  chmodSync(own.at(`.git/hooks/${name}`), 0o755);
}

describe('commitFiles', () => {
  it('commits these files, new ones too, and leaves staged what somebody else staged', async () => {
    own.put('a.yml', 'new\n');
    own.put('docs/new file.md', 'x\n');
    own.put('b.yml', 'theirs\n');
    own.git('add', 'b.yml');
    const hash = await commit(['a.yml', 'docs/new file.md']);
    expect(hash).toMatch(/^[0-9a-f]{40}$/);
    expect(hash).toBe(own.head());
    expect(inCommit(hash)).toEqual(['a.yml', 'docs/new file.md']);
    expect(staged()).toBe('b.yml');
  });

  it.each([
    ['a quote and a percent sign', 'Say "100 %"\n\nBody\n'],
    ['what looks like an option', '--amend\n'],
    ['letters of two bytes', 'Mudanza: señal añadida ✓\n'],
    ['a trailer', 'Move\n\nMudanza-Migration: 7f\n'],
  ])('keeps a message with %s', async (_, message) => {
    own.put('a.yml', 'new\n');
    await commit(['a.yml'], message);
    expect(own.git('log', '-1', '--format=%B').trim()).toBe(message.trim());
  });

  it('takes a name that is a pattern for that file only', async () => {
    own.put('[ab].yml', 'odd\n');
    own.put('a.yml', 'not this\n');
    const hash = await commit([':(literal)[ab].yml']).catch(() => null);
    expect(hash === null ? ['[ab].yml'] : inCommit(hash)).toEqual(['[ab].yml']);
    expect(own.git('diff', '--name-only').trim()).toContain('a.yml');
  });

  it('leaves the index as it was where a hook refuses, and says the hook’s words', async () => {
    hook('pre-commit', 'echo "lint: 3 problems" >&2; exit 1');
    own.put('a.yml', 'new\n');
    own.put('fresh.yml', 'x\n');
    const before = status();
    await expect(commit(['a.yml', 'fresh.yml'])).rejects.toThrow('MUD-417: lint: 3 problems');
    expect(status()).toBe(before);
  });
});

describe('uncommit', () => {
  it('takes the newest back and keeps what the files say', async () => {
    const before = own.head();
    own.put('a.yml', 'new\n');
    const hash = await commit(['a.yml']);
    expect(await uncommit(own.journal.workspace, hash, ['a.yml'])).toEqual({ isUndone: true, reason: null });
    expect([own.head(), own.read('a.yml'), staged()]).toEqual([before, 'new\n', '']);
  });

  it('leaves the first one', async () => {
    expect(await uncommit(own.journal.workspace, own.head(), ['a.yml'])).toEqual({
      isUndone: false,
      reason: 'firstCommit',
    });
  });

  it('leaves one that was pushed, to the branch that was named', async () => {
    const remote = new OwnRepository({ 'x.md': 'x\n' });
    remote.git('config', 'receive.denyCurrentBranch', 'ignore');
    own.git('remote', 'add', 'team', remote.root);
    own.put('a.yml', 'new\n');
    const hash = await commit(['a.yml']);
    await pushCommit(own.journal.workspace, 'team/moved/db', 'main');
    expect(remote.git('rev-parse', 'moved/db').trim()).toBe(hash);
    expect(await uncommit(own.journal.workspace, hash, ['a.yml'])).toEqual({
      isUndone: false,
      reason: 'pushed',
    });
    expect(own.head()).toBe(hash);
    remote.close();
  });

  it('tells one below newer ones, on another branch, and nowhere apart', async () => {
    const { workspace } = own.journal;
    own.put('a.yml', 'new\n');
    const below = await commit(['a.yml']);
    own.put('b.yml', 'new\n');
    const top = await commit(['b.yml']);
    expect(await uncommit(workspace, below, ['a.yml'])).toEqual({ isUndone: false, reason: 'laterCommits' });
    own.git('branch', 'kept');
    own.git('reset', '--quiet', '--hard', below);
    expect(await whereElse(workspace, top)).toEqual({ isUndone: false, reason: 'otherBranch' });
    own.git('branch', '--delete', '--force', 'kept');
    expect(await whereElse(workspace, top)).toEqual({ isUndone: true, reason: null });
  });
});
