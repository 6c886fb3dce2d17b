import { z } from 'zod';
import { defineEvidence } from '../define-evidence';
export const CRUD_OPERATIONS = ['create', 'read', 'update', 'delete'] as const;

export const CrudOperation = z.enum(CRUD_OPERATIONS);

export type CrudOperation = z.infer<typeof CrudOperation>;

export const OperationResult = z.object({
  operation: CrudOperation,
  isOk: z.boolean(),
  ms: z.number(),
  /** The server's own words when it failed. */
  original: z.string().nullable(),
  sqlState: z.string().nullable(),
});

export type OperationResult = z.infer<typeof OperationResult>;

/** `unproved` = it could not be put to the test, and `original` says why. */
export const RuleResult = z.object({
  rule: z.enum(['unique', 'foreignKey', 'notNull', 'check', 'onDelete', 'updatedAt', 'rollback']),
  /** Constraint or column. */
  name: z.string(),
  outcome: z.enum(['held', 'broken', 'unproved']),
  original: z.string().nullable(),
});

export type RuleResult = z.infer<typeof RuleResult>;

export const TableResult = z.object({
  table: z.string(),
  door: z.enum(['pooler', 'session']),
  operations: z.array(OperationResult).readonly(),
  rules: z.array(RuleResult).readonly(),
  /** Set when no row could be written at all: `type` unknown, `check` not met, `parent` missing, `ring` not removable, `guard` refuses, keys `taken`. */
  skipped: z
    .object({
      reason: z.enum(['type', 'check', 'parent', 'ring', 'guard', 'taken']),
      subject: z.string(),
    })
    .nullable(),
});

export type TableResult = z.infer<typeof TableResult>;

export const CrudEvidence = z.object({
  startedAt: z.number(),
  endedAt: z.number(),
  tables: z.array(TableResult).readonly(),
  /** The first table again, by so many clients at once. */
  concurrency: z
    .object({
      clients: z.number(),
      table: z.string(),
      succeeded: z.number(),
      ms: z.number(),
      original: z.string().nullable(),
    })
    .nullable(),
  leftovers: z.object({
    /** Rows of an earlier run that was killed, found and removed at the begin. */
    removedBefore: z.number(),
    /** Rows that are still there, with the reason. */
    remaining: z
      .array(
        z.object({
          table: z.string(),
          original: z.string(),
        }),
      )
      .readonly(),
    /** Rows that hold our tag though we did not write them: triggers did. */
    byTriggers: z
      .array(
        z.object({
          table: z.string(),
          rows: z.number(),
        }),
      )
      .readonly(),
  }),
  stopped: z.enum(['cancelled', 'lost']).nullable(),
});

export type CrudEvidence = z.infer<typeof CrudEvidence>;

export const crudEvidence = defineEvidence('crud', CrudEvidence);
