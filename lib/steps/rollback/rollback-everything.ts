import { z } from 'zod';
import { Uncommitted } from '../../backend/git/commit-files';
import { includeCopies } from '../../backend/git/exclude-copies';
import { stillCommitted } from '../../backend/git/still-committed';
import { applyUndo, Restored } from '../../backend/journal/apply-undo';
import { endState } from '../../backend/journal/end-state';
import { planUndo } from '../../backend/journal/plan-undo';
import { say } from '../../i18n/message';
import { defineEvidence } from '../../plan/define-evidence';
import { previewBasis } from '../../plan/preview-basis';
import { type Action, defineStep, type Preview } from '../../plan/step';
import type { StepContext } from '../../plan/step-context';
import { STEP_IDS } from '../../plan/step-id';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import { standingCommits, uncommitOwn } from '../backend/commits-of';
import { CONFIRMED_BY, ConfirmedBy } from '../backend/manual';
import { isBackupCopy } from '../backend/original-copy';
import { logRestored, undoPreview } from '../backend/undo-files';
import { openPlace } from '../backend/workspace-step';
import {
  AFTER_INPUT,
  AfterRestore,
  HEALTH_FIELDS,
  previewAfter,
  RESTART_NOTE,
  runAfter,
} from './after-restore';
import { proveTarget, SchemaProof } from './prove-schema';
import { MANUAL_ROLLBACK } from './rollback-backend';
import { judgeFiles, judgeHealth, judgeTests } from './rollback-evidence';
import { BRINGS_ROWS, previewLedger, undoLedger, whatStays } from './target-ledger';
import { previewSchema, tryUndoSchema, undoSchema } from './undo-schema';
import { judgeWayBack, previewWayBack, runWayBack, WayBackEvidence } from './way-back';

export const RollbackEverythingEvidence = AfterRestore.extend({
  /** Null for a migration without a folder: then a person has to restore the copies. */
  files: z.array(Restored).readonly().nullable(),
  instructions: z.string().nullable(),
  confirmedBy: z.string().nullable(),
  /** Null when the migration had made no commit. */
  commit: Uncommitted.nullable(),
  /** Files that the last commit does not hold as they were before the migration. */
  stillCommitted: z.array(z.string()).readonly().optional(),
  /** Statements that took the schema back; null when there was none. */
  schema: z.array(z.string()).readonly().nullable(),
  schemaCount: z.number(),
  /** Steps whose changes of the target were taken back besides the schema. */
  takenBack: z.array(z.enum(STEP_IDS)).readonly().optional(),
  /** Steps that left something which stays. */
  stays: z.array(z.enum(STEP_IDS)).readonly().optional(),
  /** Null where the application was never switched over. */
  wayBack: WayBackEvidence.nullable().optional(),
  /** Null when nothing was written to the target. */
  proof: SchemaProof.nullable(),
});
export type RollbackEverythingEvidence = z.infer<typeof RollbackEverythingEvidence>;

const Input = z.object({
  ...AFTER_INPUT,
  withTests: z.coerce.boolean().default(true),
  confirmedBy: ConfirmedBy,
});
type Input = z.infer<typeof Input>;

/** Everything that was written to the folder and still stands, as a plan and as a preview. */
function folderOf(ctx: StepContext) {
  const place = openPlace(ctx);
  return place && { ...place, files: planUndo(place.journal, () => true) };
}

/** The baseline's tests run in the folder, so without one there are none. */
function wanted(input: Input, folder: unknown) {
  return { ...input, withTests: input.withTests && folder !== null };
}

/** What keeps the whole from being taken back: then nothing is touched, and the backend alone may go back. */
function refusal(
  restore: Preview | null,
  wayBack: Preview | null,
  target: readonly (Preview | null)[],
): Omit<Preview, 'basis'> | null {
  const inTheWay = [wayBack, restore, ...target].filter((part) => part?.isRefused);
  if (inTheWay.length === 0) return null;
  const isOnlySchema = !restore?.isRefused && !wayBack?.isRefused && restore !== null;
  return {
    actions: inTheWay.flatMap((part) => part?.actions ?? []),
    notes: [
      ...inTheWay.flatMap((part) => part?.notes ?? []),
      ...(isOnlySchema ? [{ verdict: 'warn' as const, message: say('backend.note.onlySchema') }] : []),
    ],
    isRefused: true,
  };
}

