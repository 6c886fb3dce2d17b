import type { RunView } from './derive-run';

/** True for a run that ended without evidence: nobody knows from itself what it had done until then. */
export function isBrokenOff(run: Pick<RunView, 'action' | 'isTerminal' | 'evidence' | 'startedAt'>): boolean {
  return run.action === 'run' && run.isTerminal && run.evidence === null && run.startedAt !== null;
}

/** The newest run of a step when it was broken off and nobody has removed since what it may have left. */
export function lastBrokenOff(attempts: readonly RunView[]): RunView | null {
  const last = attempts.filter(({ action }) => action === 'run').at(-1);
  if (!last || !isBrokenOff(last)) return null;
  const isRemoved = attempts.some(
    ({ action, status, undoes }) => action === 'undo' && status === 'succeeded' && undoes === last.id,
  );
  return isRemoved ? null : last;
}
