import { MOVING } from '../../store/moving-runs';
import type { RunView } from '../derive-run';
import type { News } from './webhook-body';

export interface NamedNews {
  /** Names it for good, so that it is told once. */
  readonly ref: string;
  readonly news: News;
}

/** Older news is none: after a restart nobody is told of last week. */
const FRESH_MS = 15 * 60_000;

/** What of the runs is news: a deed that ended, a preview that waits for its answer. Pure. */
export function newsOf(
  runs: readonly RunView[],
  wanted: { readonly ended: boolean; readonly waiting: boolean; readonly alert?: boolean },
  now: Date,
): NamedNews[] {
  return runs.flatMap(({ id, stepId, action, status, endedAt }, index): NamedNews[] => {
    const at = new Date(endedAt ?? Number.NaN);
    if (endedAt === null || now.getTime() - at.getTime() > FRESH_MS) return [];
    const isPreview = action === 'preview' || action === 'undo-preview';
    // A preview that was answered meanwhile waits for nobody.
    const isAnswered = runs.slice(index + 1).some((later) => later.stepId === stepId);
    if (isPreview && status === 'succeeded')
      return wanted.waiting && !isAnswered
        ? [{ ref: `run/${id}/waiting`, news: { kind: 'waiting', at, runId: id, stepId } }]
        : [];
    const isAlarm =
      wanted.alert && status !== 'succeeded' && status !== 'cancelled' && MOVING.includes(stepId);
    return wanted.ended || isAlarm
      ? [{ ref: `run/${id}/ended`, news: { kind: 'ended', at, runId: id, stepId, status } }]
      : [];
  });
}
