import { PHASE_IDS } from '../../plan/outline';
import type { RunView } from '../../runs/derive-run';
import type { Waiver } from '../../store/waivers';
import type { ReportFacts, ReportStep } from '../report-facts';
import type { Report, StepEntry } from '../report-schema';
import { waiverEntry } from './waiver-entry';

const isDeed = (run: RunView) => run.action === 'run' || run.action === 'undo';

/** ms a run took, 0 while it has not begun or not ended. */
export function workOf(run: RunView): number {
  if (!run.startedAt || !run.endedAt) return 0;
  return Math.max(0, Date.parse(run.endedAt) - Date.parse(run.startedAt));
}

function criteriaOf(step: ReportStep, waivers: readonly Waiver[]): StepEntry['criteria'] {
  return (step.lastRun?.outcomes ?? []).map(({ id, verdict, message }) => {
    const waiver = waivers.find(
      (entry) =>
        entry.stepId === step.outline.id && entry.criterionId === id && entry.runId === step.lastRun?.id,
    );
    return { id, verdict, message, waiver: waiver ? waiverEntry(waiver) : null };
  });
}

function stepEntry(step: ReportStep, waivers: readonly Waiver[]): StepEntry {
  const { outline, lastRun } = step;
  const deeds = step.attempts.filter(isDeed);
  return {
    id: outline.id,
    number: outline.number,
    state: step.state,
    isOptional: outline.isOptional ?? false,
    estimateMinutes: outline.estimate,
    workMs: deeds.reduce((sum, run) => sum + workOf(run), 0),
    attempts: deeds.filter((run) => run.action === 'run').length,
    run: lastRun?.id ?? null,
    by: lastRun?.requestedBy ?? null,
    startedAt: lastRun?.startedAt ?? null,
    endedAt: lastRun?.endedAt ?? null,
    staleBecause: [...step.staleBecause],
    ...(step.strayed ? { strayed: [...step.strayed] } : {}),
    skip: step.skip ? { reason: step.skip.reason, by: step.skip.by } : null,
    error: lastRun?.error ? { code: lastRun.error.code, original: lastRun.error.original ?? null } : null,
    criteria: criteriaOf(step, waivers),
  };
}

/** First start and last end of some runs, as ISO texts. */
export function spanOf(runs: readonly RunView[]): { startedAt: string | null; endedAt: string | null } {
  const starts = runs.flatMap((run) => run.startedAt ?? []).sort();
  const ends = runs.flatMap((run) => run.endedAt ?? []).sort();
  return { startedAt: starts[0] ?? null, endedAt: ends.at(-1) ?? null };
}

/** Estimate against actual, phase by phase, with every step and its verdicts. Pure. */
export function phasesOf(facts: Pick<ReportFacts, 'steps' | 'waivers'>): Report['phases'] {
  return PHASE_IDS.map((id) => {
    const own = facts.steps.filter((step) => step.outline.phase === id);
    const steps = own.map((step) => stepEntry(step, facts.waivers));
    const { startedAt, endedAt } = spanOf(own.flatMap((step) => step.attempts.filter(isDeed)));
    return {
      id,
      estimateMinutes: steps.reduce((sum, step) => sum + step.estimateMinutes, 0),
      workMs: steps.reduce((sum, step) => sum + step.workMs, 0),
      elapsedMs: startedAt && endedAt ? Date.parse(endedAt) - Date.parse(startedAt) : null,
      steps,
    };
  });
}
