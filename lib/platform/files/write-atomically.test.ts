import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isDiskFull } from './is-disk-full';
import { createDurably, removeDurably, removeLeftovers, writeAtomically } from './write-atomically';

let root: string;
let elsewhere: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'mudanza-files-'));
  elsewhere = mkdtempSync(join(tmpdir(), 'mudanza-else-'));
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
  rmSync(elsewhere, { recursive: true, force: true });
});

const bytes = (text: string) => Buffer.from(text);
const read = (path: string) => readFileSync(path, 'utf8');
const modeOf = (path: string) => (statSync(path).mode & 0o7777).toString(8);

describe('writeAtomically', () => {
  it.each([
    ['nothing', Buffer.alloc(0)],
    ['every byte', Buffer.from(Array.from({ length: 256 }, (_, byte) => byte))],
    ['more than one write takes', Buffer.alloc(3_000_000, 'x')],
  ])('writes %s, whole, and leaves nothing beside it', (_, content) => {
    const path = join(root, 'a.env');
    writeAtomically(path, content, 0o600);
    expect(readFileSync(path).equals(content)).toBe(true);
    expect(readdirSync(root)).toEqual(['a.env']);
  });

  // 666 and 777 are what a umask of 022 would take from.
  it.each(['600', '644', '666', '755', '777', '400'])(
    'ends with the permissions %s, whatever the umask',
    (mode) => {
      writeAtomically(join(root, 'x'), bytes('x'), Number.parseInt(mode, 8));
      expect(modeOf(join(root, 'x'))).toBe(mode);
    },
  );

  it('replaces a file without writing into it: who has it open reads the old one to its end', () => {
    const path = join(root, 'a');
    writeFileSync(path, 'old');
    const before = statSync(path).ino;
    writeAtomically(path, bytes('new'), 0o644);
    expect(read(path)).toBe('new');
    expect(statSync(path).ino).not.toBe(before);
  });

  it('replaces a file that nobody may write', () => {
    const path = join(root, 'a');
    writeFileSync(path, 'old');
    chmodSync(path, 0o400);
    writeAtomically(path, bytes('new'), 0o400);
    expect(read(path)).toBe('new');
  });

  it('replaces a link by a file and leaves what it led to as it is', () => {
    writeFileSync(join(elsewhere, 'theirs'), 'theirs');
    symlinkSync(join(elsewhere, 'theirs'), join(root, 'a'));
    writeAtomically(join(root, 'a'), bytes('ours'), 0o600, root);
    expect([read(join(root, 'a')), read(join(elsewhere, 'theirs'))]).toEqual(['ours', 'theirs']);
  });

  it('refuses a folder that leads outside of the root', () => {
    symlinkSync(elsewhere, join(root, 'out'));
    expect(() => writeAtomically(join(root, 'out', 'a'), bytes('x'), 0o600, root)).toThrow(/MUD-401/);
    expect(() => writeAtomically(join(elsewhere, 'a'), bytes('x'), 0o600, root)).toThrow(/MUD-401/);
    expect(() => writeAtomically(join(root, '..', 'a'), bytes('x'), 0o600, root)).toThrow(/MUD-401/);
    expect(readdirSync(elsewhere)).toEqual([]);
  });

  it('a folder whose name begins as the root’s is outside of it', () => {
    const twin = `${root}-twin`;
    mkdirSync(twin);
    try {
      expect(() => writeAtomically(join(twin, 'a'), bytes('x'), 0o600, root)).toThrow(/MUD-401/);
    } finally {
      rmSync(twin, { recursive: true });
    }
  });

  it('takes a root that is itself a link', () => {
    const link = join(elsewhere, 'link');
    symlinkSync(root, link);
    writeAtomically(join(link, 'a'), bytes('x'), 0o600, link);
    expect(read(join(root, 'a'))).toBe('x');
  });

  it('says what the system says where it cannot be written, and leaves nothing', () => {
    expect(() => writeAtomically(join(root, 'no', 'a'), bytes('x'), 0o600)).toThrow(/ENOENT/);
    mkdirSync(join(root, 'folder'));
    writeFileSync(join(root, 'folder', 'inside'), '');
    expect(() => writeAtomically(join(root, 'folder'), bytes('x'), 0o600)).toThrow(/EISDIR|ENOTEMPTY|EEXIST/);
    expect(readdirSync(root)).toEqual(['folder']);
  });

  it('killed at any moment, leaves the old content or the new, never a part', async () => {
    const path = join(root, 'a');
    writeFileSync(path, 'a'.repeat(200_000));
    const script = `import { writeAtomically } from ${JSON.stringify(resolve('lib/platform/files/write-atomically.ts'))};
      process.stdout.write('ready');
      for (let n = 0; ; n += 1) writeAtomically(${JSON.stringify(path)}, Buffer.alloc(200000, n % 2 ? 'a' : 'b'), 0o600);`;
    const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script]);
    await once(child.stdout, 'data');
    child.kill('SIGKILL');
    await once(child, 'close');
    expect(read(path)).toMatch(/^(?:a{200000}|b{200000})$/);
    removeLeftovers(path);
    expect(readdirSync(root)).toEqual(['a']);
  });
});

