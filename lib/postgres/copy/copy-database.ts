import { randomUUID } from 'node:crypto';
import type { Credentials } from '../address/endpoint';
import { analyzeTables, countOrphans, orderedViews, refreshViews } from './after-copy';
import type { CopiedChunk } from './copy-chunk';
import { createJournal, dropNotedIndex, droppedIndexes, restoreIndex } from './copy-journal';
import type { CopiedTable, CopyDatabase, CopyResult, CopyStage } from './copy-result';
import { copyRows, withSnapshot } from './copy-rows';
import { pairSequences, readSequences, setSequences } from './copy-sequences';
import { type CopyReader, type CopyWriter, withCopyWriter } from './copy-session';
import { isSameTable, tableLabel } from './copy-table';
import { indexesToDefer } from './deferrable-indexes';
import { inLanes } from './in-lanes';
import type { CopyChunk } from './plan-copy';
import { type PreparedCopy, prepareCopy } from './prepare-copy';
import { quietTriggers, restoreTriggers, triggersToQuiet } from './quiet-triggers';
import { pairsOf, type VerifiedTable, verifyRows } from './verify-rows';

/** What one copy works with. */
interface Work extends PreparedCopy {
  readonly job: CopyDatabase;
  readonly id: string;
  readonly snapshot: string;
  readonly reader: CopyReader;
  readonly writer: CopyWriter;
  readonly ms: Partial<Record<CopyStage, number>>;
}

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
      for (let index = next(); index; index = next()) await restoreIndex(builder, index);
    }),
  );
  return missing.length;
}

/** However the rows ended, indexes and triggers come back; a cancelled copy gives itself a minute for that. */
async function putBack({ job, writer }: Work): Promise<void> {
  if (!job.signal.aborted) {
    await restoreTriggers(writer);
    await restoreIndexes(job.target, writer, job.lanes, job.signal);
    return;
  }
  const signal = AbortSignal.timeout(60_000);
  await withCopyWriter(job.target, { signal, applicationName: 'mudanza put back' }, async (again) => {
    await restoreTriggers(again);
    await restoreIndexes(job.target, again, job.lanes, signal);
  });
}

async function moveRows(work: Work): Promise<Map<CopyChunk, CopiedChunk>> {
  const { job, stages, checks, id, snapshot } = work;
  const done = new Map<CopyChunk, CopiedChunk>();
  for (const chunks of stages) {
    const { source, target, lanes, signal, onStart, onBytes, onDone } = job;
    const copied = await copyRows({
      ...{ source, target, lanes, signal, checks, snapshot, chunks, job: id },
      ...(onStart && { onStart }),
      ...(onBytes && { onBytes }),
      ...(onDone && { onDone }),
    });
    for (const [chunk, result] of copied) done.set(chunk, result);
  }
  return done;
}

function tablesOf(done: ReadonlyMap<CopyChunk, CopiedChunk>): CopiedTable[] {
  const tables = new Map<string, CopiedTable>();
  for (const [chunk, { rows, rowsOut, bytes, ms }] of done) {
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

async function run(work: Work): Promise<CopyResult> {
  const { job, plan, writer, reader, checks, keys, ms } = work;
  const targets = plan.tables.map(({ target }) => target);
  const silent = await triggersToQuiet(writer, targets, checks);
  let done: Map<CopyChunk, CopiedChunk>;
  let deferred: string[];
  try {
    await quietTriggers(writer, silent);
    deferred = await deferIndexes(work);
    done = await stage(work, 'rows', () => moveRows(work));
  } finally {
    await stage({ ...work, job: { ...job, signal: new AbortController().signal } }, 'indexes', () =>
      putBack(work),
    );
  }
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
  return {
    job: work.id,
    source: work.source,
    target: work.target,
    checks,
    lanes: job.lanes,
    tables: tablesOf(done),
    left: plan.left,
    lackingColumns: plan.tables
      .filter(({ lacking }) => lacking.length > 0)
      .map(({ source, lacking }) => ({ table: tableLabel(source), columns: lacking })),
    deferredIndexes: deferred,
    quietTriggers: silent.map((entry) => `${tableLabel(entry)}.${entry.trigger}`),
    sequences: pairs.map(({ source, target }) => ({
      name: tableLabel(source),
      value: source.lastValue,
      isSet: target !== null,
    })),
    views: views.map(tableLabel),
    orphans,
    verified,
    ms,
  };
}

/**
 * Copies every row of the source's schemas into the deployed schema of the target, at one moment of the source, and
 * compares them. What a killed copy left (indexes taken away, triggers switched off) is put back first. Throws
 * MUD-900 for a target that holds rows, MUD-901 for tables without a place, MUD-903 for columns that nothing fills,
 * MUD-904 for circular foreign keys where the role may not switch the checks off.
 */
export function copyDatabase(job: CopyDatabase): Promise<CopyResult> {
  const started = performance.now();
  job.onStage?.('snapshot');
  return withSnapshot(
    job.source,
    job.signal,
    (snapshot, reader) =>
      withCopyWriter(job.target, { signal: job.signal, applicationName: 'mudanza copy' }, async (writer) => {
        await createJournal(writer);
        await restoreTriggers(writer);
        await restoreIndexes(job.target, writer, job.lanes, job.signal);
        const prepared = await prepareCopy(reader, writer, job);
        job.onPlan?.(prepared.plan, prepared.stages.flat());
        const ms = { snapshot: performance.now() - started };
        return run({ ...prepared, job, id: randomUUID(), snapshot, reader, writer, ms });
      }),
    job.snapshot,
  );
}
