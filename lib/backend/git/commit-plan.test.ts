import { chmodSync, rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commitFiles } from './commit-files';
import { planCommit } from './commit-plan';
import { OwnRepository } from './testing/own-repository';

let own: OwnRepository;
beforeEach(() => {
  own = new OwnRepository({ 'compose.yml': 'old\n', 'README.md': 'Hotel\n', '.gitignore': '*.pem\n' });
});
afterEach(() => own.close());

const plan = (known: readonly string[] = []) => planCommit(own.journal, known);

describe('planCommit', () => {
  it('takes exactly what the migration wrote: no copy, no env file, nothing ignored, nothing of anybody else', async () => {
    own.write('compose.yml', 'new\n');
    own.write('docs/NOTES.md', 'notes\n', 'docs');
    own.write('.env', 'A=1\n', 'backend.env');
    own.write('compose.yml.backup.20260101_000000', 'old\n', 'backup');
    own.write('ca.pem', 'certificate\n', 'backend.env');
    own.put('README.md', 'mine\n');
    expect(await plan()).toMatchObject({
      files: ['compose.yml', 'docs/NOTES.md'],
      edited: [],
      left: ['README.md'],
      pushTarget: null,
    });
  });

  it('passes over a file that is as committed, and names one that somebody edited since', async () => {
    own.write('compose.yml', 'new\n');
    own.write('README.md', 'Hotel, moved\n', 'docs');
    await commitFiles(own.journal.workspace, ['README.md'], 'theirs');
    own.put('compose.yml', 'new\nand more\n');
    expect(await plan()).toMatchObject({ files: ['compose.yml'], edited: ['compose.yml'] });
  });

  it.each<readonly [string, () => void, string]>([
    [
      'an own change lies uncommitted below ours',
      () => {
        own.put('compose.yml', 'theirs\n');
        own.write('compose.yml', 'new\n');
      },
      'MUD-428',
    ],
    [
      'a secret would go in',
      () => own.write('compose.yml', 'URL=postgresql://u:s3cr3t-Word@h/d\n'),
      'MUD-416',
    ],
    ['HEAD is detached', () => void own.git('checkout', '--quiet', '--detach'), 'MUD-414'],
    ['a merge is under way', () => own.put('.git/MERGE_HEAD', own.head()), 'MUD-415'],
  ])('refuses where %s', async (_, happens, code) => {
    happens();
    await expect(plan(['s3cr3t-Word'])).rejects.toMatchObject({ code });
  });

  it('is not fooled by line ends that git turns', async () => {
    own.close();
    own = new OwnRepository({ 'compose.yml': 'old\r\n' }, { 'core.autocrlf': 'true' });
    own.write('compose.yml', 'new\r\n');
    expect((await plan()).files).toEqual(['compose.yml']);
  });

  it('leaves out what was removed or put back by hand', async () => {
    own.write('compose.yml', 'new\n');
    own.write('docs/NOTES.md', 'notes\n', 'docs');
    own.git('checkout', '--', 'compose.yml');
    rmSync(own.at('docs/NOTES.md'));
    expect((await plan()).files).toEqual([]);
  });
});

describe('commitFiles', () => {
  it('commits these files alone and leaves what is staged staged', async () => {
    own.put('README.md', 'staged\n');
    own.git('add', 'README.md');
    own.write('compose.yml', 'new\n');
    own.write('docs/NOTES.md', 'notes\n', 'docs');
    const hash = await commitFiles(own.journal.workspace, ['compose.yml', 'docs/NOTES.md'], 'Ours\n');
    expect(hash).toBe(own.head());
    expect(own.git('show', '--format=', '--name-only', 'HEAD').trim().split('\n')).toEqual([
      'compose.yml',
      'docs/NOTES.md',
    ]);
    expect(own.git('diff', '--cached', '--name-only').trim()).toBe('README.md');
  });

  it('leaves the index as it was when a hook refuses', async () => {
    own.put('.git/hooks/pre-commit', '#!/bin/sh\nexit 1\n');
    chmodSync(own.at('.git/hooks/pre-commit'), 0o755);
    own.write('docs/NOTES.md', 'notes\n', 'docs');
    await expect(commitFiles(own.journal.workspace, ['docs/NOTES.md'], 'Ours')).rejects.toMatchObject({
      code: 'MUD-417',
    });
    expect(own.git('status', '--porcelain')).toBe('?? docs/\n');
  });
});
