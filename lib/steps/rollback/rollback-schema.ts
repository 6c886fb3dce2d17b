import { z } from 'zod';
import { say } from '../../i18n/message';
import { defineEvidence } from '../../plan/define-evidence';
import { previewBasis } from '../../plan/preview-basis';
import { defineStep } from '../../plan/step';
import { previewSchema, undoSchema } from './undo-schema';

export const RollbackSchemaEvidence = z.object({
  /** Statements that ran, at most 500; null when this migration deployed no schema. */
  statements: z.array(z.string()).readonly().nullable(),
  count: z.number(),
});
export type RollbackSchemaEvidence = z.infer<typeof RollbackSchemaEvidence>;

export const rollbackSchemaEvidence = defineEvidence('rollback.schema', RollbackSchemaEvidence);

/** Scenario "the schema deployment fails": drops exactly what it created. */
export const rollbackSchema = defineStep({
  id: 'rollback.schema',
  input: z.object({}),
  evidence: rollbackSchemaEvidence,
  needs: [],
  sides: { target: 'writes' },
  writesTarget: true,
  preview: async (ctx) => {
    const nothing = { verdict: 'warn' as const, message: say('backend.criterion.rollbackNoSchema') };
    return (await previewSchema(ctx)) ?? { basis: previewBasis(null), actions: [], notes: [nothing] };
  },
  run: async (ctx) => {
    const statements = await undoSchema(ctx);
    return { statements: statements?.slice(0, 500) ?? null, count: statements?.length ?? 0 };
  },
  criteria: [
    {
      id: 'rollback.schemaGone',
      judge: ({ statements, count }) =>
        statements
          ? { verdict: 'pass', message: say('backend.criterion.rollbackSchema', { count }) }
          : { verdict: 'warn', message: say('backend.criterion.rollbackNoSchema') },
    },
    {
      // The undo compares the catalog before and after itself, and takes nothing back unless it holds.
      id: 'rollback.catalog',
      judge: ({ statements }) =>
        statements
          ? { verdict: 'pass', message: say('backend.criterion.rollbackCatalog') }
          : { verdict: 'unchecked', message: say('backend.criterion.rollbackNoSchema') },
    },
  ],
});
