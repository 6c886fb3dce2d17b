import { z } from 'zod';
import { say } from '../../i18n/message';
import { defineEvidence } from '../../plan/define-evidence';
import { findOutline } from '../../plan/find-outline';
import { previewBasis } from '../../plan/preview-basis';
import { defineStep, type Outcome } from '../../plan/step';
import { isStepId } from '../../plan/step-id';
import { workspaceOf } from '../backend/workspace-of';
import { FileRehearsal, type RehearsedReturn, rehearseFiles } from './rehearse-files';
import { rehearseSchema, SchemaRehearsal } from './rehearse-schema';

export const RollbackRehearsalEvidence = z.object({
  /** Null for a migration without a folder. */
  files: FileRehearsal.nullable(),
  /** Null before a schema was previewed. */
  schema: SchemaRehearsal.nullable(),
});
export type RollbackRehearsalEvidence = z.infer<typeof RollbackRehearsalEvidence>;

/** Steps by the numbers that people see. */
function numbersOf(ids: readonly string[]): string {
  return ids.map((id) => (isStepId(id) ? findOutline(id).number : id)).join(', ');
}

/** Whether a rollback of what the migration has really written would work right now. */
function judgeTakenBack(back: RehearsedReturn | null): Outcome {
  if (!back) return { verdict: 'unchecked', message: say('backend.criterion.rehearsalBackNothing') };
  const [conflicts, differing] = [back.conflicts.join(', '), back.differing.join(', ')];
  if (conflicts)
    return { verdict: 'fail', message: say('backend.criterion.rehearsalBackConflict', { files: conflicts }) };
  return differing
    ? { verdict: 'fail', message: say('backend.criterion.rehearsalBackDiffers', { files: differing }) }
    : { verdict: 'pass', message: say('backend.criterion.rehearsalBack', { count: back.files }) };
}

export const rollbackRehearsalEvidence = defineEvidence('rollback.rehearsal', RollbackRehearsalEvidence);

/** Do, undo, and show that before = after, on a copy of the backend and on a scratch database. */
export const rollbackRehearsal = defineStep({
  id: 'rollback.rehearsal',
  input: z.object({}),
  evidence: rollbackRehearsalEvidence,
  needs: [],
  preview: async () => ({
    basis: previewBasis('rehearsal'),
    actions: [{ summary: say('backend.action.rehearse') }],
  }),
  run: async (ctx) => {
    const workspace = workspaceOf(ctx);
    const files = workspace && (await rehearseFiles(ctx, workspace));
    return { files, schema: await rehearseSchema(ctx) };
  },
  criteria: [
    {
      id: 'rehearsal.did',
      judge: ({ files, schema }) => {
        const steps = files?.steps.filter(({ changed }) => changed > 0).map(({ id }) => id) ?? [];
        const did = [...steps, ...(schema && schema.created > 0 ? ['schema.deploy'] : [])];
        return did.length > 0
          ? { verdict: 'pass', message: say('backend.criterion.rehearsalDid', { steps: numbersOf(did) }) }
          : { verdict: 'fail', message: say('backend.criterion.rehearsalDidNothing') };
      },
    },
    { id: 'rehearsal.takenBack', judge: ({ files }) => judgeTakenBack(files?.takenBack ?? null) },
    {
      id: 'rehearsal.files',
      judge: ({ files }) => {
        if (!files) return { verdict: 'warn', message: say('backend.criterion.rehearsalNoFolder') };
        return files.differing.length === 0
          ? { verdict: 'pass', message: say('backend.criterion.rehearsalFiles', { count: files.files }) }
          : {
              verdict: 'fail',
              message: say('backend.criterion.rehearsalFilesDiffer', { files: files.differing.join(', ') }),
            };
      },
    },
    {
      id: 'rehearsal.schema',
      judge: ({ schema }) => {
        if (!schema) return { verdict: 'warn', message: say('backend.criterion.rehearsalNoSchema') };
        return schema.differing.length === 0
          ? { verdict: 'pass', message: say('backend.criterion.rehearsalSchema') }
          : {
              verdict: 'fail',
              message: say('backend.criterion.rehearsalSchemaDiffers', { count: schema.differing.length }),
            };
      },
    },
  ],
});
