import { MudanzaError } from '../../platform/errors/mudanza-error';
import type { Credentials } from '../address/endpoint';
import { type Sql, sql } from '../sql';
import type { ReadClient } from '../target-client';
import { withPgClient } from '../with-client';
import { type FollowProgress, readFollowedTables, readFollowProgress } from './follow-journal';
import type { CommittedGroup } from './group-writer';
import { formatLsn } from './lsn';
import { readTargetTables } from './read-target-tables';
import { Relay } from './relay';
import { type ReplicationClient, withReplication } from './replication-client';

export interface RelayJob {
  readonly source: Credentials;
  /** A session of its own: the settings and the lock of the relay stay with one server process. */
  readonly target: Credentials;
  readonly slot: string;
  readonly signal: AbortSignal;
  readonly onCommitted?: (group: CommittedGroup) => void;
}

/** ms that slot and lock may still count as in use after the relay before has gone. */
const PATIENCE = 5_000;

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
  const until = performance.now() + PATIENCE;
  for (let held = state.isActive; held; held = (await source.slot(slot))?.isActive === true) {
    if (performance.now() > until) throw new MudanzaError('MUD-961', { params: { slot } });
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** One relay a slot, on whatever machine; a session whose process has just died is waited for. */
async function lock(client: ReadClient, slot: string): Promise<void> {
  const until = performance.now() + PATIENCE;
  for (;;) {
    const rows = await client.rows<{ got: boolean }>(
      sql`select pg_catalog.pg_try_advisory_lock(pg_catalog.hashtextextended(${`mudanza relay ${slot}`}, 0)) as got`,
    );
    if (rows[0]?.got) return;
    if (performance.now() > until) throw new MudanzaError('MUD-961', { params: { slot } });
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
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
    await lock(reader, slot);
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
