import '../steps/registry';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openWorkspace } from '../backend/files/workspace';
import { applyUndo } from '../backend/journal/apply-undo';
import { openJournal } from '../backend/journal/journal';
import { planUndo } from '../backend/journal/plan-undo';
import { recordWrite } from '../backend/journal/record-write';
import { dataDir } from '../platform/data-dir';
import { overrideEnv } from '../platform/env';
import { runOf } from '../report/testing/step-fixtures';
import { undoableRun } from './undoable-run';

let data: string;
let root: string;
beforeAll(() => {
  data = mkdtempSync(join(tmpdir(), 'mudanza-undoable-'));
  overrideEnv({ MUDANZA_DATA_DIR: data });
});
beforeEach(() => {
  root = mkdtempSync(join(data, 'backend-'));
  writeFileSync(join(root, 'compose.yml'), 'old\n');
  rmSync(dataDir('migrations'), { recursive: true, force: true });
});
afterAll(() => {
  overrideEnv({ MUDANZA_DATA_DIR: undefined });
  rmSync(data, { recursive: true, force: true });
});

const broken = (status: 'failed' | 'interrupted' | 'cancelled') =>
  runOf('backend.compose', { status, evidence: null, outcomes: [] });
const journal = () =>
  openJournal(dataDir('migrations', broken('failed').migrationId, 'journal'), openWorkspace(root));
const write = (step = 'backend.compose') =>
  recordWrite(journal(), { step, path: 'compose.yml', content: `${step}\n` });

it.each(['failed', 'interrupted', 'cancelled'] as const)(
  'offers the undo of a run that %s midway, once it has written',
  (status) => {
    const run = broken(status);
    expect(undoableRun([run], 'backend.compose')).toBeNull();
    write('backend.env');
    expect(undoableRun([run], 'backend.compose')).toBeNull();
    write();
    expect(undoableRun([run], 'backend.compose')?.id).toBe(run.id);
    applyUndo(
      journal(),
      planUndo(journal(), () => true),
    );
    expect(undoableRun([run], 'backend.compose')).toBeNull();
  },
);

it('offers the run that left evidence before one that left none, and none of a step that has no record', () => {
  write();
  const passed = runOf('backend.compose', { evidence: { kind: 'done' } });
  expect(undoableRun([passed, broken('failed')], 'backend.compose')?.id).toBe(passed.id);
  expect(undoableRun([runOf('exposure', { status: 'failed', evidence: null })], 'exposure')).toBeNull();
});

it('offers it for rows too, whose record lies in the target', () => {
  const copy = runOf('data.copy', { status: 'interrupted', evidence: null, outcomes: [] });
  expect(undoableRun([copy], 'data.copy')?.id).toBe(copy.id);
  expect(undoableRun([{ ...copy, startedAt: null }], 'data.copy')).toBeNull();
});

describe('a run that changed nothing', () => {
  const exposure = {
    ...{ hasPublicRoles: true, relations: [], functions: [], defaults: [] },
  };
  const measured = (undo: string[]) =>
    runOf('exposure', {
      evidence: {
        ...{ schemas: ['public'], lockDown: undo.length > 0 ? 'revoke' : 'none', before: exposure },
        ...{ after: exposure, statements: undo, undo, proofs: [], changed: [] },
        ...{ backendRole: 'postgres', dataApi: null },
      },
    });

  it('offers no undo: who can reach the tables was only measured', () => {
    expect(undoableRun([measured([])], 'exposure')).toBeNull();
    expect(undoableRun([measured(['grant select on t to anon'])], 'exposure')).not.toBeNull();
  });

  it('hides no undo of the lock-down before it, and no run of another version', () => {
    const locked = measured(['grant select on t to anon']);
    expect(undoableRun([locked, measured([])], 'exposure')?.id).toBe(locked.id);
    const undo = runOf('exposure', { action: 'undo', undoes: locked.id });
    expect(undoableRun([locked, measured([]), undo], 'exposure')).toBeNull();
    const strange = runOf('exposure', { evidence: { of: 'another version' } });
    expect(undoableRun([strange], 'exposure')?.id).toBe(strange.id);
  });

  it('offers none where no file of the folder was written', () => {
    const passed = runOf('backend.compose', { evidence: { kind: 'done' } });
    expect(undoableRun([passed], 'backend.compose')).toBeNull();
  });
});
