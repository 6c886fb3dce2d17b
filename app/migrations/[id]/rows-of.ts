import { comparedRows } from '@/lib/report/evidence/compared-rows';
import { latestEvidence } from '@/lib/report/evidence/latest-evidence';
import { type RowFacts, rowFacts } from '@/lib/report/evidence/rows';
import type { ReportStep } from '@/lib/report/report-facts';
import { dataVerifyEvidence } from '@/lib/steps/data/data-evidence';

/** Every table was compared; the target's rows were counted. */
const WHOLE: ReadonlySet<RowFacts['state']> = new Set(['compared', 'differ']);
const COUNTED: ReadonlySet<RowFacts['state']> = new Set(['empty', 'none', 'some', 'counted']);

type Rows = { readonly count: number; readonly isExact: boolean } | null;

/**
 * What was counted of the rows of both sides; null where nobody looked. A comparison of the rows that still holds speaks
 * for both; what was counted with the schema says nothing of the target once rows were copied.
 */
export function rowsOf(steps: readonly ReportStep[]): { source: Rows; target: Rows } {
  const { state, rows, moved, isExact } = rowFacts(steps);
  const compared = latestEvidence(steps, dataVerifyEvidence);
  if (compared && comparedRows(steps)?.step.outline.id === 'data.verify' && WHOLE.has(state)) {
    const sum = (side: 'sourceRows' | 'targetRows') =>
      compared.tables.reduce((total, table) => total + table[side], 0);
    return {
      source: { count: sum('sourceRows'), isExact: true },
      target: { count: sum('targetRows'), isExact: true },
    };
  }
  return {
    source: state === 'unknown' ? null : { count: rows, isExact },
    target: COUNTED.has(state) ? { count: moved, isExact } : null,
  };
}
