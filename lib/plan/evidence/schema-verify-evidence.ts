import { z } from 'zod';
import { Difference, MendHazard } from '../../postgres/compare/difference';
import { defineEvidence } from '../define-evidence';
import { ArtifactRef } from '../step-context';
import { CatalogTree } from './catalog-tree';

/** Rows of one table of the source, and of the table of the same name in the target. */
export const TableRows = z.object({
  /** `schema.table`, as written, without quotes. */
  table: z.string(),
  /** Null: the role may not read it. */
  source: z.number().nullable(),
  /** Null: there is no such table, or the role may not read it. */
  target: z.number().nullable(),
  /** False where one of the two is the planner's estimate. */
  isExact: z.boolean(),
  /** False when the target has no table of that name. */
  isThere: z.boolean(),
});

export type TableRows = z.infer<typeof TableRows>;

/** A difference with the SQL that would mend it; null where no single statement would. */
export const MendableDifference = Difference.extend({
  mend: z.string().nullable(),
  /** What that SQL does to what the tables hold; null when nothing, absent in evidence of older versions. */
  hazard: MendHazard.nullable().optional(),
  /** Why an operator accepted it, or null; an accepted difference is listed and does not count. */
  accepted: z.string().nullable(),
});

export type MendableDifference = z.infer<typeof MendableDifference>;

export const Comparison = z.object({
  /** Objects that either side holds: the same number whichever side is looked from. */
  objects: z.number(),
  /** Schemas, extensions and default privileges compared beside them; absent in comparisons of older versions. */
  others: z.number().optional(),
  /** Open differences by place; absent in comparisons of older versions. */
  onlyHere: z.number().optional(),
  onlyThere: z.number().optional(),
  different: z.number().optional(),
  fails: z.number(),
  warns: z.number(),
  notes: z.number(),
  accepted: z.number(),
  differences: z.object({
    count: z.number(),
    first: z.array(MendableDifference).readonly(),
  }),
});

export type Comparison = z.infer<typeof Comparison>;

/** What an update of one row did, in a transaction that was rolled back. */
export const TriggerProof = z.object({
  trigger: z.string(),
  table: z.string(),
  state: z.enum(['proved', 'fired-nothing', 'not-judged', 'not-tried']),
  /** Columns that the trigger changed by itself or should have, or why it could not be tried. */
  detail: z.string(),
});

export type TriggerProof = z.infer<typeof TriggerProof>;

export const SchemaVerifyEvidence = z.object({
  schemas: z.array(z.string()).readonly(),
  sha256: z.string(),
  /** File (scratch build) against target; null when there was no build. */
  fileToTarget: Comparison.nullable(),
  /** Live source against target, without owners and privileges; null when there is no source. */
  sourceToTarget: Comparison.nullable(),
  /** File against live source: drift between the models, the file and the database. */
  fileToSource: Comparison.nullable(),
  /** Rows of the source's tables on both sides; null without a source, absent in older versions. */
  rows: z.array(TableRows).readonly().nullable().optional(),
  triggers: z.array(TriggerProof).readonly(),
  /** What the target holds, to look through; absent in evidence of older versions. */
  tree: CatalogTree.optional(),
  ms: z.number(),
  files: z.array(ArtifactRef).readonly(),
});

export type SchemaVerifyEvidence = z.infer<typeof SchemaVerifyEvidence>;

export const schemaVerifyEvidence = defineEvidence('schema.verify', SchemaVerifyEvidence);
