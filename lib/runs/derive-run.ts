import type { CriterionOutcome, Lifecycle, RunError, RunEvent } from '../plan/run-event';
import { RUN_STATUS_LOOK, type RunStatus } from '../plan/status';
import type { Preview } from '../plan/step';
import type { RunRow } from '../store/runs';
import { readLifecycle } from './read-lifecycle';

/** A run as the screens see it: everything but the row's request is derived from its lifecycle events. */
export interface RunView {
  readonly id: string;
  readonly migrationId: string;
  readonly stepId: RunRow['stepId'];
  readonly action: RunRow['action'];
  readonly attempt: number;
  readonly input: Record<string, unknown>;
  readonly undoes: string | null;
  readonly requestedBy: string;
  /** ISO 8601, from the server's clock, as are the others. */
  readonly requestedAt: string;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  readonly status: RunStatus;
  readonly isTerminal: boolean;
  readonly evidence: unknown;
  /** What a run that left no evidence was about to commit when it threw or was killed; it may stand. */
  readonly ahead?: unknown;
  readonly outcomes: readonly CriterionOutcome[];
  readonly preview: Preview | null;
  readonly error: RunError | null;
}

function lifecycles(events: readonly RunEvent[]): { at: Date; data: Lifecycle }[] {
  const own = events.filter((event) => event.stream === 'lifecycle');
  return own.flatMap(({ at, data: stored }) => {
    const data = readLifecycle(stored);
    return data ? [{ at, data }] : [];
  });
}

/** Derives a run from its row and its lifecycle events. Pure. */
export function deriveRun(row: RunRow, events: readonly RunEvent[]): RunView {
  let status: RunStatus = row.cancelRequestedBy ? 'cancelling' : row.runner ? 'running' : 'queued';
  let startedAt: Date | null = null;
  let endedAt: Date | null = null;
  let evidence: unknown = null;
  let ahead: unknown;
  let outcomes: readonly CriterionOutcome[] = [];
  let preview: Preview | null = null;
  let error: RunError | null = null;
  for (const { at, data } of lifecycles(events)) {
    if (data.kind === 'started') startedAt ??= at;
    else if (data.kind === 'preview') preview = data.preview;
    else if (data.kind === 'ahead') ahead = data.evidence;
    else if (data.kind === 'evidence') ({ evidence, outcomes } = data);
    else if (data.kind === 'failed') error = data.error;
    else if (data.kind === 'ended') {
      status = data.status;
      // Runs of older versions may end before they began: the clock was put back.
      endedAt = startedAt && at < startedAt ? startedAt : at;
    }
  }
  return {
    id: row.id,
    migrationId: row.migrationId,
    stepId: row.stepId,
    action: row.action,
    attempt: row.attempt,
    input: row.input,
    undoes: row.undoes,
    requestedBy: row.requestedBy,
    requestedAt: row.requestedAt.toISOString(),
    startedAt: startedAt?.toISOString() ?? null,
    endedAt: endedAt?.toISOString() ?? null,
    status,
    isTerminal: RUN_STATUS_LOOK[status].isTerminal,
    evidence,
    ...(evidence === null && ahead !== undefined ? { ahead } : {}),
    outcomes,
    preview,
    error,
  };
}

/** The status that outcomes add up to: the worst of them. */
export function statusOf(outcomes: readonly CriterionOutcome[]): RunStatus {
  if (outcomes.some((outcome) => outcome.verdict === 'fail')) return 'failed';
  return outcomes.some((outcome) => outcome.verdict === 'warn') ? 'warned' : 'succeeded';
}
