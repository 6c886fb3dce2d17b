import { MudanzaError } from '../../platform/errors/mudanza-error';
import { copyDatabase } from '../copy/copy-database';
import type { CopyDatabase, CopyResult } from '../copy/copy-result';
import { type CopyReader, withCopyReader, withCopyWriter } from '../copy/copy-session';
import { planCopy } from '../copy/plan-copy';
import { quietTriggers, triggersToQuiet } from '../copy/quiet-triggers';
import { readCopyTables } from '../copy/read-copy-tables';
import { withSourceOwner } from '../source-owner';
import { sql } from '../sql';
import type { ReadClient } from '../target-client';
import { withSource } from '../with-client';
import { startFollowJournal } from './follow-journal';
import type { FollowNames } from './follow-names';
import type { FollowedTable } from './followed-table';
import {
  type MadeSlot,
  type ReplicationClient,
  type SystemIdentity,
  withReplication,
} from './replication-client';
import { dropSlotStatement } from './source-statements';
import { followedTables, readSourceColumns } from './source-tables';

export interface BeginFollow extends Omit<CopyDatabase, 'snapshot'> {
  readonly names: FollowNames;
  /** Seconds that making the slot may wait for transactions that are open on the source. */
  readonly slotPatience?: number;
  readonly onSlot?: (slot: MadeSlot) => void;
}

export interface BegunFollow {
  readonly slot: MadeSlot;
  readonly identity: SystemIdentity;
  readonly copied: CopyResult;
  readonly tables: readonly FollowedTable[];
}

/** What can be followed from one side to the other, as both are now or at the reader's moment. */
export async function planFollow(
  reader: ReadClient,
  target: ReadClient,
  { schemas, leaveOut }: Pick<CopyDatabase, 'schemas' | 'leaveOut'>,
): Promise<FollowedTable[]> {
  const [source, places] = [await readCopyTables(reader, schemas), await readCopyTables(target, schemas)];
  return followedTables(planCopy(source, places, { leaveOut }), await readSourceColumns(reader, schemas));
}

async function oldestPid(job: BeginFollow): Promise<string> {
  const rows = await withSource(job.source, (client) =>
    client.rows<{ pid: number }>(sql`
      select a.pid from pg_catalog.pg_stat_activity a
      where a.backend_xid is not null and a.xact_start < pg_catalog.now() - interval '1 second'
      order by a.xact_start limit 1`),
  );
  return String(rows[0]?.pid ?? 'none');
}

/** Throws MUD-963 when an open transaction keeps the slot waiting for too long; the half-made slot goes with its session. */
async function makeSlot(origin: ReplicationClient, job: BeginFollow): Promise<MadeSlot> {
  const seconds = job.slotPatience ?? 60;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(async () => {
      const pid = await oldestPid(job).catch(() => 'none');
      reject(new MudanzaError('MUD-963', { params: { seconds, pid } }));
    }, seconds * 1000);
  });
  const made = origin.createSlot(job.names.slot, { isTemporary: false });
  made.catch(() => undefined);
  try {
    return await Promise.race([made, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** A slot of a copy that broke off is of another moment: the new one starts anew. */
function dropOldSlot({ source, names, signal }: BeginFollow): Promise<void> {
  return withSourceOwner(source, { signal, applicationName: 'mudanza slot' }, (owner) =>
    owner.execute([dropSlotStatement(names)]),
  );
}

async function writeJournal(
  job: BeginFollow,
  { slot, identity, copied }: Omit<BegunFollow, 'tables'>,
  reader: CopyReader,
): Promise<FollowedTable[]> {
  const { names, schemas, leaveOut, signal } = job;
  return withCopyWriter(job.target, { signal, applicationName: 'mudanza follow' }, async (writer) => {
    const tables = await planFollow(reader, writer, job);
    const places = tables.map(({ target }) => target);
    await quietTriggers(writer, await triggersToQuiet(writer, places, copied.checks));
    const { system, timeline } = identity;
    const { checks } = copied;
    await startFollowJournal(
      writer,
      { ...names, system, timeline, checks, schemas, leaveOut, lsn: slot.lsn },
      tables,
    );
    return tables;
  });
}

/**
 * Makes the slot, copies every row at the slot's own moment, and writes down that changes follow from there. The
 * publication has to be there already. A copy that fails leaves the slot, which `cleanFollow` finds by its name.
 */
export function beginFollow(job: BeginFollow): Promise<BegunFollow> {
  const { source, signal } = job;
  return withReplication(source, { signal, applicationName: 'mudanza slot' }, async (origin) => {
    const identity = await origin.identify();
    await dropOldSlot(job);
    const slot = await makeSlot(origin, job);
    job.onSlot?.(slot);
    const { snapshot } = slot;
    // Opened before anything else is asked on the slot's session: the snapshot ends with its next command.
    return withCopyReader(source, { signal, applicationName: 'mudanza follow', snapshot }, async (reader) => {
      const copied = await copyDatabase({ ...job, snapshot });
      const begun = { slot, identity, copied };
      return { ...begun, tables: await writeJournal(job, begun, reader) };
    });
  });
}
