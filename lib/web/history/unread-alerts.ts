import { say } from '../../i18n/message';
import type { StepId } from '../../plan/step-id';
import type { HoldingRun } from '../../store/holding-runs';
import type { Alert } from './alerts-of';

/** ms for which a slot may lie there unread: somebody is between two steps of the night. */
const REST = 60 * 60_000;

const isDone = ({ status, isUndo }: HoldingRun) => !isUndo && (status === 'succeeded' || status === 'warned');

/** Since when nobody reads the slots of a migration, by its own runs; null where somebody does, or there are none. Pure. */
export function unreadSince(
  runs: readonly HoldingRun[],
): { readonly since: Date; readonly isSwitched: boolean } | null {
  const of = (stepId: StepId) => runs.find((run) => run.stepId === stepId);
  const after = (stepId: StepId, { requestedAt }: HoldingRun) => {
    const run = of(stepId);
    return run && run.requestedAt > requestedAt ? run : undefined;
  };
  const [prepared, copied] = [of('data.prepare'), of('data.copy')];
  // The copy makes the slot; one that was broken off leaves it as well.
  if (!prepared || prepared.isUndo || !copied || copied.isUndo) return null;
  if (copied.requestedAt < prepared.requestedAt) return null;
  const cleaned = after('data.clean', copied);
  if (cleaned && isDone(cleaned)) return null;
  const ends = runs.map(({ endedAt }) => endedAt);
  if (ends.includes(null)) return null;
  const switched = after('data.cutover', copied);
  const last = Math.max(...ends.map((end) => end?.getTime() ?? 0));
  return { since: new Date(last), isSwitched: switched !== undefined && isDone(switched) };
}

/** A slot that nobody has read for a while keeps its server's log until the disk is full. Pure. */
export function unreadAlerts(runs: readonly HoldingRun[], now: Date): Alert[] {
  const unread = unreadSince(runs);
  const ms = unread ? now.getTime() - unread.since.getTime() : 0;
  if (!unread || ms < REST) return [];
  const params = { what: unread.isSwitched ? 'reverse' : 'follow', hours: Math.floor(ms / 3_600_000) };
  return [{ id: 'unread', message: say('testing.history.alert.unread', params) }];
}
