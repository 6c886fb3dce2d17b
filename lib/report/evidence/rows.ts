import { schemaVerifyEvidence } from '../../plan/evidence/schema-verify-evidence';
import { sourceConnectionEvidence } from '../../plan/evidence/source-connection-evidence';
import type { StepId } from '../../plan/step-id';
import type { ReportStep } from '../report-facts';
import { latestEvidence } from './latest-evidence';

/** Steps whose criteria compare the rows themselves; where one has been run, it answers for the data. */
export const DATA_STEPS: readonly StepId[] = ['data.verify'];

/**
 * What is known of the rows. `none`: counted, and the target holds none of them. `some`: counted, and a table of the
 * target holds fewer. `counted`: nowhere fewer, but nobody compared what is in them. `unseen`: the source holds rows and
 * nobody has counted. `unknown`: nobody looked at the source.
 */
export interface RowFacts {
  readonly state: 'empty' | 'none' | 'some' | 'counted' | 'unseen' | 'unknown';
  /** Rows of the source. */
  readonly rows: number;
  /** Tables of the source that hold any. */
  readonly tables: number;
  /** Rows of the same tables in the target. */
  readonly moved: number;
  readonly isExact: boolean;
}

const NOTHING = { rows: 0, tables: 0, moved: 0, isExact: true } as const;

function fromSource(steps: readonly ReportStep[]): RowFacts {
  const seen = latestEvidence(steps, sourceConnectionEvidence);
  if (!seen) return { ...NOTHING, state: 'unknown' };
  const filled = seen.tables.filter(({ estimatedRows }) => estimatedRows !== 0);
  if (filled.length === 0) return { ...NOTHING, state: 'empty' };
  const rows = filled.reduce((sum, { estimatedRows }) => sum + (estimatedRows ?? 0), 0);
  return { state: 'unseen', rows, tables: filled.length, moved: 0, isExact: false };
}

/** Reads what the steps saw of the rows on both sides. Pure. */
export function rowFacts(steps: readonly ReportStep[]): RowFacts {
  const counted = latestEvidence(steps, schemaVerifyEvidence)?.rows;
  if (!counted) return fromSource(steps);
  const filled = counted.filter(({ source }) => source !== 0);
  if (filled.length === 0) return { ...NOTHING, state: 'empty' };
  const sum = (side: 'source' | 'target') => filled.reduce((total, row) => total + (row[side] ?? 0), 0);
  const isShort = filled.some(({ source, target }) => (target ?? 0) < (source ?? 0));
  const moved = sum('target');
  return {
    state: moved === 0 ? 'none' : isShort ? 'some' : 'counted',
    rows: sum('source'),
    tables: filled.length,
    moved,
    isExact: filled.every(({ isExact }) => isExact),
  };
}
