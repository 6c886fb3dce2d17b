import { randomUUID } from 'node:crypto';
import { countOrphans, orderedViews, refreshViews } from './after-copy';
import { analyzeTables } from './analyze-tables';
import { type CopiedChunks, localQueue } from './chunk-queue';
import { nameCopyFailure } from './copy-failure';
import { createJournal, dropNotedIndex, emptyFilled, hasJournal, lockTarget } from './copy-journal';
import type { KeyRange } from './copy-range';
import type { CopiedTable, CopyDatabase, CopyResult, CopyStage } from './copy-result';
import { copyRows, withSnapshot } from './copy-rows';
import { pairSequences, readSequences, type SequencePair, setSequences } from './copy-sequences';
import { type CopyReader, type CopyWriter, LIMITLESS, withCopyWriter } from './copy-session';
import { readsBlockRanges, stagesOf } from './copy-stages';
import { isSameTable, tableLabel } from './copy-table';
import { EarlyIndexes } from './early-indexes';
import { readKeyRanges } from './key-ranges';
import type { CopyChunk } from './plan-copy';
import { putBack, putBackAfterFailure, restoreIndexes } from './put-back';
import { quietTriggers, restoreTriggers } from './quiet-triggers';
import { constraintLabel } from './read-constraints';
import { requireSession } from './require-session';
import { whileSampling } from './sample-sides';
import { restoreConstraints, setAside } from './set-aside';
import { type Survey, surveyCopy } from './survey-copy';
import { pairsOf, type VerifiedTable, verifyRows } from './verify-rows';
import { findWhatIsBack } from './what-is-back';

