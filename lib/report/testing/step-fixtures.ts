import { say } from '../../i18n/message';
import type { EvidenceToken } from '../../plan/define-evidence';
import { OUTLINE } from '../../plan/outline';
import type { CriterionOutcome } from '../../plan/run-event';
import type { StepId } from '../../plan/step-id';
import type { RunView } from '../../runs/derive-run';
import type { Waiver } from '../../store/waivers';
import type { ReportStep } from '../report-facts';

let clock = Date.parse('2026-11-24T08:00:00Z');

/** A run that ended a minute after it began; each one made is a little later than the one before. */
export function runOf(stepId: StepId, change: Partial<RunView> = {}): RunView {
  clock += 120_000;
  const at = (ms: number) => new Date(clock + ms).toISOString();
  return {
    id: `00000000-0000-4000-8000-${String(clock).slice(0, 12)}`,
    migrationId: '00000000-0000-4000-8000-000000000000',
    stepId,
    action: 'run',
    attempt: 1,
    input: {},
    undoes: null,
    requestedBy: 'Ana',
    requestedAt: at(0),
    startedAt: at(0),
    endedAt: at(60_000),
    status: 'succeeded',
    isTerminal: true,
    evidence: {},
    outcomes: [{ id: `${stepId}.ok`, verdict: 'pass', message: say('common.copied') }],
    preview: null,
    error: null,
    ...change,
  };
}

/** A criterion's outcome. */
export function outcomeOf(id: string, verdict: CriterionOutcome['verdict']): CriterionOutcome {
  return { id, verdict, message: say('common.copied') };
}

/** A step that passed, or as changed. */
export function stepOf(id: StepId, change: Partial<ReportStep> = {}): ReportStep {
  const outline = OUTLINE.find((row) => row.id === id);
  if (!outline) throw new Error(`no step ${id}`);
  const lastRun = change.lastRun === undefined ? runOf(id) : change.lastRun;
  return {
    outline,
    state: 'succeeded',
    attempts: lastRun ? [lastRun] : [],
    staleBecause: [],
    skip: null,
    ...change,
    lastRun,
  };
}

/** A step that passed and left this behind, as the engine stores it. */
export function leftBy<Evidence>(
  { stepId }: EvidenceToken<Evidence>,
  evidence: NoInfer<Evidence>,
  change: Partial<RunView> = {},
): ReportStep {
  const stored: unknown = JSON.parse(JSON.stringify(evidence));
  return stepOf(stepId, { lastRun: runOf(stepId, { evidence: stored, ...change }) });
}

/** A step with a red criterion. */
export function redStep(id: StepId, criterionId = `${id}.red`): ReportStep {
  const lastRun = runOf(id, { status: 'failed', outcomes: [outcomeOf(criterionId, 'fail')] });
  return stepOf(id, { state: 'failed', lastRun });
}

/** The waiver of a step's red criterion in its last run. */
export function waiverOf(step: ReportStep, criterionId: string, change: Partial<Waiver> = {}): Waiver {
  return {
    id: '1',
    stepId: step.outline.id,
    criterionId,
    runId: step.lastRun?.id ?? null,
    name: 'Eva',
    reason: 'agreed with the team',
    by: 'Ana',
    at: new Date(clock),
    ...change,
  };
}
