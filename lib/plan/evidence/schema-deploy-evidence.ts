import { z } from 'zod';
import { ObjectKind } from '../../postgres/catalog/catalog-object';
import { StatementTime } from '../../postgres/deploy/deploy-statement';
import { SecondPart } from '../../postgres/deploy/run-second-part';
import { defineEvidence } from '../define-evidence';
import { Hazard } from '../step';
import { ArtifactRef } from '../step-context';
export const DeployOutcome = z.enum(['deployed', 'already-there']);

/** One line of the history of deploys, which lives in the dashboard's own state. */
export const DeployHistoryEntry = z.object({
  at: z.string(),
  by: z.string(),
  sha256: z.string(),
  outcome: DeployOutcome,
  created: z.number(),
});

export type DeployHistoryEntry = z.infer<typeof DeployHistoryEntry>;

export const SchemaDeployEvidence = z.object({
  outcome: DeployOutcome,
  sha256: z.string(),
  through: z.enum(['session', 'pooler']),
  statements: z.number(),
  /** ms from BEGIN to COMMIT. */
  ms: z.number(),
  slowest: z.array(StatementTime).readonly(),
  /** Those that belong to no other, by kind. */
  created: z.partialRecord(ObjectKind, z.number()),
  /** Objects that were made, with all that belongs to them. */
  createdTotal: z.number(),
  altered: z.number(),
  removed: z.number(),
  /** What was there before and no undo gives back, such as a dropped table: `table public.old`. */
  lost: z.array(z.string()).readonly(),
  hazards: z.array(Hazard).readonly(),
  /** What undo needs: everything that was made since the first deploy that still stands. Null when nothing was. */
  record: ArtifactRef.nullable(),
  /** Number of the transaction; absent where nothing was deployed. */
  transaction: z.string().optional(),
  /** Statements that cannot run in a transaction, run one by one after the commit. */
  secondPart: z.array(StatementTime).readonly(),
  /** How the schemas were before the second part; only while it is not known what came of it. */
  secondPartFrom: ArtifactRef.optional(),
  /** What stopped the second part; null when all of it ran. */
  secondPartFailure: SecondPart.shape.failure,
  history: z.array(DeployHistoryEntry).readonly(),
});

export type SchemaDeployEvidence = z.infer<typeof SchemaDeployEvidence>;

export const schemaDeployEvidence = defineEvidence('schema.deploy', SchemaDeployEvidence);
