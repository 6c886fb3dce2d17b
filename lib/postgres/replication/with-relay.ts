import { MudanzaError } from '../../platform/errors/mudanza-error';
import type { Credentials } from '../address/endpoint';
import type { Sql } from '../sql';
import type { ReadClient } from '../target-client';
import { withPgClient, withSource } from '../with-client';
import { type FollowProgress, readFollowedTables, readFollowProgress } from './follow-journal';
import { FOLLOW_PREFIX, REVERSE_PREFIX } from './follow-names';
import type { CommittedGroup } from './group-writer';
import { formatLsn } from './lsn';
import { readTargetTables } from './read-target-tables';
import { Relay } from './relay';
import { lockRelay, RELAY_PATIENCE } from './relay-lock';
import { type ReplicationClient, withReplication } from './replication-client';

export interface RelayJob {
  readonly source: Credentials;
  /** A session of its own: the settings and the lock of the relay stay with one server process. */
  readonly target: Credentials;
  readonly slot: string;
  readonly signal: AbortSignal;
  readonly onCommitted?: (group: CommittedGroup) => void;
}

async function requireProgress(client: ReadClient, slot: string): Promise<FollowProgress> {
  const found = (await readFollowProgress(client)).find((row) => row.slot === slot);
  if (!found) throw new MudanzaError('MUD-950', { params: { slot } });
  return found;
}

/** Throws where the slot would not give exactly what follows the progress row. */
export async function requireSlot(source: ReplicationClient, progress: FollowProgress): Promise<void> {
  const { slot } = progress;
  const identity = await source.identify();
  if (identity.system !== progress.system || identity.timeline !== progress.timeline) {
    throw new MudanzaError('MUD-952', { params: { slot } });
  }
  const state = await source.slot(slot);
  if (!state) throw new MudanzaError('MUD-951', { params: { slot, reason: 'gone' } });
  if (state.walStatus === 'lost') throw new MudanzaError('MUD-951', { params: { slot, reason: 'lost' } });
  if (state.confirmed !== null && state.confirmed > progress.lsn) {
    throw new MudanzaError('MUD-960', {
      params: { slot, confirmed: formatLsn(state.confirmed), applied: formatLsn(progress.lsn) },
    });
  }
  const until = performance.now() + RELAY_PATIENCE;
  for (let held = state.isActive; held; held = (await source.slot(slot))?.isActive === true) {
    if (performance.now() > until) throw new MudanzaError('MUD-961', { params: { slot } });
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Throws MUD-986 when changes come back from the target already: to follow would send each round and round. */
async function requireForward({ source, slot, signal }: RelayJob): Promise<void> {
  if (!slot.startsWith(FOLLOW_PREFIX)) return;
  const back = `${REVERSE_PREFIX}${slot.slice(FOLLOW_PREFIX.length)}`;
  const rows = await withSource(source, readFollowProgress, { signal });
  if (rows.some((row) => row.slot === back)) throw new MudanzaError('MUD-986', { params: { slot: back } });
}

async function setting(source: ReplicationClient, name: string): Promise<number> {
  return Number(await source.setting(name)) || 0;
}

/**
 * Runs the relay of a slot while the body runs: it starts where the progress row on the target stands. Throws what ends
 * it, by name: MUD-950 to MUD-961. Nothing that is not committed on the target is ever confirmed to the source.
 */
export function withRelay<T>(job: RelayJob, use: (relay: Relay) => Promise<T>): Promise<T> {
  const { source, target, slot, signal } = job;
  return withPgClient(target, { signal, applicationName: 'mudanza relay' }, async (client) => {
    const reader: ReadClient = {
      rows: async <Row extends object>({ text, values }: Sql) =>
        (await client.query<Row>(text, [...values])).rows,
    };
    await lockRelay(reader, slot);
    await requireForward(job);
    const progress = await requireProgress(reader, slot);
    const tables = {
      followed: await readFollowedTables(reader, slot),
      targets: await readTargetTables(reader, progress.schemas),
      leaveOut: progress.leaveOut,
    };
    return withReplication(source, { signal, applicationName: 'mudanza relay' }, async (origin) => {
      await requireSlot(origin, progress);
      const { lsn, checks, publication } = progress;
      const relay = new Relay(client, {
        ...{ slot, lsn, checks, tables },
        ...(job.onCommitted && { onCommitted: job.onCommitted }),
      });
      const stream = await origin.stream(
        {
          ...{ slot, publication, from: lsn },
          senderTimeout: await setting(origin, 'wal_sender_timeout'),
          version: await setting(origin, 'server_version_num'),
        },
        relay.receive,
      );
      relay.attach(stream);
      try {
        return await Promise.race([use(relay), relay.failed]);
      } finally {
        await stream.stop();
      }
    });
  });
}
