import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { copyWorkspace } from './copy-workspace';
import { differingFiles, folderHashes } from './folder-hashes';
import { readText } from './read-text';
import { unifiedDiff } from './unified-diff';
import { openWorkspace, type Workspace } from './workspace';

let root: string;
let workspace: Workspace;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'mudanza-diff-'));
  workspace = openWorkspace(root);
});
afterEach(() => rmSync(root, { recursive: true }));

function put(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}

/** Versions of a file, as edits of env and compose files leave them. */
const CHANGES: readonly (readonly [name: string, before: string, after: string])[] = [
  ['a line', 'a\nb\nc\n', 'a\nx\nc\n'],
  ['a file that begins', '', 'a\n'],
  ['a file that is emptied', 'a\nb\n', ''],
  ['no break at the end, before', 'a\nb', 'a\nc\n'],
  ['no break at the end, after', 'a\nb\n', 'a\nc'],
  ['no break at the end of both', 'a\nb', 'a\nc'],
  ['the ends of Windows', 'a\r\nb\r\n', 'a\r\nx\r\n'],
  ['ends of both kinds', 'a\r\nb\nc\r\n', 'a\r\nB\nc\r\n'],
  ['lines that look like a diff', '--- a\n+++ b\n@@ -1 +1 @@\n', '--- a\n+++ c\n@@ -1 +1 @@\n'],
  [
    'two places far apart',
    `${'x\n'.repeat(20)}a\n${'y\n'.repeat(20)}b\n`,
    `${'x\n'.repeat(20)}A\n${'y\n'.repeat(20)}B\n`,
  ],
  ['letters of several bytes', 'ñ\n漢\n', 'ñ\n😀\n'],
  ['a mark of byte order', '\ufeffa\n', '\ufeffb\n'],
  ['tabs and blanks at the end', 'a\t \nb\n', 'a\t\nb\n'],
];

describe('a difference', () => {
  it.each(CHANGES)('of %s: git makes the new version of it', async (_, before, after) => {
    const diff = unifiedDiff('dir/app.env', before, after);
    put('dir/app.env', before);
    await execa('git', ['apply', '-p1', '--whitespace=nowarn', '-'], { cwd: root, input: diff });
    expect(readFileSync(join(root, 'dir/app.env'), 'utf8')).toBe(after);
  });

  it('names the file on both sides, once', () => {
    const lines = unifiedDiff('dir/app.env', 'a\n', 'b\n').split('\n');
    expect(lines[0]).toMatch(/^--- a\/dir\/app\.env/);
    expect(lines[1]).toMatch(/^\+\+\+ b\/dir\/app\.env/);
  });

  it('of nothing is nothing', () => expect(unifiedDiff('a', 'x\n', 'x\n')).toBe(''));
});

describe('a text', () => {
  it.each([
    ['with a mark of byte order', '\ufeffA=1\n'],
    ['with the ends of Windows', 'A=1\r\n'],
    ['of letters of several bytes', 'ñ 漢 😀'],
    ['that is empty', ''],
    ['as large as may be', 'x'.repeat(1_000_000)],
  ])('%s is read so that it can be written back byte for byte', (_, text) => {
    put('a.env', text);
    expect(Buffer.from(readText(workspace, 'a.env')).equals(readFileSync(join(root, 'a.env')))).toBe(true);
  });

  it.each<[name: string, content: Uint8Array, code: string]>([
    ['with a NUL', Buffer.from('a\0b'), 'MUD-405'],
    ['in Latin-1', Buffer.from([0x61, 0xf1]), 'MUD-405'],
    ['in UTF-16', Buffer.from('\ufeffabc', 'utf16le'), 'MUD-405'],
    ['cut in the middle of a letter', Buffer.from([0xc3]), 'MUD-405'],
    ['with half of a pair', Buffer.from([0xed, 0xa0, 0x80]), 'MUD-405'],
    ['a byte too large', Buffer.alloc(1_000_001, 'x'), 'MUD-404'],
  ])('%s is none: %s', (_, content, code) => {
    put('a.env', content);
    expect(() => readText(workspace, 'a.env')).toThrow(expect.objectContaining({ code }));
  });

  it('is told of where there is none, or it lies outside', () => {
    mkdirSync(join(root, 'folder'));
    symlinkSync('/etc/hostname', join(root, 'link'));
    const codes = ['none', 'folder', 'link', '../x', '/etc/hostname'].map((path) => {
      try {
        return readText(workspace, path);
      } catch (error) {
        return (error as { code: string }).code;
      }
    });
    expect(codes).toEqual(['MUD-403', 'MUD-403', 'MUD-401', 'MUD-401', 'MUD-401']);
  });
});

describe('a folder', () => {
  it('is the same until a file changes, comes, goes or may be run', () => {
    for (const path of ['a', 'dir/b', 'c', 'd']) put(path, path);
    const before = folderHashes(workspace);
    expect([...before.keys()].sort()).toEqual(['a', 'c', 'd', 'dir/b']);
    expect(differingFiles(before, folderHashes(workspace))).toEqual([]);
    put('a', 'other');
    put('new', '');
    rmSync(join(root, 'c'));
    chmodSync(join(root, 'd'), 0o755);
    put('dir/b', 'dir/b');
    expect(differingFiles(before, folderHashes(workspace)).sort()).toEqual(['a', 'c', 'd', 'new']);
  });

  it('leaves out installed packages, what git keeps, and links', () => {
    put('node_modules/pg/index.js', '');
    put('.git/config', '');
    put('.venv/bin/python', '');
    put('src/app.py', '');
    symlinkSync('/etc', join(root, 'etc'));
    expect([...folderHashes(workspace).keys()]).toEqual(['src/app.py']);
  });

  it('is copied with its permissions, for nobody else, without what is no configuration', () => {
    const to = mkdtempSync(join(tmpdir(), 'mudanza-copy-'));
    try {
      put('run.sh', '#!/bin/sh\n');
      chmodSync(join(root, 'run.sh'), 0o750);
      put('dir/deep/a.env', 'A=1\n');
      put('dump.bin', Buffer.alloc(20_000_001));
      put('node_modules/x/index.js', '');
      const copy = copyWorkspace(workspace, join(to, 'copy'));
      expect([...folderHashes(copy).keys()].sort()).toEqual(['dir/deep/a.env', 'run.sh']);
      expect(statSync(join(copy.root, 'run.sh')).mode & 0o777).toBe(0o750);
      expect(statSync(copy.root).mode & 0o777).toBe(0o700);
      writeFileSync(join(copy.root, 'dir/deep/a.env'), 'A=2\n');
      expect(readText(workspace, 'dir/deep/a.env')).toBe('A=1\n');
    } finally {
      rmSync(to, { recursive: true });
    }
  });
});
