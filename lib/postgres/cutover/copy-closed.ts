import { copyDatabase } from '../copy/copy-database';
import { nameCopyFailure } from '../copy/copy-failure';
import type { CopyResult } from '../copy/copy-result';
import { sourcePosition } from '../replication/source-position';
import { type CloseBoth, type ClosedSides, closeTarget, fenceOut, setSequences } from './close-both';
import type { PauseCopy } from './cut-over-job';
import type { FenceRecord } from './fence-journal';
import { lockOrder } from './lock-order';
import { shutDoor } from './target-door';

export interface CopyClosed extends Omit<CloseBoth, 'relay'> {
  readonly pause: PauseCopy;
  readonly door: NonNullable<FenceRecord['door']>;
  /** A copy that failed puts back what it took away; the source does not wait for that. */
  readonly onTidying: (over: Promise<unknown>) => unknown;
}

/** Every row of the source, which stands still, into the target, which nobody else may write to. */
function copyAll({ job, pause, signal, onTidying }: CopyClosed): Promise<CopyResult> {
  const { source, lanes } = job;
  const target = { ...job.target, writesAnyway: true } as const;
  return new Promise((resolve, reject) => {
    const copy = copyDatabase({
      ...{ ...pause, source, target, lanes, signal, onFilled: 'again', verify: false },
      onFailed: (error) => {
        onTidying(copy.catch(() => undefined));
        reject(nameCopyFailure(error, { side: 'target', object: '—' }));
      },
    });
    copy.then(resolve, reject);
  });
}

/**
 * The way with a pause: shuts writers out of the source first, copies everything behind the fence, then closes the target.
 * The target's door is shut before anybody is sent away from the source. The locks on the source stand until the target is
 * open, so that no role, whoever it is, writes there meanwhile.
 */
export async function copyClosed(closing: CopyClosed): Promise<ClosedSides> {
  const { clock, sessions, plan, job, onFence, onReverse, door } = closing;
  const order = await lockOrder(sessions.fence, plan.sources);
  await onFence();
  await clock.during('shut', () => shutDoor(job.target, door));
  await clock.during('locked', () => sessions.sourceLock.take(order, { patience: job.lockPatience }));
  const fenced = await fenceOut(closing);
  // Nobody writes any more: the moment that is copied holds all that lies before this place. Nothing is written to a log that
  // may be nobody's to write messages to.
  const marker = await clock.during('marked', () => sourcePosition(sessions.fence));
  const copied = await clock.during('copied', () => copyAll(closing));
  await sessions.sourceLock.prove();
  const snapshots = await clock.during('closed', () => closeTarget(closing));
  const { beforeOpen } = job;
  if (beforeOpen) await clock.during('reverse', async () => onReverse(await beforeOpen()));
  const sequences = await clock.during('sequences', () => setSequences(closing));
  return { ...fenced, marker, applied: marker, sequences, snapshots, copied };
}