describe('createDurably', () => {
  it('makes a file once: the first that comes wins', () => {
    const path = join(root, 'key');
    createDurably(path, bytes('first'), 0o600);
    createDurably(path, bytes('second'), 0o644);
    expect([read(path), modeOf(path), readdirSync(root)]).toEqual(['first', '600', ['key']]);
  });

  it('fails where there is no folder', () => {
    expect(() => createDurably(join(root, 'no', 'key'), bytes('x'), 0o600)).toThrow(/ENOENT/);
  });
});

describe('removeLeftovers', () => {
  it('takes away what a killed write left of this file, and nothing that only looks alike', () => {
    const left = ['.a.0123456789ab.tmp', '.a.ffffffffffff.tmp'];
    const kept = [
      'a',
      '.a.tmp',
      '.a.0123456789ab.tmp~',
      '.a.0123456789aB.tmp',
      '.ab.0123456789ab.tmp',
      'a.0123456789ab.tmp',
    ];
    for (const name of [...left, ...kept]) writeFileSync(join(root, name), '');
    removeLeftovers(join(root, 'a'));
    expect(readdirSync(root).sort()).toEqual([...kept].sort());
  });

  it('is content where there is no folder', () => {
    expect(() => removeLeftovers(join(root, 'no', 'a'))).not.toThrow();
  });
});

describe('removeDurably', () => {
  it('removes a file, and of a link only the link', () => {
    writeFileSync(join(elsewhere, 'theirs'), 'x');
    symlinkSync(join(elsewhere, 'theirs'), join(root, 'link'));
    writeFileSync(join(root, 'file'), 'x');
    removeDurably(join(root, 'file'), root);
    removeDurably(join(root, 'link'), root);
    expect([readdirSync(root), existsSync(join(elsewhere, 'theirs'))]).toEqual([[], true]);
  });

  it('refuses what lies outside, and tells of what is not there', () => {
    writeFileSync(join(elsewhere, 'theirs'), 'x');
    symlinkSync(elsewhere, join(root, 'out'));
    expect(() => removeDurably(join(root, 'out', 'theirs'), root)).toThrow(/MUD-401/);
    expect(() => removeDurably(join(root, 'no'), root)).toThrow(/ENOENT/);
    expect(existsSync(join(elsewhere, 'theirs'))).toBe(true);
  });
});

describe('isDiskFull', () => {
  it('is false where there is room, and where nobody can say', () => {
    expect(isDiskFull(root)).toBe(false);
    expect(isDiskFull(join(root, 'no such folder'))).toBe(false);
  });

  it('is true of a disk without room, such as /proc, which has none', () => {
    expect(isDiskFull('/proc')).toBe(true);
  });
});
