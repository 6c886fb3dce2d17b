import type { Credentials } from '../address/endpoint';
import { nameCopyFailure } from './copy-failure';
import {
  type DroppedIndex,
  dropJournal,
  droppedIndexes,
  emptyTables,
  filledTables,
  foreignRows,
  holdsFence,
  restoreIndex,
} from './copy-journal';
import type { CopyDatabase } from './copy-result';
import { type CopyWriter, LIMITLESS, withCopyWriter } from './copy-session';
import { inLanes } from './in-lanes';
import { restoreTriggers } from './quiet-triggers';
import { constraintsAside, restoreConstraints } from './set-aside';

/** A cancelled copy gives itself so long to leave the target as it should be. */
const TIDY_MS = 60_000;

async function build(writer: CopyWriter, index: DroppedIndex): Promise<void> {
  try {
    await restoreIndex(writer, index);
  } catch (error) {
    throw nameCopyFailure(error, { side: 'target', object: `${index.schema}.${index.index}`, isAfter: true });
  }
}

/** Builds again what the journal says is missing, several at a time, each in a session of its own. */
export async function restoreIndexes(
  target: Credentials,
  writer: CopyWriter,
  lanes: number,
  signal: AbortSignal,
): Promise<number> {
  const missing = await droppedIndexes(writer);
  if (missing.length === 0) return 0;
  await inLanes(missing, lanes, signal, (next, inner) =>
    withCopyWriter(target, { signal: inner, applicationName: 'mudanza index' }, async (builder) => {
      for (let index = next(); index; index = next()) await build(builder, index);
    }),
  );
  return missing.length;
}

/** Empties what copies filled, where no row is of somebody else. */
async function emptyOwn(writer: CopyWriter): Promise<void> {
  await writer.transaction(async () => {
    await writer.execute(LIMITLESS);
    const tables = await filledTables(writer);
    for (const table of tables) if ((await foreignRows(writer, table)).foreign > 0) return;
    await emptyTables(writer, tables);
  });
}

/**
 * However the rows ended, constraints, indexes and triggers come back. A copy that was cancelled leaves the target as its undo
 * would; one that broke off leaves what arrived, and the journal that says so.
 */
export async function putBack(job: CopyDatabase, writer: CopyWriter, signal: AbortSignal): Promise<void> {
  await restoreTriggers(writer);
  const isCancelled = job.signal.aborted && job.signal.reason === 'cancelled';
  // Empty tables get their indexes back in no time, so they are emptied first.
  if (isCancelled) await emptyOwn(writer);
  await restoreConstraints(writer);
  await restoreIndexes(job.target, writer, job.lanes, signal);
  if (
    isCancelled &&
    (await filledTables(writer)).length === 0 &&
    (await constraintsAside(writer)).length === 0 &&
    !(await holdsFence(writer))
  )
    await dropJournal(writer);
}

/** What a copy that failed or was cancelled puts back, on a connection of its own and with time of its own. */
export function putBackAfterFailure(job: CopyDatabase): Promise<void> {
  const signal = job.signal.aborted ? AbortSignal.timeout(TIDY_MS) : job.signal;
  return withCopyWriter(job.target, { signal, applicationName: 'mudanza put back' }, (writer) =>
    putBack(job, writer, signal),
  );
}
