import type { MigrationSummary, SummaryStep } from './migration-summary';

function withStep(
  summary: MigrationSummary,
  stepId: string,
  change: (step: SummaryStep) => SummaryStep,
): MigrationSummary {
  return { ...summary, steps: summary.steps.map((step) => (step.id === stepId ? change(step) : step)) };
}

/** The summary as it will be when a step is left out, before the server has said so. Pure. */
export function withSkip(summary: MigrationSummary, stepId: string, reason: string): MigrationSummary {
  return withStep(summary, stepId, (step) => ({
    ...step,
    state: 'skipped',
    reason: null,
    skippedBecause: reason,
  }));
}

/** The summary as it will be when a step is no longer left out: what it was before is known to the server only. Pure. */
export function withoutSkip(summary: MigrationSummary, stepId: string): MigrationSummary {
  return withStep(summary, stepId, (step) => ({
    ...step,
    state: 'ready',
    reason: null,
    skippedBecause: null,
  }));
}

/** The summary as it will be when everything runs again from a step: later results are out of date. Pure. */
export function withLaterStale(summary: MigrationSummary, stepId: string): MigrationSummary {
  const place = summary.steps.findIndex(({ id }) => id === stepId);
  if (place < 0) return summary;
  const isLater = ({ state, phase }: SummaryStep, index: number) =>
    index > place && phase !== 'rollback' && (state === 'succeeded' || state === 'warned');
  return {
    ...summary,
    steps: summary.steps.map((step, index) =>
      isLater(step, index) ? { ...step, state: 'stale' as const, reason: null } : step,
    ),
  };
}
