import { basename } from 'node:path';
import { maskEnv } from '../../backend/env-file/mask-env';
import { unifiedDiff } from '../../backend/files/unified-diff';
import { applyUndo, type Restored } from '../../backend/journal/apply-undo';
import { readBlob } from '../../backend/journal/blobs';
import type { Journal } from '../../backend/journal/journal';
import { planUndo, type UndoFile } from '../../backend/journal/plan-undo';
import { say } from '../../i18n/message';
import { previewBasis } from '../preview-basis';
import type { Action, Preview } from '../step';
import type { StepContext } from '../step-context';
import type { StepId } from '../step-id';
import { journalOf, workspaceOf } from './workspace-of';

function textOf(journal: Journal, file: UndoFile, which: 'before' | 'written'): string {
  const state = file[which];
  return state ? Buffer.from(readBlob(journal.folder, state.sha256, file.path)).toString('utf8') : '';
}

/** The difference between two kept versions, fit to be shown: secrets of env files are dots. */
function maskedDiff(journal: Journal, file: UndoFile): string {
  const mask = (text: string, tag: string) =>
    /^\.env/.test(basename(file.path)) ? maskEnv(text, tag) : maskEnv(text);
  const before = mask(textOf(journal, file, 'written'), '');
  return unifiedDiff(file.path, before, mask(textOf(journal, file, 'before'), ''));
}

/** What restoring some files will do, one action each. */
export function undoActions(journal: Journal, files: readonly UndoFile[]): Action[] {
  return files.toReversed().map((file) => ({
    summary: say(`backend.undo.${file.before ? file.verdict : 'remove'}`, { path: file.path }),
    ...(file.verdict === 'restore' && { detail: maskedDiff(journal, file), detailKind: 'diff' as const }),
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
    const workspace = workspaceOf(ctx);
    const journal = workspace && journalOf(ctx, workspace);
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
