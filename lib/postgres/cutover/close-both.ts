import { MudanzaError } from '../../platform/errors/mudanza-error';
import type { CopyResult } from '../copy/copy-result';
import { restoreTriggers } from '../copy/quiet-triggers';
import type { Relay } from '../replication/relay';
import { sourcePosition } from '../replication/source-position';
import type { ActClock } from './acts';
import type { CutOver } from './cut-over-job';
import type { CutOverSessions } from './cut-over-sessions';
import { closeStatements } from './fence-role';
import type { FenceSession } from './fence-session';
import { lockOrder } from './lock-order';
import { type MovedSequence, moveSequences } from './move-sequences';
import type { CutOverPlan } from './plan-cut-over';
import type { ProbeAnswer } from './probe-write';
import { sideBySide } from './side-by-side';

/** What was found while both sides were closed. */
export interface ClosedSides {
  readonly marker: bigint;
  readonly applied: bigint;
  readonly probe: ProbeAnswer;
  readonly sessionsEnded: number;
  readonly sequences: readonly MovedSequence[];
  /** Both sides at the moment of the switch. */
  readonly snapshots: { readonly source: string; readonly target: string };
  /** What was copied behind the fence; null where the rows were followed. */
  readonly copied: CopyResult | null;
}

export type Closing = Omit<CloseBoth, 'relay'>;

export interface CloseBoth {
  readonly job: CutOver;
  readonly clock: ActClock;
  readonly signal: AbortSignal;
  readonly sessions: CutOverSessions;
  readonly plan: CutOverPlan;
  readonly relay: Relay;
  /** Before anything is locked or changed: notes what is about to be done. */
  readonly onFence: () => Promise<void>;
  /** What undoes the slot of the way back, as soon as it is there. */
  readonly onReverse: (undo: (() => Promise<void>) | undefined) => void;
}

/** ms that the target gets to catch up with what the source wrote meanwhile. */
const CATCH_UP = 5_000;

/** Throws MUD-966 where the source writes faster than the target takes it: the fence would stand for long. */
export async function catchUp(fence: FenceSession, relay: Relay, signal: AbortSignal): Promise<void> {
  await relay.until(await sourcePosition(fence), signal);
  const late = AbortSignal.timeout(CATCH_UP);
  try {
    await relay.until(await sourcePosition(fence), AbortSignal.any([signal, late]));
  } catch (error) {
    if (!late.aborted || signal.aborted) throw error;
    throw new MudanzaError('MUD-966', { params: { reason: 'lag', what: '' } });
  }
}

async function shutOut({ job, sessions: { fence }, plan }: Closing): Promise<number> {
  await fence.execute(closeStatements(job.roles, plan.database));
  return fence.endSessions(job.roles.map(({ name }) => name));
}

/** Throws MUD-968 when a write as the application's role would be taken. */
async function probe({ job, sessions, plan }: Closing): Promise<ProbeAnswer> {
  const [table] = plan.sources;
  if (!table) return 'lock';
  const answer = await sessions.probe.attempt(table, job.roles.find(({ isOwn }) => !isOwn)?.name);
  if (answer !== 'written') return answer;
  throw new MudanzaError('MUD-968', { params: { reason: 'written', what: table.name } });
}

/** Those of the target, with room beyond the source's. */
export function setSequences({ job, sessions, plan }: Closing): Promise<MovedSequence[]> {
  const { schemas } = plan;
  const { fence, writer } = sessions;
  return moveSequences(fence, writer, { schemas, steps: job.sequenceRoom, plan: plan.sequences });
}

/**
 * Proves that nothing was written on the source since the mark, while the target can still take it: throws MUD-970, or
 * MUD-973 where nobody can know.
 */
async function compare({ sessions, relay, signal }: CloseBoth, changes: number): Promise<void> {
  await relay.until(await sessions.marker.mark('closed'), signal);
  const strays = relay.status.changes - changes;
  if (strays > 0) throw new MudanzaError('MUD-970', { params: { count: strays } });
  await sessions.sourceLock.prove();
}

/** Nobody writes to the target either; gives both sides as they stand now. */
export async function closeTarget({ sessions, plan, job }: Closing): Promise<ClosedSides['snapshots']> {
  await sessions.targetLock.take(plan.targets, {
    patience: job.lockPatience,
    side: 'target',
    withChildren: true,
  });
  const [source, target] = await Promise.all([sessions.sourceMoment(), sessions.targetMoment()]);
  return { source, target };
}

/** Nobody comes in any more, which a write that is tried proves. */
export async function fenceOut(closing: Closing) {
  const { clock } = closing;
  const sessionsEnded = await clock.during('fenced', () => shutOut(closing));
  const answer = await clock.during('probed', () => probe(closing));
  return { sessionsEnded, probe: answer };
}

/** Everything before the mark arrives; then the target's triggers may act again. */
async function drain({ clock, sessions, relay, signal }: CloseBoth) {
  const marker = await clock.during('marked', () => sessions.marker.mark('cut-over'));
  await clock.during('drained', () => relay.until(marker, signal));
  await restoreTriggers(sessions.triggers);
  return marker;
}

/**
 * Lets everything arrive on the target while the source takes no writes, locks the target, and only then shuts the writers
 * out: a service that starts again by itself when its session ends finds the target in its env file, and has to wait there.
 * The source's lock comes first: until it is had nobody was refused, and giving up changes nothing.
 */
export async function closeBoth(closing: CloseBoth): Promise<ClosedSides> {
  const { clock, signal, sessions, plan, relay, job } = closing;
  const order = await clock.during('caughtUp', async () => {
    const seen = await lockOrder(sessions.fence, plan.sources);
    await catchUp(sessions.fence, relay, signal);
    return seen;
  });
  await closing.onFence();
  await clock.during('locked', () => sessions.sourceLock.take(order, { patience: job.lockPatience }));
  const marker = await drain(closing);
  const { changes } = relay.status;
  const { beforeOpen } = job;
  const [, snapshots] = await sideBySide([
    // Where changes cannot come back there is no such act, and no clock says that there was.
    beforeOpen
      ? clock.during('reverse', async () => closing.onReverse(await beforeOpen()))
      : Promise.resolve(),
    clock
      .during('compared', () => compare(closing, changes))
      .then(() => clock.during('closed', () => closeTarget(closing))),
  ]);
  const fenced = await fenceOut(closing);
  // Only now do they stand still as well.
  const sequences = await clock.during('sequences', () => setSequences(closing));
  return { ...fenced, sequences, marker, applied: relay.status.applied, snapshots, copied: null };
}
