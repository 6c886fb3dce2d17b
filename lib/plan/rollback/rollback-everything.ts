import { z } from 'zod';
import { type Uncommitted, uncommitAll } from '../../backend/git/commit-files';
import { stillCommitted } from '../../backend/git/still-committed';
import { applyUndo, type Restored } from '../../backend/journal/apply-undo';
import { endState } from '../../backend/journal/end-state';
import { planUndo } from '../../backend/journal/plan-undo';
import { MudanzaError } from '../../errors/mudanza-error';
import { say } from '../../i18n/message';
import { commitsOf } from '../backend/commits-of';
import { CONFIRMED_BY, ConfirmedBy } from '../backend/manual';
import { undoPreview } from '../backend/undo-files';
import { openPlace } from '../backend/workspace-step';
import { previewBasis } from '../preview-basis';
import { type Action, defineStep, type Preview } from '../step';
import type { StepContext } from '../step-context';
import { askHealth, type HealthAnswer } from './ask-health';
import { proveSchema, type SchemaProof } from './prove-schema';
import { HEALTH_FIELD, HealthUrl, MANUAL_ROLLBACK } from './rollback-backend';
import { judgeFiles, judgeHealth, judgeTests, type TestsAgain } from './rollback-evidence';
import { baselineCommand, testsAgain } from './tests-again';
import { schemaActions, undoSchema } from './undo-schema';

export interface RollbackEverythingEvidence {
  /** Null for a migration without a folder: then a person has to restore the copies. */
  readonly files: readonly Restored[] | null;
  readonly instructions: string | null;
  readonly confirmedBy: string | null;
  /** Null when the migration had made no commit. */
  readonly commit: Uncommitted | null;
  /** Files that the last commit does not hold as they were before the migration. */
  readonly stillCommitted?: readonly string[];
  /** Statements that took the schema back; null when there was none. */
  readonly schema: readonly string[] | null;
  readonly schemaCount: number;
  /** Null when there was no schema. */
  readonly proof: SchemaProof | null;
  readonly health: HealthAnswer | null;
  /** Undefined when the operator did not want them, null without a baseline. */
  readonly tests?: TestsAgain | null;
}

const Input = z.object({
  healthUrl: HealthUrl,
  withTests: z.coerce.boolean().default(true),
  confirmedBy: ConfirmedBy,
});
type Input = z.infer<typeof Input>;

/** Everything that was written to the folder and still stands, as a plan and as a preview. */
function folderOf(ctx: StepContext) {
  const place = openPlace(ctx);
  return place && { ...place, files: planUndo(place.journal, () => true) };
}

async function preview(ctx: StepContext, input: Input): Promise<Preview> {
  const folder = folderOf(ctx);
  const commits = folder ? await commitsOf(ctx) : [];
  const restore = folder && undoPreview(folder.journal, folder.files);
  const schema = await schemaActions(ctx);
  const uncommitActions: Action[] = commits.toReversed().map(({ hash }) => ({
    summary: say('backend.action.uncommit', { hash: hash.slice(0, 10) }),
    hazards: ['RUNS_COMMAND'],
  }));
  const command = folder && input.withTests ? await baselineCommand(ctx) : null;
  const afterwards: Action[] = [
    ...(folder && input.healthUrl
      ? [{ summary: say('backend.action.checkHealth', { url: input.healthUrl }) }]
      : []),
    ...(command
      ? [{ summary: say('backend.action.runTests', { command }), hazards: ['RUNS_COMMAND' as const] }]
      : []),
  ];
  const byHand: Action[] = folder
    ? []
    : [{ summary: say('backend.manual.rollback'), detail: MANUAL_ROLLBACK, detailKind: 'command' }];
  return {
    basis: previewBasis({ input, restore: restore?.basis, commits, schema, command }),
    actions: [...uncommitActions, ...(restore?.actions ?? []), ...byHand, ...schema, ...afterwards],
    notes: restore?.notes ?? [],
  };
}

/** The backend first, so that nobody uses the schema any more when it goes. */
async function run(ctx: StepContext, input: Input): Promise<RollbackEverythingEvidence> {
  const folder = folderOf(ctx);
  const conflicts = folder?.files.filter(({ verdict }) => verdict === 'conflict') ?? [];
  if (conflicts.length > 0)
    throw new MudanzaError('MUD-418', { params: { files: conflicts.map(({ path }) => path).join(', ') } });
  const commit = folder && (await uncommitAll(folder.workspace, await commitsOf(ctx)));
  const restored = folder ? applyUndo(folder.journal, folder.files) : [];
  for (const { path } of restored) ctx.log('info', say('backend.log.restored', { path }));
  const schema = await undoSchema(ctx);
  const proof = await proveSchema(ctx);
  const health = folder ? await askHealth(ctx, input.healthUrl) : null;
  const tests = folder && input.withTests ? { tests: await testsAgain(ctx) } : {};
  return {
    files: folder && endState(folder.journal),
    instructions: folder ? null : MANUAL_ROLLBACK,
    confirmedBy: input.confirmedBy || null,
    commit,
    stillCommitted: folder ? await stillCommitted(folder.journal) : [],
    schema: schema?.slice(0, 500) ?? null,
    schemaCount: schema?.length ?? 0,
    proof,
    health,
    ...tests,
  };
}

/** Takes all of it back in order, and proves by hashes and catalog that the end is the beginning. */
export const rollbackEverything = defineStep<Input, RollbackEverythingEvidence>({
  id: 'rollback.everything',
  input: Input,
  fields: [
    HEALTH_FIELD,
    { name: 'withTests', kind: 'checkbox', label: 'backend.field.withTests', initial: true },
    CONFIRMED_BY,
  ],
  needs: [],
  writesTarget: true,
  preview,
  run,
  criteria: [
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
              message: say('backend.criterion.rollbackProof', {
                count: proof.checked,
                digest: proof.digest.slice(0, 16),
              }),
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
          ? { verdict: 'pass', message: say('backend.criterion.rollbackTestsUnasked') }
          : judgeTests(tests),
    },
    { id: 'rollback.health', judge: ({ health }) => judgeHealth(health) },
  ],
});
