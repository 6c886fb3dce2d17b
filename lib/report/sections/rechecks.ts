import type { RunView } from '../../runs/derive-run';
import type { Recheck } from '../../store/rechecks';
import type { RecheckEntry } from '../report-schema';

type Check = RecheckEntry['checks'][number];

function changesBetween(before: RunView | undefined, after: RunView): Check['changes'] {
  return after.outcomes.flatMap(({ id, verdict, message }) => {
    const old = before?.outcomes.find((outcome) => outcome.id === id)?.verdict ?? null;
    // What nobody had asked before, and holds now, has not drifted.
    const isNewAnswer =
      (old === null || old === 'unchecked') && (verdict === 'pass' || verdict === 'unchecked');
    return old === verdict || isNewAnswer ? [] : [{ criterion: id, before: old, after: verdict, message }];
  });
}

function checkOf(run: RunView, runs: readonly RunView[]): Check {
  const earlier = runs.filter(
    (other) =>
      other.stepId === run.stepId &&
      (other.action === 'run' || other.action === 'recheck') &&
      other.requestedAt < run.requestedAt &&
      other.outcomes.length > 0,
  );
  const { stepId: step } = run;
  if (!run.isTerminal) return { step, state: 'running', changes: [], error: null };
  if (run.outcomes.length === 0)
    return { step, state: 'failed', changes: [], error: run.error?.code ?? run.status };
  const changes = changesBetween(earlier.at(-1), run);
  return { step, state: changes.length > 0 ? 'drifted' : 'same', changes, error: null };
}

/** What drifted since: each round of "check again" against the verdicts before it. Pure. */
export function recheckEntries(rechecks: readonly Recheck[], runs: readonly RunView[]): RecheckEntry[] {
  return rechecks.map(({ at, by, runIds, leftOut }) => {
    const own = runs.filter((run) => runIds.includes(run.id));
    return {
      at: at.toISOString(),
      by,
      isDone: own.every((run) => run.isTerminal),
      leftOut: [...leftOut],
      checks: own.map((run) => checkOf(run, runs)),
    };
  });
}
