import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  appendFileSync,
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
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sha256 } from '../files/sha256';
import { openWorkspace } from '../files/workspace';
import { applyUndo } from './apply-undo';
import { type Journal, openJournal } from './journal';
import { readJournal } from './journal-file';
import { planUndo } from './plan-undo';
import { recordWrite } from './record-write';

let root: string;
let journal: Journal;
const at = (path: string) => join(root, path);
const read = (path: string) => readFileSync(at(path), 'utf8');
const open = () => openJournal(`${root}-journal`, openWorkspace(root));

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'mudanza-journal-'));
  writeFileSync(at('.env'), 'A=1\n', { mode: 0o640 });
  journal = open();
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
  rmSync(`${root}-journal`, { recursive: true, force: true });
});

describe('recordWrite', () => {
  it('writes, notes both versions, and undo restores bytes, mode and absence', () => {
    recordWrite(journal, { step: 'backend.env', path: '.env', content: 'A=2\n', mode: 0o600 });
    recordWrite(journal, { step: 'docs', path: 'docs/supabase/NOTES.md', content: 'hello\n' });
    recordWrite(journal, { step: 'backend.env', path: '.env', content: 'A=3\n' });
    expect([read('.env'), statSync(at('.env')).mode & 0o777]).toEqual(['A=3\n', 0o600]);
    const restored = applyUndo(
      journal,
      planUndo(journal, () => true),
    );
    expect(restored.every((file) => file.now?.sha256 === file.before?.sha256)).toBe(true);
    expect([read('.env'), statSync(at('.env')).mode & 0o777]).toEqual(['A=1\n', 0o640]);
    expect(existsSync(at('docs'))).toBe(false);
    expect(readJournal(journal.folder).map((entry) => entry.state)).toEqual(['undone', 'undone', 'undone']);
    expect(planUndo(journal, () => true)).toEqual([]);
  });

  it('keeps its copies sealed and unreadable for others, and leaves no temporary file', () => {
    recordWrite(journal, { step: 's', path: '.env', content: 'SECRET=hunter2\n' });
    recordWrite(journal, { step: 's', path: '.env', content: 'SECRET=other\n' });
    for (const file of readdirSync(journal.folder, { recursive: true, withFileTypes: true }))
      if (file.isFile())
        expect(readFileSync(join(file.parentPath, file.name), 'latin1')).not.toMatch(/SECRET|hunter2/);
    for (const name of readdirSync(join(journal.folder, 'blobs')))
      expect(statSync(join(journal.folder, 'blobs', name)).mode & 0o77).toBe(0);
    expect(readdirSync(root)).toEqual(['.env']);
  });

  it('seals what an earlier version kept in plain, and still restores it', () => {
    recordWrite(journal, { step: 's', path: '.env', content: 'A=2\n' });
    const blob = join(journal.folder, 'blobs', sha256('A=1\n'));
    rmSync(`${blob}.sealed`);
    writeFileSync(blob, 'A=1\n', { mode: 0o600 });
    journal = open();
    expect([existsSync(blob), existsSync(`${blob}.sealed`)]).toEqual([false, true]);
    applyUndo(
      journal,
      planUndo(journal, () => true),
    );
    expect(read('.env')).toBe('A=1\n');
  });

  it('does nothing when the content and the mode are there already', () => {
    expect(recordWrite(journal, { step: 's', path: '.env', content: 'A=1\n' })).toBeNull();
    expect(readJournal(journal.folder)).toEqual([]);
  });

  it('refuses what is not what the change was made for', () => {
    const stale = { step: 's', path: '.env', content: 'x', expected: sha256('other') };
    expect(() => recordWrite(journal, stale)).toThrow(/MUD-406/);
    expect(() => recordWrite(journal, { ...stale, path: 'new', expected: sha256('') })).toThrow(/MUD-406/);
    expect(read('.env')).toBe('A=1\n');
  });

  it('refuses every way out of the folder', () => {
    const outside = mkdtempSync(join(tmpdir(), 'mudanza-outside-'));
    mkdirSync(join(outside, 'etc'));
    symlinkSync(outside, at('link'));
    symlinkSync(join(outside, 'not-there'), at('dangling'));
    symlinkSync('.env', at('inner'));
    for (const path of ['../x', '/etc/x', 'a/../../x', 'link/x', 'link/etc/x', 'dangling', 'a\0b', '..'])
      expect(() => recordWrite(journal, { step: 's', path, content: 'x' }), path).toThrow(/MUD-401/);
    recordWrite(journal, { step: 's', path: 'inner', content: 'A=9\n' });
    expect(read('.env')).toBe('A=9\n');
    expect(readdirSync(outside)).toEqual(['etc']);
    rmSync(outside, { recursive: true });
  });

  it.skipIf(process.getuid?.() === 0)('says which file is not writable', () => {
    chmodSync(at('.env'), 0o400);
    expect(() => recordWrite(journal, { step: 's', path: '.env', content: 'x' })).toThrow(/MUD-402/);
  });
});