/** Rows that the copy brought, or the switch with a pause. */
async function holdsCopiedRows(ctx: StepContext): Promise<boolean> {
  const runs = await Promise.all(BRINGS_ROWS.map((id) => ctx.standingRuns(id, 'withBroken')));
  return runs.flat().length > 0;
}

/** The copies of the backup were not there before either; whoever reads that they go should know what stays. */
function copyNotes(files: readonly { readonly path: string }[]): Preview['notes'] {
  const count = files.filter(({ path }) => isBackupCopy(path)).length;
  return count > 0 ? [{ verdict: 'warn', message: say('backend.note.copiesGo', { count }) }] : [];
}

async function preview(ctx: StepContext, input: Input): Promise<Preview> {
  const folder = folderOf(ctx);
  const commits = folder ? await standingCommits(ctx, folder.workspace) : [];
  const restore = folder && undoPreview(folder.journal, folder.files);
  const schema = await previewSchema(ctx);
  const wayBack = await previewWayBack(ctx);
  // Going back takes the switch back first, and loses nothing where the undo of the switch alone would.
  const ledger = await previewLedger(ctx, wayBack !== null);
  const stays = await whatStays(ctx);
  const after = await previewAfter(ctx, wanted(input, folder));
  const parts = {
    restore: restore?.basis,
    commits,
    ledger: ledger.map((part) => part.basis),
    schema: schema?.basis,
    wayBack: wayBack?.basis,
    after: after.basis,
  };
  const basis = previewBasis({ input, ...parts });
  const refused = refusal(restore, wayBack, (await holdsCopiedRows(ctx)) ? ledger : [...ledger, schema]);
  if (refused) return { basis, ...refused };
  const uncommitActions: Action[] = commits.toReversed().map(({ hash }) => ({
    summary: say('backend.action.uncommit', { hash: hash.slice(0, 10) }),
    hazards: ['RUNS_COMMAND'],
  }));
  const byHand: Action[] = folder
    ? []
    : [{ summary: say('backend.manual.rollback'), detail: MANUAL_ROLLBACK, detailKind: 'command' }];
  const onTarget = [...ledger.flatMap(({ actions }) => actions), ...(schema?.actions ?? [])];
  const back = [
    ...(wayBack?.actions ?? []),
    ...uncommitActions,
    ...(restore?.actions ?? []),
    ...byHand,
    ...onTarget,
  ];
  const sizes = {
    files: folder?.files.filter(({ verdict }) => verdict === 'restore').length ?? 0,
    statements: onTarget.filter(({ detail }) => detail !== undefined).length,
    commits: commits.length,
  };
  return {
    basis,
    actions: [...back, ...after.actions],
    notes: [
      { verdict: 'pass', message: say('backend.note.everything', sizes) },
      ...(folder ? (copyNotes(folder.files) ?? []) : []),
      ...(wayBack?.notes ?? []),
      ...(schema?.notes ?? []),
      ...stays.map((step) => ({ verdict: 'warn' as const, message: say('backend.note.stays', { step }) })),
      ...(sizes.files > 0 ? [RESTART_NOTE] : []),
      ...after.notes,
    ],
  };
}

/**
 * The backend first, so that nobody uses the schema any more when it goes. What would refuse later is asked before
 * anything is touched. Throws MUD-418, and what `tryUndoSchema` throws, with nothing changed.
 */
