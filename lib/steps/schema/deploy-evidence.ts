import type { Hazard } from '../../plan/step';
import type { ArtifactRef } from '../../plan/step-context';
import type { ObjectKind } from '../../postgres/catalog/catalog-object';
import type { StatementTime } from '../../postgres/deploy/deploy-statement';
import type { SecondPart } from '../../postgres/deploy/run-second-part';

/** One line of the history of deploys, which lives in the dashboard's own state. */
export interface DeployHistoryEntry {
  readonly at: string;
  readonly by: string;
  readonly sha256: string;
  readonly outcome: SchemaDeployEvidence['outcome'];
  readonly created: number;
}

export interface SchemaDeployEvidence {
  readonly outcome: 'deployed' | 'already-there';
  readonly sha256: string;
  readonly through: 'session' | 'pooler';
  readonly statements: number;
  /** ms from BEGIN to COMMIT. */
  readonly ms: number;
  readonly slowest: readonly StatementTime[];
  readonly created: Readonly<Partial<Record<ObjectKind, number>>>;
  readonly createdTotal: number;
  readonly altered: number;
  readonly removed: number;
  /** What was there before and no undo gives back, such as a dropped table: `table public.old`. */
  readonly lost: readonly string[];
  readonly hazards: readonly Hazard[];
  /** What undo needs: everything that was made since the first deploy that still stands. Null when nothing was. */
  readonly record: ArtifactRef | null;
  /** Statements that cannot run in a transaction, run one by one after the commit. */
  readonly secondPart: readonly StatementTime[];
  /** What stopped the second part; null when all of it ran. */
  readonly secondPartFailure: SecondPart['failure'];
  readonly history: readonly DeployHistoryEntry[];
}
