import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openWorkspace } from '../files/workspace';
import { gitState } from './git-state';
import { isIgnored } from './is-ignored';
import { scanSecrets } from './scan-secrets';

let root: string;
const git = (...args: string[]) => execa('git', args, { cwd: root });
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'mudanza-git-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('gitState', () => {
  it('reads names with spaces, renames, and paths below the top of the repository', async () => {
    await git('init', '--quiet', '--initial-branch=main');
    await git('config', 'user.email', 'a@b.c');
    await git('config', 'user.name', 'A');
    mkdirSync(join(root, 'api'));
    writeFileSync(join(root, 'api', 'a b.txt'), 'one\ntwo\nthree\n');
    writeFileSync(join(root, 'outside.txt'), '1');
    await git('add', '-A');
    await git('commit', '--quiet', '-m', 'First');
    await git('mv', 'api/a b.txt', 'api/ñ.txt');
    writeFileSync(join(root, 'api', 'new'), '');
    writeFileSync(join(root, 'outside.txt'), '2');
    const state = await gitState(openWorkspace(join(root, 'api')));
    expect(state).toMatchObject({ branch: 'main', operation: null, upstream: null, remotes: [] });
    expect(state.changes).toEqual([
      { code: 'R ', path: 'ñ.txt' },
      { code: '??', path: 'new' },
    ]);
    expect(state.lastCommits).toMatchObject([{ subject: 'First' }]);
  });

  it('copes with a repository without a commit, and refuses a folder without one', async () => {
    await expect(gitState(openWorkspace(root))).rejects.toThrow('MUD-413');
    expect(await isIgnored(openWorkspace(root), '.env')).toBeNull();
    await git('init', '--quiet', '--initial-branch=main');
    expect(await gitState(openWorkspace(root))).toMatchObject({
      branch: 'main',
      head: null,
      lastCommits: [],
    });
  });

  it('says that git is missing', async () => {
    const path = process.env.PATH;
    process.env.PATH = root;
    try {
      await expect(gitState(openWorkspace(root))).rejects.toThrow('MUD-412');
    } finally {
      process.env.PATH = path;
    }
  });
});

describe('scanSecrets', () => {
  const kinds = (text: string, isNew = true) =>
    scanSecrets('f', text, ['hunter2!', 'abc'], () => isNew).map(({ line, kind }) => `${line} ${kind}`);

  it.each([
    ['stored value', 'a\npassword: hunter2!', '2 stored secret'],
    ['stored value, encoded', 'postgres://u:hunter2!@h', '1 stored secret'],
    ['JWT', 'KEY=eyJhbGciOiJIUzI1NiJ9.eyJyb2xlIjoiYW5vbiJ9.c2lnbmF0dXJlMTIz', '1 JWT'],
    ['Supabase key', 'sb_secret_abcdefghijklmnop', '1 Supabase secret key'],
    ['private key', '-----BEGIN RSA PRIVATE KEY-----', '1 private key'],
    ['URL', 'postgresql+asyncpg://u:s3cr3tpw@host/db', '1 URL with a password'],
  ])('finds a %s', (_, text, found) => {
    expect(kinds(text)).toEqual([found]);
  });

  it('takes placeholders for what they are, and judges shapes in new lines only', () => {
    expect(
      kinds('postgres://u:${PASSWORD}@h\npostgres://u:[PASSWORD]@h\npostgres://u:your-password@h'),
    ).toEqual([]);
    expect(kinds('sb_secret_abcdefghijklmnop\npostgres://u:s3cr3tpw@h', false)).toEqual([]);
    expect(kinds('hunter2!', false)).toEqual([]);
    expect(kinds('abc is too short to be a secret')).toEqual([]);
  });

  it('compares a short value and a plain word by whole value next to a key', () => {
    const ordinary = (text: string) => scanSecrets('f', text, ['guests', 'abc123'], () => true).length;
    expect(ordinary('The guests arrive at noon; see abc1234.')).toBe(0);
    expect(ordinary('table: guests_archive')).toBe(0);
    expect(ordinary('POSTGRES_PASSWORD=guests')).toBe(1);
    expect(ordinary('  password: "abc123" # lab')).toBe(1);
    expect(ordinary('url = "postgres://app:guests@db/x"')).toBe(1);
  });
});
