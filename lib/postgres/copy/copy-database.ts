import { randomUUID } from 'node:crypto';
import { analyzeTables, countOrphans, orderedViews, refreshViews } from './after-copy';
import { type CopiedChunks, localQueue } from './chunk-queue';
import { nameCopyFailure } from './copy-failure';
import { createJournal, dropNotedIndex, emptyFilled, lockTarget } from './copy-journal';
import type { CopiedTable, CopyDatabase, CopyResult, CopyStage } from './copy-result';
import { copyRows, withSnapshot } from './copy-rows';
import { pairSequences, readSequences, setSequences } from './copy-sequences';
import { type CopyReader, type CopyWriter, withCopyWriter } from './copy-session';
import { isSameTable, tableLabel } from './copy-table';
import { indexesToDefer } from './deferrable-indexes';
import { type PreparedCopy, prepareCopy } from './prepare-copy';
import { putBack, restoreIndexes } from './put-back';
import { quietTriggers, restoreTriggers, triggersToQuiet } from './quiet-triggers';
import { requireSession } from './require-session';
import { whileSampling } from './sample-sides';
import { pairsOf, type VerifiedTable, verifyRows } from './verify-rows';

/** What one copy works with. */
interface Work extends PreparedCopy {
  readonly job: CopyDatabase;
  readonly id: string;
  readonly snapshot: string;
  readonly reader: CopyReader;
  readonly writer: CopyWriter;
  readonly ms: Partial<Record<CopyStage, number>>;
  /** What has arrived, by the chunk's number. */
  readonly copied: CopiedChunks;
}

const NOTHING = { rows: 0, rowsOut: 0, bytes: 0, ms: 0 };

async function stage<T>({ job, ms }: Work, name: CopyStage, body: () => Promise<T>): Promise<T> {
  job.signal.throwIfAborted();
  job.onStage?.(name);
  const started = performance.now();
  try {
    return await body();
  } finally {
    ms[name] = (ms[name] ?? 0) + performance.now() - started;
  }
}

/** Takes away the indexes whose building afterwards pays; the journal knows how to make them again. */
async function deferIndexes({ job, plan, reader, writer }: Work): Promise<string[]> {
  const targets = plan.tables.map(({ target }) => target);
  const chosen = await indexesToDefer(reader, writer, job, targets);
  for (const index of chosen) await writer.transaction(() => dropNotedIndex(writer, index));
  return chosen.map(({ schema, index }) => `${schema}.${index}`);
}

async function moveRows(work: Work): Promise<void> {
  const { job, stages, checks, id, snapshot, copied } = work;
  for (const chunks of stages) {
    const shared = { id, snapshot, checks };
    const queue = await (job.share?.open(shared, chunks, copied, job.signal) ?? localQueue(chunks, copied));
    const { source, target, signal, stallSeconds, onStart, onBytes, onDone } = job;
    await copyRows({
      ...{ source, target, signal, checks, snapshot, queue, job: id },
      lanes: Math.min(job.lanes, chunks.length),
      ...(stallSeconds && { stallSeconds }),
      ...(onStart && { onStart }),
      ...(onBytes && { onBytes }),
      ...(onDone && { onDone }),
    });
  }
}

function tablesOf({ stages, copied }: Work): CopiedTable[] {
  const tables = new Map<string, CopiedTable>();
  for (const chunk of stages.flat()) {
    const { rows, rowsOut, bytes, ms } = copied.get(chunk.number) ?? NOTHING;
    const table = tableLabel(chunk.source);
    const known = tables.get(table);
    tables.set(table, {
      table,
      target: tableLabel(chunk.target),
      rowsOut: (known?.rowsOut ?? 0) + rowsOut,
      rowsIn: (known?.rowsIn ?? 0) + rows,
      bytes: (known?.bytes ?? 0) + bytes,
      ms: (known?.ms ?? 0) + ms,
      chunks: (known?.chunks ?? 0) + 1,
    });
  }
  return [...tables.values()].sort((a, b) => b.bytes - a.bytes);
}

async function verifyCopy({ job, plan, snapshot, source, target }: Work): Promise<VerifiedTable[]> {
  return withSnapshot(job.target, job.signal, (there) =>
    verifyRows({
      source: job.source,
      target: job.target,
      pairs: pairsOf(plan.tables),
      lanes: job.lanes,
      snapshots: { source: snapshot, target: there },
      hash: source.encoding === target.encoding ? 'fast' : 'portable',
      maxNamed: 100,
      signal: job.signal,
      ...(job.onVerified && { onDone: job.onVerified }),
    }),
  );
}

