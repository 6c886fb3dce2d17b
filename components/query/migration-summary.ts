import type { PhaseId } from '@/lib/plan/outline';
import type { RunStatus, StepState } from '@/lib/plan/status';

/** What changes of a step while a page is open. */
export interface SummaryStep {
  readonly id: string;
  readonly phase: PhaseId;
  readonly state: StepState;
  readonly isOptional: boolean;
  /** Only for whoever needs it. */
  readonly isAside?: boolean;
  /** What is red in it was waived by name. */
  readonly isWaived?: boolean;
  /** Times of the newest run, ms since the epoch. */
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  /** One clause that explains the state, in the viewer’s language. */
  readonly reason: string | null;
  /** Why it is left out, while it is. */
  readonly skippedBecause: string | null;
}

/** Where a migration stands, as every page of it follows it. */
export interface MigrationSummary {
  /** Another one as soon as anything changed that a page of the migration shows. */
  readonly revision: string;
  readonly steps: readonly SummaryStep[];
  /** Alerts of the monitoring now. */
  readonly alerts: number;
  /** The server’s clock. */
  readonly serverNow: number;
}

/** A run as the browser follows it. */
export interface RunSummary {
  readonly id: string;
  readonly status: RunStatus;
  readonly isTerminal: boolean;
}
