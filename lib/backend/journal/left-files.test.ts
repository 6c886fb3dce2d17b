import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openWorkspace } from '../files/workspace';
import { applyUndo } from './apply-undo';
import { endState } from './end-state';
import { type Journal, openJournal } from './journal';
import { noteLeft, strayedFiles } from './left-files';
import { planUndo } from './plan-undo';
import { recordWrite } from './record-write';

let root: string;
let journal: Journal;
const at = (path: string) => join(root, path);
const put = (path: string, text: string) => writeFileSync(at(path), text);

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'mudanza-left-'));
  put('compose.yml', 'old\r\nlines\r\n');
  journal = openJournal(`${root}-journal`, openWorkspace(root));
});
afterEach(() => {
  for (const path of [root, `${root}-journal`]) rmSync(path, { recursive: true, force: true });
});

/** A run of a step that wrote one file and came to its end. */
function ran(step: string, path: string, content: string, isShared = false): void {
  recordWrite(journal, { step, path, content });
  noteLeft(journal, step, isShared);
}
const strayed = () => Object.fromEntries(strayedFiles(journal.folder, journal.workspace));

describe('files that are no longer as a step left them', () => {
  it.each<readonly [string, () => void, Record<string, string[]>]>([
    ['nothing', () => undefined, {}],
    ['the same bytes again', () => put('compose.yml', 'new\r\n'), {}],
    ['put back by hand', () => put('compose.yml', 'old\r\nlines\r\n'), { compose: ['compose.yml'] }],
    ['other line ends', () => put('compose.yml', 'new\n'), { compose: ['compose.yml'] }],
    ['edited', () => put('compose.yml', 'new\r\nmine\r\n'), { compose: ['compose.yml'] }],
    ['removed', () => rmSync(at('compose.yml')), { compose: ['compose.yml'] }],
    ['renamed', () => renameSync(at('compose.yml'), at('c.yml')), { compose: ['compose.yml'] }],
    ['only its permissions', () => chmodSync(at('compose.yml'), 0o600), {}],
    [
      'a link that leads out of the folder',
      () => {
        rmSync(at('compose.yml'));
        symlinkSync('/etc/hostname', at('compose.yml'));
      },
      { compose: ['compose.yml'] },
    ],
    [
      'written by another step since',
      () => recordWrite(journal, { step: 'docs', path: 'compose.yml', content: 'x' }),
      {},
    ],
    [
      'looked at by a later run',
      () => {
        put('compose.yml', 'new\r\nmine\r\n');
        noteLeft(journal, 'compose', false);
      },
      {},
    ],
    [
      'taken back through the journal',
      () =>
        void applyUndo(
          journal,
          planUndo(journal, () => true),
        ),
      {},
    ],
  ])('%s', (_, happens, expected) => {
    ran('compose', 'compose.yml', 'new\r\n');
    happens();
    expect(strayed()).toEqual(expected);
  });

  it('lets others go on writing in a shared file, but sees that it was put back', () => {
    put('README.md', 'Hotel\n');
    ran('docs', 'README.md', 'Hotel\nOurs\n', true);
    put('README.md', 'Hotel\nOurs\nTheirs\n');
    expect(strayed()).toEqual({});
    put('README.md', 'Hotel\n');
    expect(strayed()).toEqual({ docs: ['README.md'] });
  });
});

/** What a rollback's proof says of the one file: whether it is as before. */
function isBack(): boolean {
  return endState(journal).every(
    ({ before, now }) => before?.sha256 === now?.sha256 && before?.mode === now?.mode,
  );
}

describe('the end state, by bytes', () => {
  it('is as before where a person put the file back after a change between two writes', () => {
    recordWrite(journal, { step: 'compose', path: 'compose.yml', content: 'new\r\n' });
    put('compose.yml', 'new\r\nmine\r\n');
    recordWrite(journal, { step: 'compose', path: 'compose.yml', content: 'newer\r\nmine\r\n' });
    expect(planUndo(journal, () => true)).toMatchObject([{ verdict: 'conflict' }]);
    expect(isBack()).toBe(false);
    put('compose.yml', 'old\r\nlines\r\n');
    expect(planUndo(journal, () => true)).toMatchObject([{ verdict: 'already' }]);
    expect(isBack()).toBe(true);
  });

  it('is not as before where only the migration’s first write was taken out', () => {
    recordWrite(journal, { step: 'compose', path: 'compose.yml', content: 'new\r\n' });
    put('compose.yml', 'new\r\nmine\r\n');
    recordWrite(journal, { step: 'compose', path: 'compose.yml', content: 'newer\r\nmine\r\n' });
    put('compose.yml', 'new\r\nmine\r\n');
    expect(isBack()).toBe(false);
  });

  it('takes what a person mended between two migrations for what was before', () => {
    recordWrite(journal, { step: 'compose', path: 'compose.yml', content: 'new\r\n' });
    applyUndo(
      journal,
      planUndo(journal, () => true),
    );
    put('compose.yml', 'mended\r\n');
    recordWrite(journal, { step: 'compose', path: 'compose.yml', content: 'new again\r\n' });
    expect(isBack()).toBe(false);
    applyUndo(
      journal,
      planUndo(journal, () => true),
    );
    expect([isBack(), readFileSync(at('compose.yml'), 'utf8')]).toEqual([true, 'mended\r\n']);
  });

  it('counts the mode, follows a link inside of the folder, and sees a file that is gone', () => {
    mkdirSync(at('deploy'));
    writeFileSync(at('deploy/.env'), 'A=1\n', { mode: 0o640 });
    symlinkSync('deploy/.env', at('.env'));
    recordWrite(journal, { step: 'env', path: '.env', content: 'A=2\n', mode: 0o600 });
    applyUndo(
      journal,
      planUndo(journal, () => true),
    );
    expect([isBack(), statSync(at('deploy/.env')).mode & 0o777]).toEqual([true, 0o640]);
    expect(statSync(at('.env')).isFile()).toBe(true);
    chmodSync(at('.env'), 0o644);
    expect(isBack()).toBe(false);
    rmSync(at('deploy/.env'));
    expect(() => isBack()).toThrow('MUD-401');
  });
});
