import { readSequences } from '../copy/copy-sequences';
import type { Relay } from '../replication/relay';
import { type HeldVerification, verifyHeld } from '../replication/verify-held';
import { withRelay } from '../replication/with-relay';
import { sql } from '../sql';
import type { ReadClient } from '../target-client';
import { type Act, ActClock, type ActName } from './acts';
import { catchUp } from './close-both';
import type { CutOver } from './cut-over-job';
import { type CutOverSessions, withCutOverSessions } from './cut-over-sessions';
import { type OpenTransaction, readCutoverFacts } from './cutover-facts';
import { readFence } from './fence-journal';
import { readFenceRoles } from './fence-role';
import { type CutOverPlan, planCutOver } from './plan-cut-over';
import { type TriedRole, tryRoles } from './try-roles';

export interface Rehearse
  extends Pick<
    CutOver,
    'source' | 'target' | 'slot' | 'roles' | 'lockPatience' | 'lanes' | 'signal' | 'beforeOpen' | 'onAct'
  > {
  /** Take the lock for real, for as long as the marker needs: the application's writers wait meanwhile. */
  readonly withLock: boolean;
  readonly verify: boolean;
}

export interface RehearseResult {
  readonly acts: readonly Act[];
  readonly marker: bigint;
  readonly applied: bigint;
  /** ms that the real one would take from the lock to the opening, without the switch itself. */
  readonly predictedMs: number;
  readonly tried: readonly TriedRole[];
  readonly sequences: number;
  readonly verified: HeldVerification | null;
  /** Transactions that the lock would wait for. */
  readonly transactions: readonly OpenTransaction[];
  /** What is there now and was not before; none is the proof. */
  readonly left: readonly string[];
}

/** As the real one would go: some of the acts side by side. */
function predicted(acts: readonly Act[]): number {
  const took = (...names: readonly ActName[]) =>
    acts.reduce((sum, { act, ms }) => sum + (names.includes(act) ? ms : 0), 0);
  return (
    took('locked', 'marked', 'drained', 'fenced', 'sequences') +
    Math.max(took('reverse'), took('compared', 'closed'))
  );
}

/** Slots of this following besides its own, the fence's record, and roles that are not as they were. */
async function leftOver(
  { fence, writer }: CutOverSessions,
  { slot, roles }: Rehearse,
  before: ReadonlySet<string>,
): Promise<string[]> {
  const names = roles.map(({ name }) => name);
  const now = names.length > 0 ? await readFenceRoles(fence, { names, kind: 'nologin', tables: [] }) : [];
  const changed = roles.filter(({ name, couldLogin, readOnlyBefore }) => {
    const role = now.find((one) => one.name === name);
    return role?.couldLogin !== couldLogin || role.readOnlyBefore !== readOnlyBefore;
  });
  const record = await readFence(writer, slot);
  const slots = [...(await ownSlots(fence)), ...(await ownSlots(writer))].filter((name) => !before.has(name));
  return [...changed.map(({ name }) => name), ...slots, ...(record ? [`mudanza_rows.fence ${slot}`] : [])];
}

/** Names of every slot of ours on a server. */
async function ownSlots(client: ReadClient): Promise<string[]> {
  const rows = await client.rows<{ name: string }>(sql`
    select slot_name as name from pg_catalog.pg_replication_slots
    where pg_catalog.starts_with(slot_name, 'mudanza') and database = pg_catalog.current_database()`);
  return rows.map(({ name }) => name);
}

interface Scene {
  readonly job: Rehearse;
  readonly clock: ActClock;
  readonly sessions: CutOverSessions;
  readonly plan: CutOverPlan;
  readonly relay: Relay;
}

/** The acts of the pause, each as it would be, none of them kept. */
async function play({ job, clock, sessions, plan, relay }: Scene) {
  const { fence, sourceLock, targetLock } = sessions;
  const { signal, lockPatience: patience } = job;
  await clock.during('caughtUp', () => catchUp(fence, relay, signal));
  await clock.during('locked', () =>
    job.withLock ? sourceLock.take(plan.sources, { patience }) : sourceLock.touch(plan.sources),
  );
  const tried = await clock.during('fenced', () => tryRoles(fence, job.roles, plan.database));
  const marker = await clock.during('marked', () => fence.mark('rehearsal'));
  await Promise.all([
    clock.during('sequences', () => readSequences(fence, plan.schemas)),
    clock.during('drained', () => relay.until(marker, signal)),
  ]);
  const { applied } = relay.status;
  await sourceLock.release();
  const { beforeOpen } = job;
  const undo = beforeOpen && (await clock.during('reverse', () => beforeOpen()));
  await undo?.();
  await clock.during('compared', async () => relay.until(await fence.mark('rehearsal'), signal));
  await clock.during('closed', () => targetLock.touch(plan.targets));
  return { tried, marker, applied };
}

/**
 * Plays a cut-over without keeping anything of it: no role is changed (what would change it is rolled back), the
 * application goes on writing, and both sides are compared at one moment meanwhile. Says what the real one would have cost.
 */
export async function rehearse(job: Rehearse): Promise<RehearseResult> {
  const { source, target, slot, signal, lanes } = job;
  const clock = new ActClock(job.onAct);
  return withCutOverSessions(job, signal, async (sessions) => {
    const plan = await planCutOver(sessions.fence, sessions.writer, slot);
    const { transactions } = await readCutoverFacts(sessions.fence);
    const before = new Set([...(await ownSlots(sessions.fence)), ...(await ownSlots(sessions.writer))]);
    const [played, verified] = await withRelay({ source, target, slot, signal }, async (relay) => {
      const acts = await play({ job, clock, sessions, plan, relay });
      const { schemas, leaveOut } = plan;
      if (!job.verify) return [acts, null] as const;
      const held = await clock.during('verified', () =>
        verifyHeld(relay, { source, target, slot, schemas, leaveOut, lanes, signal, maxNamed: 100 }),
      );
      return [acts, held] as const;
    });
    return {
      ...{ ...played, verified, transactions, acts: clock.acts },
      predictedMs: predicted(clock.acts),
      sequences: plan.sequences.targets.length,
      left: await leftOver(sessions, job, before),
    };
  });
}
