import { z } from 'zod';
import { defineEvidence } from '../../plan/define-evidence';
import { FoundSlot } from '../../plan/found-slots';

const Side = z.object({
  version: z.number(),
  encoding: z.string(),
  databaseBytes: z.number(),
  role: z.string(),
  bypassesRowSecurity: z.boolean(),
  isReadOnly: z.boolean(),
  largeObjects: z.number(),
  otherDatabases: z.array(z.string()),
  preparedTransactions: z.number(),
  preparedNames: z.array(z.string()).default([]),
  moment: z.string().default(''),
  oldestTransaction: z.number().nullable(),
});

const Left = z.object({
  schema: z.string(),
  name: z.string(),
  reason: z.enum(['left out', 'no table on the target', 'foreign table', 'extension member', 'holds rows']),
});

const Lacking = z.object({ table: z.string(), columns: z.array(z.string()) });

export const Verified = z.object({
  schema: z.string(),
  name: z.string(),
  parts: z.array(z.string()),
  columns: z.array(z.string()),
  key: z.array(z.string()).nullable(),
  sourceRows: z.number(),
  targetRows: z.number(),
  badBuckets: z.number(),
  differing: z.array(
    z.object({
      key: z.array(z.string().nullable()).nullable(),
      fault: z.enum(['missing', 'extra', 'different']),
      rows: z.number(),
    }),
  ),
  isCut: z.boolean(),
  ms: z.object({ source: z.number(), target: z.number(), locate: z.number() }),
  /** ISO 8601, of a result that an earlier run found and this one kept. */
  comparedAt: z.string().optional(),
});
export type VerifiedEvidence = z.infer<typeof Verified>;

/** A constraint of the target, and rows of the source that break it; null where they could not be counted. */
const Broken = z.object({ constraint: z.string(), rows: z.number().nullable() });

const Misfit = z.object({
  column: z.string(),
  why: z.enum(['null', 'length', 'range', 'label', 'type']),
  sides: z.string(),
  rows: z.number().nullable(),
});

/** What was found before a row is moved; `sides` is null in a migration without a source. */
export const PreflightEvidence = z.object({
  sides: z.object({ source: Side, target: Side }).nullable(),
  /** What the pooling step observed at the door that the rows take; null where nobody looked. */
  door: z.object({ target: z.string(), mode: z.enum(['session', 'transaction', 'unknown']) }).nullable(),
  checks: z.enum(['replica', 'origin']).nullable(),
  tables: z.array(
    z.object({
      table: z.string(),
      target: z.string(),
      bytes: z.number(),
      estimatedRows: z.number().nullable(),
      key: z.array(z.string()).nullable(),
      isUnlogged: z.boolean(),
      hasRowSecurity: z.boolean(),
    }),
  ),
  left: z.array(Left),
  lacking: z.array(Lacking),
  unfilled: z.array(z.string()),
  filled: z.array(z.string()),
  circular: z.array(z.string()),
  /** Constraints that are taken away until the rows are there; none in evidence of before this was asked. */
  setAside: z.array(Broken).default([]),
  /** Constraints that the target has alone and that rows break. */
  refusing: z.array(Broken).default([]),
  misfits: z.array(Misfit).default([]),
  /** Tables of the target whose row security would judge what is loaded. */
  guarded: z.array(z.string()).default([]),
  views: z.array(z.string()),
  leaveOut: z.array(z.string()),
  /** Bytes that the plan of the target allows, where it is known. */
  limitBytes: z.number().nullable(),
  /** Slots of this product on the source that are of no following of this migration. */
  slots: z.array(FoundSlot).nullable().optional(),
  /** How the source can be followed, or what stands in the way; null where it could not be asked. */
  follow: z
    .object({
      obstacles: z.array(z.string()),
      provider: z.string().nullable(),
      /** Seconds that a move with a pause would take, from a copy that was measured; null without one. */
      pauseSeconds: z.number().nullable(),
    })
    .nullable()
    .optional(),
});
export type PreflightEvidence = z.infer<typeof PreflightEvidence>;
export const preflightEvidence = defineEvidence('data.preflight', PreflightEvidence);

const Stage = z.enum(['snapshot', 'rows', 'indexes', 'sequences', 'analyze', 'views', 'orphans', 'verify']);

export const CopyEvidence = z.object({
  job: z.string(),
  source: Side,
  target: Side,
  checks: z.enum(['replica', 'origin']),
  lanes: z.number(),
  tables: z.array(
    z.object({
      table: z.string(),
      target: z.string(),
      rowsOut: z.number(),
      rowsIn: z.number(),
      bytes: z.number(),
      ms: z.number(),
      chunks: z.number(),
    }),
  ),
  left: z.array(Left),
  lackingColumns: z.array(Lacking),
  deferredIndexes: z.array(z.string()),
  quietTriggers: z.array(z.string()),
  setAside: z.array(Broken).default([]),
  misfits: z.array(Misfit).default([]),
  /** What the target said once everything was put back; null in evidence of before this was asked. */
  back: z
    .object({
      missing: z.array(z.string()),
      notValid: z.array(z.string()),
      unanalysed: z.array(z.string()),
    })
    .nullable()
    .default(null),
  sequences: z.array(z.object({ name: z.string(), value: z.string(), isSet: z.boolean() })),
  views: z.array(z.string()),
  orphans: z.array(
    z.object({
      constraint: z.string(),
      table: z.string(),
      parent: z.string(),
      source: z.number().nullable(),
      target: z.number(),
    }),
  ),
  verified: z.array(Verified).nullable(),
  /** ms of each stage, by its name. */
  ms: z.partialRecord(Stage, z.number()),
});
export type CopyEvidence = z.infer<typeof CopyEvidence>;
export const copyEvidence = defineEvidence('data.copy', CopyEvidence);

export const DataVerifyEvidence = z.object({
  source: Side,
  target: Side,
  tables: z.array(Verified),
  left: z.array(Left),
  lackingColumns: z.array(Lacking),
  /** Tables of both sides that the operator did not ask for. */
  notAsked: z.array(z.string()),
  /** The copy whose rows were compared; null where none is known. Results are kept for the rows of one copy only. */
  copyJob: z.string().nullable().default(null),
});
export type DataVerifyEvidence = z.infer<typeof DataVerifyEvidence>;
export const dataVerifyEvidence = defineEvidence('data.verify', DataVerifyEvidence);