/** What one copy works with. */
interface Work extends Survey {
  readonly stages: readonly (readonly CopyChunk[])[];
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

/** Everything but rows that the target needs beforehand: the journal, silent triggers, indexes and constraints out of the way. */
async function makeReady({ writer, triggers, deferred, constraints }: Work): Promise<void> {
  await Promise.all([
    createJournal(writer),
    quietTriggers(writer, triggers),
    setAside(writer, constraints.aside),
    ...deferred.map((index) => dropNotedIndex(writer, index)),
  ]);
}

async function moveRows(work: Work, early: EarlyIndexes): Promise<void> {
  const { job, stages, checks, id, snapshot, copied } = work;
  for (const chunks of stages) {
    const shared = { id, snapshot, checks };
    const lanes = Math.min(job.lanes, chunks.length);
    const queue = await (job.share?.open(shared, chunks, copied, job.signal) ??
      localQueue(chunks, copied, lanes));
    const { source, target, signal, stallSeconds, onStart, onBytes } = job;
    await copyRows({
      ...{ source, target, signal, checks, snapshot, queue, lanes, job: id },
      ...(stallSeconds && { stallSeconds }),
      ...(onStart && { onStart }),
      ...(onBytes && { onBytes }),
      onDone: (chunk, done, lane) => {
        job.onDone?.(chunk, done, lane);
        // Others may have brought parts of the same table meanwhile.
        for (const one of [chunk, ...chunks.filter(({ number }) => copied.has(number))]) early.arrived(one);
      },
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

/** All at once; where one lies beyond what the target's can hold, each alone. Gives those that are not set. */
async function setSome(writer: CopyWriter, pairs: readonly SequencePair[]): Promise<SequencePair[]> {
  try {
    await setSequences(writer, pairs);
    return [];
  } catch (error) {
    const isBeyond = error instanceof Error && Reflect.get(error, 'code') === '22003';
    if (!isBeyond) throw error;
    const [only] = pairs;
    if (only && pairs.length === 1) return [only];
    const refused: SequencePair[] = [];
    for (const pair of pairs) refused.push(...(await setSome(writer, [pair])));
    return refused;
  }
}

async function moveSequences({ job, reader, writer }: Work): Promise<CopyResult['sequences']> {
  const [here, there] = await Promise.all([
    readSequences(reader, job.schemas),
    readSequences(writer, job.schemas),
  ]);
  const pairs = pairSequences(here, there);
  const refused = await setSome(writer, pairs);
  return pairs.map((pair) => ({
    name: tableLabel(pair.source),
    value: pair.source.lastValue,
    isSet: pair.target !== null && !refused.includes(pair),
  }));
}

/** What comes after the rows, on a connection that was not idle all the while. */
async function finish(
  work: Work,
): Promise<Pick<CopyResult, 'sequences' | 'views' | 'orphans' | 'back' | 'verified'>> {
  const { job, plan, writer, reader, keys } = work;
  const targets = plan.tables.map(({ target }) => target);
  const sequences = await stage(work, 'sequences', () => moveSequences(work));
  await stage(work, 'analyze', () => analyzeTables(job, targets));
  const views = await orderedViews(writer, job.schemas);
  await stage(work, 'views', () => refreshViews(writer, views));
  const isOnSource = (table: { schema: string; name: string }) =>
    plan.tables.some(
      ({ source }) => isSameTable(source, table) || (source.root && isSameTable(source.root, table)),
    );
  const orphans = await stage(work, 'orphans', () =>
    writer.transaction(async () => {
      await writer.execute(LIMITLESS);
      return countOrphans(reader, writer, keys, (table) => Boolean(isOnSource(table)));
    }),
  );
  const back = await findWhatIsBack(writer, work);
  const verified = job.verify ? await stage(work, 'verify', () => verifyCopy(work)) : null;
  return { sequences, views: views.map(tableLabel), orphans, back, verified };
}

/** Rows, and around them what is taken away and put back whatever happens. */
async function bringRows(work: Work, early: EarlyIndexes): Promise<void> {
  const { job, writer, reader } = work;
  try {
    await stage(work, 'rows', async () => {
      await makeReady(work);
      await whileSampling(reader, writer, job.onSample, () => moveRows(work, early));
    });
  } catch (error) {
    job.onFailed?.(error);
    await early.cancel();
    await job.share?.close().catch(() => undefined);
    // What ended the rows is the news; a server that is gone cannot be tidied up, and the journal knows what is missing.
    const quiet = { ...work, job: { ...job, signal: new AbortController().signal } };
    await stage(quiet, 'indexes', () => putBackAfterFailure(job)).catch(() => undefined);
    throw error;
  }
  await job.share?.close();
}

async function run(work: Work): Promise<CopyResult> {
  const { job, plan, checks, stages, deferred, triggers, constraints } = work;
  const { target, signal } = job;
  const early = new EarlyIndexes({ target, signal, indexes: deferred, chunks: stages.flat() });
  await bringRows(work, early);
  const options = { signal, applicationName: 'mudanza copy', isPipelined: true };
  const after = await stage(work, 'indexes', () => early.end()).then(() =>
    withCopyWriter(target, options, async (again) => {
      await stage(work, 'indexes', () => putBack(job, again, signal));
      return finish({ ...work, writer: again });
    }),
  );
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
    deferredIndexes: deferred.map(({ schema, index }) => `${schema}.${index}`),
    quietTriggers: triggers.map((entry) => `${tableLabel(entry)}.${entry.trigger}`),
    setAside: constraints.aside.map((rule) => ({ constraint: constraintLabel(rule), rows: rule.rows })),
    misfits: work.misfits,
    ...after,
    ms: work.ms,
  };
}

/** What a killed copy left is put back, and emptied where the operator wants to begin again. */
async function tidyUp(job: CopyDatabase, writer: CopyWriter): Promise<void> {
  await restoreTriggers(writer);
  if (job.onFilled === 'again') await writer.transaction(() => emptyFilled(writer));
  await restoreConstraints(writer);
  await restoreIndexes(job.target, writer, job.lanes, job.signal);
}

/** All that has to be so before a row moves; nothing is written but what mends an earlier copy. */
async function lookFirst(reader: CopyReader, writer: CopyWriter, job: CopyDatabase): Promise<Survey> {
  const survey = surveyCopy(reader, writer, job);
  // What it refuses or fails at is told after what the door and the lock say.
  survey.catch(() => undefined);
  await requireSession(job, writer);
  // A lock through a door that pools transactions would stay with somebody else's connection: only now.
  const [, hasLeft] = await Promise.all([lockTarget(writer), hasJournal(writer)]);
  if (!hasLeft) return survey;
  await survey.catch(() => undefined);
  await tidyUp(job, writer);
  return surveyCopy(reader, writer, job);
}

/** Where a source does not read ranges of blocks alone, large tables are cut by their keys. */
async function piecesByKey(reader: CopyReader, { source, plan }: Survey, job: CopyDatabase) {
  if (readsBlockRanges(source)) return new Map<string, readonly KeyRange[]>();
  const { chunkBytes, lanes } = job;
  return readKeyRanges(reader, plan.tables, { chunkBytes, lanes });
}

/**
 * Copies every row of the source's schemas into the deployed schema of the target, at one moment of the source, and
 * compares them. What a killed copy left (indexes taken away, triggers switched off) is put back first. Throws
 * MUD-900 for a target that holds rows, MUD-927 and MUD-928 where it would refuse rows, MUD-901 for tables without a place, MUD-903 for columns that nothing fills,
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
      const options = { signal: job.signal, applicationName: 'mudanza copy', isPipelined: true };
      return withCopyWriter(job.target, options, async (writer) => {
        const survey = await lookFirst(reader, writer, job);
        survey.refuse();
        const stages = stagesOf(survey, job, await piecesByKey(reader, survey, job));
        job.onPlan?.(survey.plan, stages.flat());
        const ms = { snapshot: performance.now() - started };
        const id = randomUUID();
        return run({ ...survey, stages, job, id, snapshot, reader, writer, ms, copied: new Map() });
      }).catch((error: unknown) => {
        job.signal.throwIfAborted();
        throw nameCopyFailure(error, { side: 'target', object: '—' });
      });
    },
    given.snapshot,
  );
}
