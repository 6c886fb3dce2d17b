import type { ChangedFile } from '../backend/journal/since-before';
import type { StepOutline } from '../plan/outline';
import type { StepState } from '../plan/status';
import type { ConnectionRole } from '../plan/step-context';
import type { StepId } from '../plan/step-id';
import type { Endpoint } from '../postgres/address/endpoint';
import type { RunView } from '../runs/derive-run';
import type { StoredArtifact } from '../store/artifacts';
import type { Issue } from '../store/issues';
import type { Migration } from '../store/migrations';
import type { Recheck } from '../store/rechecks';
import type { ReportNote } from '../store/report-notes';
import type { SignOff } from '../store/sign-offs';
import type { Statement } from '../store/statements';
import type { Waiver } from '../store/waivers';
import type { WatchSpan } from '../store/watch-span';

/** What the report reads of a step; the checklist's `StepView` has it all. */
export interface ReportStep {
  readonly outline: StepOutline;
  readonly state: StepState;
  readonly lastRun: RunView | null;
  readonly attempts: readonly RunView[];
  readonly staleBecause: readonly StepId[];
  /** Files that are no longer as the step left them. */
  readonly strayed?: readonly string[];
  readonly skip: { readonly reason: string; readonly by: string } | null;
  /** The step as its ended runs left it, where what is under way hides that. */
  readonly settled?: Pick<ReportStep, 'state' | 'lastRun' | 'staleBecause' | 'strayed'>;
}

/** Everything a report is made from. */
export interface ReportFacts {
  readonly migration: Migration;
  readonly steps: readonly ReportStep[];
  readonly runs: readonly RunView[];
  readonly connections: ReadonlyMap<ConnectionRole, Endpoint>;
  readonly waivers: readonly Waiver[];
  readonly signOffs: readonly SignOff[];
  readonly issues: readonly Issue[];
  readonly notes: readonly ReportNote[];
  readonly statements: readonly Statement[];
  /** The record of the downtime watch; empty where nobody watched. */
  readonly watched: readonly WatchSpan[];
  readonly rechecks: readonly Recheck[];
  readonly artifacts: readonly StoredArtifact[];
  /** The backend's files, before against now, as the disk says; null where that cannot be read. */
  readonly configuration?: readonly ChangedFile[] | null;
}
