import { MudanzaError } from '../../platform/errors/mudanza-error';
import type { Credentials } from '../address/endpoint';
import { withPgClient, withSource } from '../with-client';
import type { FollowProgress } from './follow-journal';
import { FOLLOW_PREFIX, REVERSE_PREFIX } from './follow-names';
import type { CommittedGroup } from './group-writer';
import { formatLsn } from './lsn';
import { Relay } from './relay';
import { RELAY_PATIENCE } from './relay-lock';
import { type RelayStart, startRelayOn } from './relay-start';
import { RelayWatch } from './relay-watch';
import {
  type OriginStand,
  type ReplicationClient,
  type SystemIdentity,
  withReplication,
} from './replication-client';
import { sourceChanges } from './source-changes';

export interface RelayJob {
  readonly source: Credentials;
  /** A session of its own: the settings and the lock of the relay stay with one server process. */
  readonly target: Credentials;
  readonly slot: string;
  readonly signal: AbortSignal;
  readonly onCommitted?: (group: CommittedGroup) => void;
  /** ms of silence after which a server is asked whether it still knows the connection. */
  readonly silence?: number;
}

/** Throws where the slot would not give exactly what follows the progress row. */
async function requireSlot(
  origin: ReplicationClient,
  identity: SystemIdentity,
  progress: FollowProgress,
): Promise<OriginStand> {
  const { slot } = progress;
  if (identity.system !== progress.system || identity.timeline !== progress.timeline) {
    throw new MudanzaError('MUD-952', { params: { slot } });
  }
  // Asked when the lock is held: a relay before this one may have confirmed until then.
  const stand = await origin.stand(slot);
  const state = stand.slot;
  if (!state) throw new MudanzaError('MUD-951', { params: { slot, reason: 'gone' } });
  if (state.walStatus === 'lost') throw new MudanzaError('MUD-951', { params: { slot, reason: 'lost' } });
  if (state.confirmed !== null && state.confirmed > progress.lsn) {
    throw new MudanzaError('MUD-960', {
      params: { slot, confirmed: formatLsn(state.confirmed), applied: formatLsn(progress.lsn) },
    });
  }
  const until = performance.now() + RELAY_PATIENCE;
  for (let held = state.isActive; held; held = (await origin.slot(slot))?.isActive === true) {
    if (performance.now() > until) throw new MudanzaError('MUD-961', { params: { slot } });
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return stand;
}

/** Throws MUD-986 when changes come back from the target already: to follow would send each round and round. */
async function requireForward(
  origin: ReplicationClient,
  slot: string,
  { hasJournal }: OriginStand,
): Promise<void> {
  if (!hasJournal || !slot.startsWith(FOLLOW_PREFIX)) return;
  const back = `${REVERSE_PREFIX}${slot.slice(FOLLOW_PREFIX.length)}`;
  if ((await origin.followedSlots()).includes(back)) {
    throw new MudanzaError('MUD-986', { params: { slot: back } });
  }
}

/** What a server says of a change that fits no more: the cause may lie in the schema. */
const MISFITS: readonly unknown[] = ['MUD-955', 'MUD-957', 'MUD-959'];

/** Names a change of the source's schema where a refused change comes of one. */
async function namedCause(
  error: unknown,
  { source, target, signal }: RelayJob,
  start: RelayStart,
): Promise<unknown> {
  if (!(error instanceof MudanzaError) || !MISFITS.includes(error.code)) return error;
  const { followed, progress } = start;
  const { harmful } = await withSource(
    source,
    (here) => withSource(target, (there) => sourceChanges(here, there, followed, progress), { signal }),
    { signal },
  ).catch(() => ({ harmful: [] }));
  if (harmful.length === 0) return error;
  return new MudanzaError('MUD-953', { params: { changes: harmful.join(', ') }, cause: error });
}

/**
 * Runs the relay of a slot while the body runs: it starts where the progress row on the target stands. Throws what ends
 * it, by name: MUD-950 to MUD-961. Nothing that is not committed on the target is ever confirmed to the source.
 */
export function withRelay<T>(job: RelayJob, use: (relay: Relay) => Promise<T>): Promise<T> {
  const { source, target, slot, signal } = job;
  const options = { signal, applicationName: 'mudanza relay' };
  // Everything is committed and answered when it ends: nothing is left to wait for, and its lock goes with its socket.
  return withPgClient(target, { ...options, leavesAtOnce: true }, async (client) => {
    const starting = startRelayOn(client, slot);
    starting.catch(() => undefined);
    return withReplication(source, options, async (origin) => {
      const identifying = origin.identify();
      identifying.catch(() => undefined);
      const start = await starting;
      const { progress, followed, targets, pid: writer } = start;
      const stand = await requireSlot(origin, await identifying, progress);
      await requireForward(origin, slot, stand);
      const { lsn, checks, publication, leaveOut } = progress;
      const relay = new Relay(client, {
        ...{ slot, lsn, checks, tables: { followed, targets, leaveOut } },
        ...(job.onCommitted && { onCommitted: job.onCommitted }),
      });
      const { senderTimeout, version, pid: sender } = stand;
      const stream = await origin.stream(
        { slot, publication, from: lsn, senderTimeout, version },
        relay.receive,
      );
      relay.attach(stream);
      const watch = new RelayWatch(relay, {
        source,
        target,
        slot,
        signal,
        sender,
        writer,
        silence: job.silence,
      });
      try {
        return await Promise.race([use(relay), relay.failed]);
      } catch (error) {
        throw await namedCause(error, job, start);
      } finally {
        watch.stop();
        await stream.stop();
      }
    });
  });
}
