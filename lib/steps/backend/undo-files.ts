import { applyUndo, type Restored } from '../../backend/journal/apply-undo';
import type { Journal } from '../../backend/journal/journal';
import { planUndo, type UndoFile } from '../../backend/journal/plan-undo';
import { say } from '../../i18n/message';
import { previewBasis } from '../../plan/preview-basis';
import type { Action, Preview } from '../../plan/step';
import type { StepContext } from '../../plan/step-context';
import type { StepId } from '../../plan/step-id';
import { conflictActions, versionDiff } from './three-versions';
import { openPlace } from './workspace-step';

const isConflict = ({ verdict }: UndoFile) => verdict === 'conflict';

/** What restoring a file that nobody else changed will do. */
function restoreAction(journal: Journal, file: UndoFile): Action {
  const { path } = file;
  if (file.verdict === 'already') return { summary: say('backend.undo.already', { path }) };
  return {
    summary: say(file.before ? 'backend.undo.restore' : 'backend.undo.remove', { path }),
    detail: versionDiff(journal, file, 'written', 'before'),
    detailKind: 'diff',
    hazards: ['CHANGES_FILES'],
  };
}

/** What restoring some files will do, newest first; when someone changed one of them, what is in the way instead. */
export function undoPreview(journal: Journal, files: readonly UndoFile[]): Preview {
  const basis = previewBasis(files);
  const conflicts = files.filter(isConflict);
  if (conflicts.length === 0)
    return { basis, actions: files.toReversed().map((file) => restoreAction(journal, file)) };
  return {
    basis,
    actions: conflicts.flatMap((file) => conflictActions(journal, file)),
    notes: conflicts.map(({ path }) => ({
      verdict: 'fail',
      message: say('backend.undo.conflictNote', { path, others: files.length - conflicts.length }),
    })),
    isRefused: true,
  };
}

/** Says of each file in the log what became of it. */
export function logRestored(ctx: StepContext, restored: readonly Restored[]): void {
  for (const { path, now } of restored)
    ctx.log('info', say(now ? 'backend.log.restored' : 'backend.log.removed', { path }));
}

interface FileUndo {
  readonly hasOwnRecord: true;
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
    hasOwnRecord: true,
    previewUndo: async (ctx) => {
      const { journal, files } = plan(ctx);
      return journal ? undoPreview(journal, files) : { basis: previewBasis(null), actions: [] };
    },
    undo: async (ctx) => {
      const { journal, files } = plan(ctx);
      const restored = journal ? applyUndo(journal, files) : [];
      logRestored(ctx, restored);
      return { files: restored };
    },
  };
}