async function run(ctx: StepContext, input: Input): Promise<RollbackEverythingEvidence> {
  const folder = folderOf(ctx);
  const conflicts = folder?.files.filter(({ verdict }) => verdict === 'conflict') ?? [];
  if (conflicts.length > 0)
    throw new MudanzaError('MUD-418', { params: { files: conflicts.map(({ path }) => path).join(', ') } });
  // First of all: nothing may be emptied that is on the target alone.
  const wayBack = await runWayBack(ctx);
  // Copied rows stand in the schema's way, so they go first; whatever keeps them refuses before a file is touched.
  const rowsBack = (await holdsCopiedRows(ctx)) ? await undoLedger(ctx) : null;
  await tryUndoSchema(ctx);
  const commit = folder && (await uncommitOwn(ctx, folder.journal));
  logRestored(ctx, folder ? applyUndo(folder.journal, folder.files) : []);
  if (folder) await includeCopies(folder.workspace);
  const takenBack = rowsBack ?? (await undoLedger(ctx));
  const schema = await undoSchema(ctx);
  const proof = await proveTarget(ctx);
  const after = await runAfter(ctx, wanted(input, folder));
  return {
    files: folder && endState(folder.journal),
    instructions: folder ? null : MANUAL_ROLLBACK,
    confirmedBy: input.confirmedBy || null,
    commit,
    stillCommitted: folder ? await stillCommitted(folder.journal) : [],
    schema: schema?.slice(0, 500) ?? null,
    schemaCount: schema?.length ?? 0,
    takenBack,
    stays: await whatStays(ctx),
    wayBack,
    proof,
    ...after,
  };
}

export const rollbackEverythingEvidence = defineEvidence('rollback.everything', RollbackEverythingEvidence);

/** Takes all of it back in order, and proves by hashes and catalog that the end is the beginning. */
export const rollbackEverything = defineStep({
  id: 'rollback.everything',
  input: Input,
  evidence: rollbackEverythingEvidence,
  fields: [
    ...HEALTH_FIELDS,
    { name: 'withTests', kind: 'checkbox', label: 'backend.field.withTests', initial: true },
    CONFIRMED_BY,
  ],
  needs: [],
  sides: { target: 'writes' },
  writesTarget: true,
  preview,
  run,
  criteria: [
    { id: 'rollback.rows', judge: ({ wayBack }) => judgeWayBack(wayBack) },
    {
      id: 'rollback.files',
      judge: ({ files, confirmedBy }) => {
        if (files) return judgeFiles(files);
        return confirmedBy
          ? { verdict: 'pass', message: say('backend.criterion.confirmed', { name: confirmedBy }) }
          : { verdict: 'fail', message: say('backend.criterion.unconfirmed') };
      },
    },
    {
      id: 'rollback.commit',
      judge: ({ commit, stillCommitted = [] }) => {
        if (commit && !commit.isUndone) {
          const reason = commit.reason ?? '';
          return { verdict: 'warn', message: say('backend.criterion.rollbackCommitStays', { reason }) };
        }
        if (stillCommitted.length > 0) {
          const files = stillCommitted.join(', ');
          return { verdict: 'warn', message: say('backend.criterion.rollbackStillCommitted', { files }) };
        }
        return {
          verdict: 'pass',
          message: say(commit ? 'backend.criterion.rollbackCommit' : 'backend.criterion.rollbackNoCommit'),
        };
      },
    },
    {
      id: 'rollback.catalog',
      judge: ({ proof }) => {
        if (!proof) return { verdict: 'pass', message: say('backend.criterion.rollbackNoSchema') };
        return proof.differing.length === 0
          ? {
              verdict: 'pass',
              message: say(
                proof.isWhole ? 'backend.criterion.rollbackWhole' : 'backend.criterion.rollbackProof',
                {
                  count: proof.checked,
                  digest: proof.digest.slice(0, 16),
                },
              ),
            }
          : {
              verdict: 'fail',
              message: say('backend.criterion.rollbackSchemaLeft', { objects: proof.differing.join(', ') }),
            };
      },
    },
    {
      id: 'rollback.tests',
      judge: ({ tests }) =>
        tests === undefined
          ? { verdict: 'unchecked', message: say('backend.criterion.rollbackTestsUnasked') }
          : judgeTests(tests),
    },
    { id: 'rollback.health', judge: ({ health }) => judgeHealth(health) },
  ],
});