describe('undo', () => {
  it('refuses a file that someone changed, and then touches nothing', () => {
    recordWrite(journal, { step: 'a', path: '.env', content: 'A=2\n' });
    recordWrite(journal, { step: 'a', path: 'other', content: 'x' });
    appendFileSync(at('.env'), 'B=1\n');
    const plan = planUndo(journal, () => true);
    expect(plan.map((file) => file.verdict)).toEqual(['conflict', 'restore']);
    expect(plan[0]).toMatchObject({
      before: { sha256: sha256('A=1\n') },
      written: { sha256: sha256('A=2\n') },
      current: { sha256: sha256('A=2\nB=1\n') },
    });
    expect(() => applyUndo(journal, plan)).toThrow(/MUD-418/);
    expect([read('.env'), read('other')]).toEqual(['A=2\nB=1\n', 'x']);
  });

  it('refuses when an edit of a person lies between two writes', () => {
    recordWrite(journal, { step: 'a', path: '.env', content: 'A=2\n' });
    appendFileSync(at('.env'), 'B=1\n');
    recordWrite(journal, { step: 'b', path: '.env', content: 'A=3\nB=1\n' });
    expect(planUndo(journal, (entry) => entry.step === 'b')[0]?.verdict).toBe('restore');
    expect(planUndo(journal, () => true)[0]?.verdict).toBe('conflict');
  });

  it('accepts a file that is back already, and refuses a damaged copy', () => {
    recordWrite(journal, { step: 'a', path: '.env', content: 'A=2\n' });
    const blob = join(journal.folder, 'blobs', `${sha256('A=1\n')}.sealed`);
    const kept = readFileSync(blob);
    writeFileSync(blob, 'tampered');
    expect(() =>
      applyUndo(
        journal,
        planUndo(journal, () => true),
      ),
    ).toThrow(/MUD-419/);
    writeFileSync(blob, kept);
    writeFileSync(at('.env'), 'A=1\n');
    expect(planUndo(journal, () => true)[0]?.verdict).toBe('already');
  });
});

describe('a killed process', () => {
  it('leaves the old or the new file, and the journal knows which', async () => {
    const versions = Array.from({ length: 40 }, (_, index) => `V=${index}\n${'x'.repeat(200_000)}`);
    const script = `
      import { openWorkspace } from '${import.meta.dirname}/../files/workspace.ts';
      import { openJournal } from '${import.meta.dirname}/journal.ts';
      import { recordWrite } from '${import.meta.dirname}/record-write.ts';
      const journal = openJournal(process.argv[1], openWorkspace(process.argv[2]));
      process.stdout.write('ready');
      for (let i = 0; ; i = (i + 1) % 40)
        recordWrite(journal, { step: 'x', path: '.env', content: 'V=' + i + '\\n' + 'x'.repeat(200000) });`;
    for (let round = 0; round < 4; round += 1) {
      const child = spawn(
        process.execPath,
        ['--import', 'tsx', '--input-type=module', '-e', script, journal.folder, root],
        { stdio: ['ignore', 'pipe', 'inherit'] },
      );
      await new Promise((resolve) => child.stdout.once('data', resolve));
      await sleep(20 + (randomBytes(1)[0] ?? 0));
      child.kill('SIGKILL');
      await new Promise((resolve) => child.once('exit', resolve));
      expect(['A=1\n', ...versions]).toContain(read('.env'));
      journal = open();
      expect(readdirSync(root)).toEqual(['.env']);
      const standing = readJournal(journal.folder).filter((entry) => entry.state === 'done');
      expect(standing.at(-1)?.after?.sha256 ?? sha256('A=1\n')).toBe(sha256(read('.env')));
      expect(readJournal(journal.folder).some((entry) => entry.state === 'pending')).toBe(false);
    }
    applyUndo(
      journal,
      planUndo(journal, () => true),
    );
    expect(read('.env')).toBe('A=1\n');
  });

  it('ignores a torn last line and refuses a damaged one', () => {
    recordWrite(journal, { step: 'a', path: '.env', content: 'A=2\n' });
    const file = join(journal.folder, 'journal.jsonl');
    appendFileSync(file, '{"kind":"wri');
    expect(readJournal(journal.folder)).toHaveLength(1);
    recordWrite(journal, { step: 'a', path: '.env', content: 'A=3\n' });
    expect(readJournal(journal.folder)).toHaveLength(2);
    writeFileSync(file, `oops\n${readFileSync(file, 'utf8')}`);
    expect(() => readJournal(journal.folder)).toThrow(/MUD-420/);
  });
});
