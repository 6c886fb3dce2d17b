import { schemaVerifyEvidence } from '../../plan/evidence/schema-verify-evidence';
import { sourceConnectionEvidence } from '../../plan/evidence/source-connection-evidence';
import type { ReportStep } from '../report-facts';
import { comparedRows, rowsMovedAt } from './compared-rows';
import { latestEvidence } from './latest-evidence';

/**
 * What is known of the rows. `none`: counted, and the target holds none of them. `some`: counted, and a table of the
 * target holds fewer. `counted`: nowhere fewer, but nobody compared what is in them. `compared`, `differ`: compared row by
 * row, after whatever moved them last. `partly`: some tables only. `uncompared`: moved, or changed, and not compared
 * since. `unseen`: the source may hold rows and nobody has counted those of the target. `unknown`: nobody looked at the source.
 */
export interface RowFacts {
  readonly state:
    | 'empty'
    | 'none'
    | 'some'
    | 'counted'
    | 'compared'
    | 'differ'
    | 'partly'
    | 'uncompared'
    | 'unseen'
    | 'unknown';
  /** Rows of the source, as far as they were counted. */
  readonly rows: number;
  /** Tables of the source that hold any, or may. */
  readonly tables: number;
  /** Rows of the same tables in the target; 0 where nobody counted them. */
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

/** What was counted with the schema; of the target it says nothing once rows were moved. */
function fromCount(steps: readonly ReportStep[]): RowFacts {
  const counted = latestEvidence(steps, schemaVerifyEvidence)?.rows;
  if (!counted) return fromSource(steps);
  const filled = counted.filter(({ source }) => source !== 0);
  if (filled.length === 0) return { ...NOTHING, state: 'empty' };
  const sum = (side: 'source' | 'target') => filled.reduce((total, row) => total + (row[side] ?? 0), 0);
  // A table that the role may not read was counted by nobody: it is neither there nor lacking.
  const isUnread = filled.some(
    ({ source, target, isThere }) => source === null || (target === null && isThere),
  );
  const isShort = filled.some(
    ({ source, target, isThere }) => (target ?? (isThere ? Number.POSITIVE_INFINITY : 0)) < (source ?? 0),
  );
  const facts = {
    rows: sum('source'),
    tables: filled.length,
    moved: sum('target'),
    isExact: filled.every(({ source, isExact }) => source !== null && isExact),
  };
  const countedAt = steps.find(({ outline }) => outline.id === 'schema.verify')?.lastRun?.startedAt ?? '';
  if (countedAt < rowsMovedAt(steps)) return { ...facts, moved: 0, state: 'unseen' };
  if (facts.moved === 0 && !isUnread) return { ...facts, state: 'none' };
  if (isShort) return { ...facts, state: 'some' };
  return isUnread ? { ...facts, moved: 0, state: 'unseen' } : { ...facts, state: 'counted' };
}

/** Reads what the steps saw of the rows on both sides. Pure. */
export function rowFacts(steps: readonly ReportStep[]): RowFacts {
  const counted = fromCount(steps);
  const compared = comparedRows(steps);
  if (!compared || (counted.state === 'empty' && compared.state === 'uncompared')) return counted;
  return { ...counted, moved: 0, state: compared.state };
}
