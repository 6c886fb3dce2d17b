import { readFileSync } from 'node:fs';
import { maskEnv } from '../../backend/env-file/mask-env';
import { unifiedDiff } from '../../backend/files/unified-diff';
import { resolveInside } from '../../backend/files/workspace';
import { applyUndo, type Restored } from '../../backend/journal/apply-undo';
import { readBlob } from '../../backend/journal/blobs';
import type { Journal } from '../../backend/journal/journal';
import { planUndo, type UndoFile } from '../../backend/journal/plan-undo';
import { say } from '../../i18n/message';
import { previewBasis } from '../preview-basis';
import type { Action, Preview } from '../step';
import type { StepContext } from '../step-context';
import type { StepId } from '../step-id';
import { openPlace } from './workspace-step';

function textOf(journal: Journal, file: UndoFile, which: 'before' | 'written'): string {
  const state = file[which];
  return state ? Buffer.from(readBlob(journal.folder, state.sha256, file.path)).toString('utf8') : '';
}

/** The difference that restoring makes, fit to be shown: secrets are dots. */
function maskedDiff(journal: Journal, file: UndoFile): string {
  return unifiedDiff(
    file.path,
    maskEnv(textOf(journal, file, 'written')),
    maskEnv(textOf(journal, file, 'before')),
  );
}

/** The three versions of a file that someone changed: before, written by Mudanza, and now. */
function threeVersions(journal: Journal, file: UndoFile): string {
  const hash = (state: UndoFile['before']) => state?.sha256 ?? '–';
  const path = resolveInside(journal.workspace, file.path);
  const now = file.current ? readFileSync(path, 'utf8') : '';
  const change = unifiedDiff(file.path, maskEnv(textOf(journal, file, 'written')), maskEnv(now));
  return [`# 1 ${hash(file.before)}`, `# 2 ${hash(file.written)}`, `# 3 ${hash(file.current)}`, change].join(
    '\n',
  );
}

function summaryOf({ verdict, before }: UndoFile): 'restore' | 'already' | 'remove' | 'conflict' {
  return verdict === 'restore' && !before ? 'remove' : verdict;
}

function detailOf(journal: Journal, file: UndoFile): Pick<Action, 'detail' | 'detailKind'> {
  if (file.verdict === 'restore') return { detail: maskedDiff(journal, file), detailKind: 'diff' };
  if (file.verdict === 'conflict') return { detail: threeVersions(journal, file), detailKind: 'diff' };
  return {};
}

/** What restoring some files will do, one action each. */
export function undoActions(journal: Journal, files: readonly UndoFile[]): Action[] {
  return files.toReversed().map((file) => ({
    summary: say(`backend.undo.${summaryOf(file)}`, { path: file.path }),
    ...detailOf(journal, file),
    ...(file.verdict !== 'already' && { hazards: ['CHANGES_FILES' as const] }),
  }));
}

export function undoPreview(journal: Journal, files: readonly UndoFile[]): Preview {
  const conflicts = files.filter((file) => file.verdict === 'conflict');
  return {
    basis: previewBasis(files),
    actions: undoActions(journal, files),
    notes: conflicts.map((file) => ({
      verdict: 'fail',
      message: say('backend.undo.conflictNote', { path: file.path }),
    })),
  };
}

interface FileUndo {
  readonly previewUndo: (ctx: StepContext) => Promise<Preview>;
  readonly undo: (ctx: StepContext) => Promise<{ readonly files: readonly Restored[] }>;
}

/** Undo of a step that only writes files: everything it wrote goes back to what was there before its first run. */
export function fileUndo(step: StepId): FileUndo {
  const plan = (ctx: StepContext) => {
    const journal = openPlace(ctx)?.journal ?? null;
    return { journal, files: journal ? planUndo(journal, (entry) => entry.step === step) : [] };
  };
  return {
    previewUndo: async (ctx) => {
      const { journal, files } = plan(ctx);
      return journal ? undoPreview(journal, files) : { basis: previewBasis(null), actions: [] };
    },
    undo: async (ctx) => {
      const { journal, files } = plan(ctx);
      const restored = journal ? applyUndo(journal, files) : [];
      for (const { path } of restored) ctx.log('info', say('backend.log.restored', { path }));
      return { files: restored };
    },
  };
}
