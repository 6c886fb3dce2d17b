import { copyDatabase } from '../copy/copy-database';
import type { CopyDatabase, CopyResult } from '../copy/copy-result';
import { type CopyReader, withCopyReader, withCopyWriter } from '../copy/copy-session';
import { planCopy } from '../copy/plan-copy';
import { quietTriggers, readTriggers, triggersToQuiet } from '../copy/quiet-triggers';
import { readCopyTables } from '../copy/read-copy-tables';
import type { ReadClient } from '../target-client';
import { startFollowJournal } from './follow-journal';
import type { FollowNames } from './follow-names';
import type { FollowedTable } from './followed-table';
import { makeSlot } from './make-slot';
import { type MadeSlot, type SystemIdentity, withReplication } from './replication-client';
import { readSourceShapes } from './source-shapes';
import { followedTables, readSourceColumns } from './source-tables';
import { readTableRules } from './table-rules';

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
  return followedTables(
    planCopy(source, places, { leaveOut }),
    await readSourceColumns(reader, schemas),
    await readSourceShapes(reader, schemas),
    await readTableRules(reader, schemas),
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
    await quietTriggers(writer, triggersToQuiet(await readTriggers(writer), places, copied.checks));
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
    const slot = await makeSlot(origin, { server: source, names: job.names, seconds: job.slotPatience });
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
