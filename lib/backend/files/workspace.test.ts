import { spawn } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, sep } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import { removeDurably, writeAtomically } from '../../platform/files/write-atomically';
import { fc } from '../../platform/testing/fc';
import { readText } from './read-text';
import { openWorkspace, resolveInside, type Workspace } from './workspace';

let base: string;
let workspace: Workspace;
const outside = () => join(base, 'outside');

beforeAll(() => {
  base = realpathSync(mkdtempSync(join(tmpdir(), 'mudanza-escape-')));
  const root = join(base, 'root');
  for (const folder of ['root/sub/deep', 'outside/etc', 'rooted'])
    mkdirSync(join(base, folder), { recursive: true });
  writeFileSync(join(base, 'outside', 'secret'), 'secret');
  writeFileSync(join(root, 'sub', 'file'), 'inside');
  symlinkSync(outside(), join(root, 'out'));
  symlinkSync('../../outside', join(root, 'sub', 'up'));
  symlinkSync('sub', join(root, 'in'));
  symlinkSync('loop', join(root, 'loop'));
  symlinkSync(join(base, 'outside', 'none'), join(root, 'dangling'));
  symlinkSync('../rooted', join(root, 'near'));
  symlinkSync('/proc/self/root', join(root, 'proc'));
  workspace = openWorkspace(root);
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

/** The nearest part of a path that exists, links followed. */
function landing(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return landing(dirname(path));
  }
}

describe('resolveInside', () => {
  const part = fc.constantFrom(
    ...[
      '..',
      '.',
      '',
      'sub',
      'deep',
      'file',
      'out',
      'up',
      'in',
      'loop',
      'dangling',
      'near',
      'proc',
      'etc',
      'secret',
    ],
    ...['a\0b', '...', '..\\', ' ', '~', 'new', '%2e%2e', '‥', 'C:'],
  );

  it('never leads out of the folder, whatever the path is made of', () => {
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 7 }), fc.boolean(), (parts, isAbsolute) => {
        const path = (isAbsolute ? sep : '') + parts.join('/');
        try {
          const resolved = resolveInside(workspace, path);
          expect(`${landing(resolved)}${sep}`.startsWith(workspace.root + sep)).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(MudanzaError);
          expect(error).toMatchObject({ code: 'MUD-401' });
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('refuses to read through a link that leads out', () => {
    for (const path of ['out/secret', 'sub/up/secret', 'in/up/secret', 'proc/etc/passwd'])
      expect(() => readText(workspace, path), path).toThrow('MUD-401');
    expect(readText(workspace, 'in/file')).toBe('inside');
  });
});

describe('a folder that becomes a link after it was looked at', () => {
  it('gets nothing written or removed outside, however often it is tried', async () => {
    const inside = join(workspace.root, 'moving');
    mkdirSync(inside);
    writeFileSync(join(outside(), 'target'), 'stays');
    // Another process swaps the folder for a link and back, as fast as it can.
    const swapper = spawn(process.execPath, [
      '-e',
      `const fs = require('fs'); const [a, o] = process.argv.slice(1); fs.symlinkSync(o, a + '.link'); fs.writeSync(1, 'swaps');
       for (;;) { try { fs.renameSync(a, a + '.dir'); fs.renameSync(a + '.link', a); fs.renameSync(a, a + '.link'); fs.renameSync(a + '.dir', a); } catch {} }`,
      inside,
      outside(),
    ]);
    try {
      await new Promise((resolve) => swapper.stdout.once('data', resolve));
      let refused = 0;
      const begun = performance.now();
      const isOver = () => performance.now() - begun > (refused > 0 ? 1_500 : 60_000);
      for (let round = 0; !isOver(); round += 1) {
        try {
          const file = resolveInside(workspace, 'moving/target');
          if (round % 3 === 2) removeDurably(file, workspace.root);
          else writeAtomically(file, Buffer.from('written'), 0o600, workspace.root);
        } catch {
          refused += 1;
        }
      }
      expect(refused).toBeGreaterThan(0);
    } finally {
      swapper.kill('SIGKILL');
      await new Promise((resolve) => swapper.once('exit', resolve));
    }
    expect(readdirSync(outside()).sort()).toEqual(['etc', 'secret', 'target']);
    expect(openWorkspace(outside()).root && readText(openWorkspace(outside()), 'target')).toBe('stays');
  });
});
