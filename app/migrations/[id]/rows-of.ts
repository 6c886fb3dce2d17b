import type { StepId } from '@/lib/plan/step-id';
import { latestEvidence } from '@/lib/report/evidence/latest-evidence';
import { rowFacts } from '@/lib/report/evidence/rows';
import type { ReportStep } from '@/lib/report/report-facts';
import { dataVerifyEvidence } from '@/lib/steps/data/data-evidence';

type Rows = { readonly count: number; readonly isExact: boolean } | null;

/**
 * What was counted of the rows of both sides; null where nobody looked. A comparison of the rows that still holds speaks
 * for both; what was counted with the schema says nothing of the target once rows were copied.
 */
export function rowsOf(steps: readonly ReportStep[]): { source: Rows; target: Rows } {
  const stepOf = (id: StepId) => steps.find(({ outline }) => outline.id === id);
  const compared = latestEvidence(steps, dataVerifyEvidence);
  const isWhole = compared?.left.length === 0 && compared.notAsked.length === 0;
  if (compared && isWhole && stepOf('data.verify')?.state !== 'stale') {
    const sum = (side: 'sourceRows' | 'targetRows') =>
      compared.tables.reduce((total, table) => total + table[side], 0);
    return {
      source: { count: sum('sourceRows'), isExact: true },
      target: { count: sum('targetRows'), isExact: true },
    };
  }
  const { state, rows, moved, isExact } = rowFacts(steps);
  const isTargetOld = state === 'unseen' || (stepOf('data.copy')?.lastRun ?? null) !== null;
  return {
    source: state === 'unknown' ? null : { count: rows, isExact },
    target: state === 'unknown' || isTargetOld ? null : { count: moved, isExact },
  };
}
