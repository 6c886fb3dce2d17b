import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openWorkspace } from '../../../lib/backend/files/workspace';
import { applyUndo } from '../../../lib/backend/journal/apply-undo';
import { type Journal, openJournal } from '../../../lib/backend/journal/journal';
import { appendJournal } from '../../../lib/backend/journal/journal-file';
import { planUndo } from '../../../lib/backend/journal/plan-undo';
import { recordWrite } from '../../../lib/backend/journal/record-write';
import { checkFiles } from './check-files';

let root: string;
let journal: Journal;
const put = (text: string) => writeFileSync(join(root, 'notes.md'), text);
const write = (content: string) => recordWrite(journal, { step: 'docs', path: 'notes.md', content });
const wrong = () => checkFiles(root, journal.folder);

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'mudanza-check-'));
  put('mine');
  journal = openJournal(`${root}-journal`, openWorkspace(root));
  write('first');
  write('second');
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
  rmSync(`${root}-journal`, { recursive: true, force: true });
});

it('knows a file that was taken back over two writes, with all its marks, some or none', () => {
  const [file] = planUndo(journal, () => true);
  put('mine');
  expect(wrong()).toEqual([]);
  appendJournal(journal.folder, { kind: 'undone', id: file?.ids[0] ?? '', at: new Date().toISOString() });
  expect(wrong()).toEqual([]);
  applyUndo(
    journal,
    planUndo(journal, () => true),
  );
  expect(wrong()).toEqual([]);
});

it('names a torn file, one that was left between two versions, and one that came back', () => {
  const torn = ['notes.md is no version that the journal knows (done, done)'];
  put('sec');
  expect(wrong()).toEqual(torn);
  put('first');
  expect(wrong()).toEqual(torn);
  put('second');
  expect(wrong()).toEqual([]);
  applyUndo(
    journal,
    planUndo(journal, () => true),
  );
  put('second');
  expect(wrong()).toEqual(['notes.md is no version that the journal knows (undone, undone)']);
});
