import type { ArtifactRef } from '../../plan/step-context';
import type { Difference } from '../../postgres/compare/difference';
import type { TableRows } from './count-rows';

/** A difference with the SQL that would mend it; null where no single statement would. */
export interface MendableDifference extends Difference {
  readonly mend: string | null;
  /** Why an operator accepted it, or null; an accepted difference is listed and does not count. */
  readonly accepted: string | null;
}

export interface Comparison {
  /** Objects that either side holds: the same number whichever side is looked from. */
  readonly objects: number;
  /** Open differences by place; absent in comparisons of older versions. */
  readonly onlyHere?: number;
  readonly onlyThere?: number;
  readonly different?: number;
  readonly fails: number;
  readonly warns: number;
  readonly notes: number;
  readonly accepted: number;
  readonly differences: { readonly count: number; readonly first: readonly MendableDifference[] };
}

/** What an update of one row did, in a transaction that was rolled back. */
export interface TriggerProof {
  readonly trigger: string;
  readonly table: string;
  readonly state: 'proved' | 'fired-nothing' | 'not-judged' | 'not-tried';
  /** Columns that the trigger changed by itself or should have, or why it could not be tried. */
  readonly detail: string;
}

export interface SchemaVerifyEvidence {
  readonly schemas: readonly string[];
  readonly sha256: string;
  /** File (scratch build) against target; null when there was no build. */
  readonly fileToTarget: Comparison | null;
  /** Live source against target, without owners and privileges; null when there is no source. */
  readonly sourceToTarget: Comparison | null;
  /** File against live source: drift between the models, the file and the database. */
  readonly fileToSource: Comparison | null;
  /** Rows of the source's tables on both sides; null without a source, absent in older versions. */
  readonly rows?: readonly TableRows[] | null;
  readonly triggers: readonly TriggerProof[];
  readonly ms: number;
  readonly files: readonly ArtifactRef[];
}
