import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openWorkspace } from '../files/workspace';
import { applyUndo } from './apply-undo';
import { type Journal, openJournal } from './journal';
import { planUndo } from './plan-undo';
import { recordWrite } from './record-write';
import { sinceBefore } from './since-before';

let root: string;
let journal: Journal;
const put = (path: string, text: string) => writeFileSync(join(root, path), text);
const write = (path: string, content: string) =>
  recordWrite(journal, { step: path === '.env' ? 'backend.env' : 'backend.compose', path, content });
const changed = () => sinceBefore(journal, () => true);
/** The lines that a file lost and got. */
const lines = (path: string) =>
  (changed().find(({ file }) => file === path)?.diff ?? '')
    .split('\n')
    .filter((line) => /^[-+][^-+]/.test(line))
    .map((line) => line.trim());

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'mudanza-since-'));
  put('.env', 'HOST=old\nPASSWORD=first-Secret\nMINE=1\n');
  put('compose.yml', 'a: 1\n');
  journal = openJournal(`${root}-journal`, openWorkspace(root));
});
afterEach(() => {
  for (const path of [root, `${root}-journal`]) rmSync(path, { recursive: true, force: true });
});

describe('what changed since before the migration', () => {
  it('goes over all attempts and up to the disk, with every secret hidden', () => {
    write('.env', 'HOST=middle\nPASSWORD=second-Secret\nMINE=1\n');
    write('.env', 'HOST=new\nPASSWORD=third-Secret\nMINE=1\n');
    put('.env', 'HOST=new\nPASSWORD=third-Secret\nMINE=their-own-Value\n');
    expect(lines('.env')).toEqual(
      expect.arrayContaining(['-HOST=old', '+HOST=new', expect.stringMatching(/^\+PASSWORD=•+/)]),
    );
    expect(JSON.stringify(changed())).not.toMatch(/Secret|middle|their-own/);
  });

  it('is nothing for a file that is back, by whose hand soever', () => {
    write('compose.yml', 'a: 2\n');
    expect(lines('compose.yml')).toEqual(['-a: 1', '+a: 2']);
    put('compose.yml', 'a: 1\n');
    expect(changed()).toEqual([]);
    write('compose.yml', 'a: 3\n');
    applyUndo(
      journal,
      planUndo(journal, () => true),
    );
    expect(changed()).toEqual([]);
  });

  it('shows a file that is gone, one that is new, and leaves certificates out', () => {
    write('compose.yml', 'a: 2\n');
    write('new.yml', 'b: 1\n');
    write('ca.crt', 'a certificate\n');
    rmSync(join(root, 'compose.yml'));
    expect(changed().map(({ file }) => file)).toEqual(['compose.yml', 'new.yml']);
    expect([lines('compose.yml'), lines('new.yml')]).toEqual([['-a: 1'], ['+b: 1']]);
  });
});
