import { say } from '../../i18n/message';
import type { CriterionOutcome } from '../../plan/run-event';
import { RUN_STATUS_LOOK } from '../../plan/status';
import type { Verdict } from '../../plan/step';
import type { StepId } from '../../plan/step-id';
import type { RunView } from '../derive-run';

let clock = 0;

/** A run that passed, each a minute after the one made before it, or as changed. */
export function runView(stepId: StepId, change: Partial<RunView> = {}): RunView {
  clock += 1;
  const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1, 0, clock, seconds)).toISOString();
  const status = change.status ?? 'succeeded';
  const { isTerminal } = RUN_STATUS_LOOK[status];
  return {
    id: `run-${clock}`,
    migrationId: 'm',
    stepId,
    action: 'run',
    attempt: 1,
    input: {},
    undoes: null,
    requestedBy: 'ana',
    requestedAt: at(0),
    startedAt: at(1),
    endedAt: isTerminal ? at(5) : null,
    isTerminal,
    evidence: null,
    outcomes: [],
    preview: null,
    error: null,
    ...change,
    status,
  };
}

/** What a run was judged: criterion by criterion. */
export function outcomes(verdicts: Readonly<Record<string, Verdict>>): CriterionOutcome[] {
  return Object.entries(verdicts).map(([id, verdict]) => ({ id, verdict, message: say('common.copied') }));
}