/** What comes after the rows, on a connection that was not idle all the while. */
async function finish(work: Work): Promise<Pick<CopyResult, 'sequences' | 'views' | 'orphans' | 'verified'>> {
  const { job, plan, writer, reader, keys } = work;
  const targets = plan.tables.map(({ target }) => target);
  const pairs = await stage(work, 'sequences', async () => {
    const found = pairSequences(
      await readSequences(reader, job.schemas),
      await readSequences(writer, job.schemas),
    );
    await setSequences(writer, found);
    return found;
  });
  await stage(work, 'analyze', () => analyzeTables(writer, targets));
  const views = await orderedViews(writer, job.schemas);
  await stage(work, 'views', () => refreshViews(writer, views));
  const isOnSource = (table: { schema: string; name: string }) =>
    plan.tables.some(
      ({ source }) => isSameTable(source, table) || (source.root && isSameTable(source.root, table)),
    );
  const orphans = await stage(work, 'orphans', () =>
    countOrphans(reader, writer, keys, (table) => Boolean(isOnSource(table))),
  );
  const verified = job.verify ? await stage(work, 'verify', () => verifyCopy(work)) : null;
  const sequences = pairs.map(({ source, target }) => ({
    name: tableLabel(source),
    value: source.lastValue,
    isSet: target !== null,
  }));
  return { sequences, views: views.map(tableLabel), orphans, verified };
}

async function run(work: Work): Promise<CopyResult> {
  const { job, plan, writer, reader, checks } = work;
  const targets = plan.tables.map(({ target }) => target);
  const silent = await triggersToQuiet(writer, targets, checks);
  const settle = async () => {
    await job.share?.close();
    await stage({ ...work, job: { ...job, signal: new AbortController().signal } }, 'indexes', () =>
      putBack(job),
    );
  };
  let deferred: string[];
  try {
    await quietTriggers(writer, silent);
    deferred = await deferIndexes(work);
    await stage(work, 'rows', () => whileSampling(reader, writer, job.onSample, () => moveRows(work)));
  } catch (error) {
    // What ended the rows is the news; a server that is gone cannot be tidied up, and the journal knows what is missing.
    await settle().catch(() => undefined);
    throw error;
  }
  await settle();
  const options = { signal: job.signal, applicationName: 'mudanza copy' };
  const after = await withCopyWriter(job.target, options, (again) => finish({ ...work, writer: again }));
  return {
    job: work.id,
    source: work.source,
    target: work.target,
    checks,
    lanes: job.lanes,
    tables: tablesOf(work),
    left: plan.left,
    lackingColumns: plan.tables
      .filter(({ lacking }) => lacking.length > 0)
      .map(({ source, lacking }) => ({ table: tableLabel(source), columns: lacking })),
    deferredIndexes: deferred,
    quietTriggers: silent.map((entry) => `${tableLabel(entry)}.${entry.trigger}`),
    ...after,
    ms: work.ms,
  };
}

/** What a killed copy left is put back, and emptied where the operator wants to begin again. */
async function tidyUp(job: CopyDatabase, writer: CopyWriter): Promise<void> {
  await createJournal(writer);
  await restoreTriggers(writer);
  if (job.onFilled === 'again') await writer.transaction(() => emptyFilled(writer));
  await restoreIndexes(job.target, writer, job.lanes, job.signal);
}

/**
 * Copies every row of the source's schemas into the deployed schema of the target, at one moment of the source, and
 * compares them. What a killed copy left (indexes taken away, triggers switched off) is put back first. Throws
 * MUD-900 for a target that holds rows, MUD-901 for tables without a place, MUD-903 for columns that nothing fills,
 * MUD-904 for circular foreign keys where the role may not switch the checks off, MUD-913 when the moment is lost,
 * MUD-921 while another copy writes there; what else ends it is named by `nameCopyFailure`.
 */
export function copyDatabase(given: CopyDatabase): Promise<CopyResult> {
  const started = performance.now();
  given.onStage?.('snapshot');
  return withSnapshot(
    given.source,
    given.signal,
    (snapshot, reader) => {
      const job = { ...given, signal: AbortSignal.any([given.signal, reader.lost]) };
      const options = { signal: job.signal, applicationName: 'mudanza copy' };
      return withCopyWriter(job.target, options, async (writer) => {
        await requireSession(job, writer);
        await lockTarget(writer);
        await tidyUp(job, writer);
        const prepared = await prepareCopy(reader, writer, job);
        job.onPlan?.(prepared.plan, prepared.stages.flat());
        const ms = { snapshot: performance.now() - started };
        const id = randomUUID();
        return run({ ...prepared, job, id, snapshot, reader, writer, ms, copied: new Map() });
      }).catch((error: unknown) => {
        job.signal.throwIfAborted();
        throw nameCopyFailure(error, { side: 'target', object: '—' });
      });
    },
    given.snapshot,
  );
}
