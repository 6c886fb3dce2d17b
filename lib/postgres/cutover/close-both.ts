import { MudanzaError } from '../../platform/errors/mudanza-error';
import { restoreTriggers } from '../copy/quiet-triggers';
import type { Relay } from '../replication/relay';
import { sourcePosition } from '../replication/source-position';
import type { ActClock } from './acts';
import type { CutOver } from './cut-over-job';
import type { CutOverSessions } from './cut-over-sessions';
import { closeStatements } from './fence-role';
import type { FenceSession } from './fence-session';
import { type MovedSequence, moveSequences } from './move-sequences';
import type { CutOverPlan } from './plan-cut-over';
import type { ProbeAnswer } from './probe-write';

/** What was found while both sides were closed. */
export interface ClosedSides {
  readonly marker: bigint;
  readonly applied: bigint;
  readonly probe: ProbeAnswer;
  readonly sessionsEnded: number;
  readonly sequences: readonly MovedSequence[];
  /** Both sides at the moment of the switch. */
  readonly snapshots: { readonly source: string; readonly target: string };
}

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

async function shutOut({ job, sessions: { fence }, plan }: CloseBoth): Promise<number> {
  await fence.execute(closeStatements(job.roles, plan.database));
  return fence.endSessions(job.roles.map(({ name }) => name));
}

/** Throws MUD-968 when a write as the application's role would be taken. */
async function probe({ job, sessions, plan }: CloseBoth): Promise<ProbeAnswer> {
  const [table] = plan.sources;
  if (!table) return 'lock';
  const answer = await sessions.probe.attempt(table, job.roles.find(({ isOwn }) => !isOwn)?.name);
  if (answer !== 'written') return answer;
  throw new MudanzaError('MUD-968', { params: { reason: 'written', what: table.name } });
}

function setSequences({ job, sessions, plan }: CloseBoth): Promise<MovedSequence[]> {
  const { schemas } = plan.progress;
  const { fence, writer } = sessions;
  return moveSequences(fence, writer, { schemas, steps: job.sequenceRoom, plan: plan.sequences });
}

/**
 * Proves that nothing was written on the source since the mark, while the target can still take it: throws MUD-970, or
 * MUD-973 where nobody can know.
 */
async function compare({ sessions, relay, signal }: CloseBoth, changes: number): Promise<void> {
  await relay.until(await sessions.fence.mark('closed'), signal);
  const strays = relay.status.changes - changes;
  if (strays > 0) throw new MudanzaError('MUD-970', { params: { count: strays } });
  await sessions.sourceLock.prove();
}

/** Nobody writes to the target either; gives both sides as they stand now. */
async function closeTarget({ sessions, plan, job }: CloseBoth): Promise<ClosedSides['snapshots']> {
  await sessions.targetLock.take(plan.targets, { patience: job.lockPatience, withChildren: true });
  const [source, target] = await Promise.all([sessions.sourceMoment(), sessions.targetMoment()]);
  return { source, target };
}

/**
 * Shuts the writers out of the source and lets everything arrive on the target, which is locked then as well: from the mark
 * on nothing changes on either side. The lock comes first: until it is had nobody was refused, and giving up changes nothing.
 */
export async function closeBoth(closing: CloseBoth): Promise<ClosedSides> {
  const { clock, signal, sessions, plan, relay, job } = closing;
  const patience = job.lockPatience;
  await clock.during('caughtUp', () => catchUp(sessions.fence, relay, signal));
  await closing.onFence();
  await clock.during('locked', () => sessions.sourceLock.take(plan.sources, { patience }));
  const sessionsEnded = await clock.during('fenced', () => shutOut(closing));
  const marker = await clock.during('marked', () => sessions.fence.mark('cut-over'));
  const [answer, sequences] = await Promise.all([
    clock.during('probed', () => probe(closing)),
    clock.during('sequences', () => setSequences(closing)),
    clock.during('drained', () => relay.until(marker, signal)),
  ]);
  const { changes } = relay.status;
  await clock.during('reverse', async () => {
    await restoreTriggers(sessions.writer);
    closing.onReverse(await job.beforeOpen?.());
  });
  await clock.during('compared', () => compare(closing, changes));
  const snapshots = await clock.during('closed', () => closeTarget(closing));
  return { marker, applied: relay.status.applied, probe: answer, sessionsEnded, sequences, snapshots };
}
