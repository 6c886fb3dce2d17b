import { MudanzaError } from '../../platform/errors/mudanza-error';
import type { ReadClient } from '../target-client';
import type { KeyRange } from './copy-range';
import type { CopyDatabase } from './copy-result';
import type { SideFacts } from './copy-side';
import { type CopyTable, isSameTable, type TableName, tableLabel } from './copy-table';
import { type ForeignKey, orderByKeys, readForeignKeys } from './foreign-keys';
import { type CopyChunk, type CopyPlan, chunksOf } from './plan-copy';
import type { Survey } from './survey-copy';

/** A key of a partitioned table is one of each of its partitions: rows go to those. */
function keysOfLeaves(targets: readonly CopyTable[], keys: readonly ForeignKey[]): ForeignKey[] {
  const leaves = (table: TableName) =>
    targets.filter((leaf) => isSameTable(leaf, table) || (leaf.root && isSameTable(leaf.root, table)));
  return keys.flatMap((key) =>
    leaves(key.child).flatMap((child) => leaves(key.parent).map((parent) => ({ ...key, child, parent }))),
  );
}

/** Tables that refer to each other in a circle: with checks on no order of theirs works. */
export async function circularTables(
  client: ReadClient,
  targets: readonly CopyTable[],
  schemas: readonly string[],
): Promise<string[]> {
  const keys = await readForeignKeys(client, schemas);
  return orderByKeys(targets, keysOfLeaves(targets, keys)).circular.map(tableLabel);
}

/** With checks on, parents come first, and rows that refer to their own table arrive in one statement. */
function stagesWithChecks(
  plan: CopyPlan,
  chunks: readonly CopyChunk[],
  keys: readonly ForeignKey[],
): CopyChunk[][] {
  const targets = [...new Map(plan.tables.map(({ target }) => [tableLabel(target), target])).values()];
  const { levels, circular } = orderByKeys(targets, keysOfLeaves(targets, keys));
  if (circular.length > 0)
    throw new MudanzaError('MUD-904', { params: { tables: circular.map(tableLabel).join(', ') } });
  return levels
    .map((level) => chunks.filter((chunk) => level.some((table) => isSameTable(table, chunk.target))))
    .filter((stage) => stage.length > 0);
}

/** Whether a range of blocks is read alone: a scan of its own since PostgreSQL 14, of the whole table before. */
export function readsBlockRanges({ version }: Pick<SideFacts, 'version'>): boolean {
  return version >= 140_000;
}

/**
 * Cuts the work into chunks; those of one stage are copied side by side, stages one after another. Tables whose indexes
 * are missing come first, so that they are built while others still arrive.
 *
 * @param keyRanges pieces by key, for a source that does not read ranges of blocks alone
 */
export function stagesOf(
  { source, plan, checks, keys, deferred }: Pick<Survey, 'source' | 'plan' | 'checks' | 'keys' | 'deferred'>,
  { chunkBytes, lanes }: Pick<CopyDatabase, 'chunkBytes' | 'lanes'>,
  keyRanges: ReadonlyMap<string, readonly KeyRange[]> = new Map(),
): CopyChunk[][] {
  const selfish = keys
    .filter(({ child, parent }) => isSameTable(child, parent))
    .map(({ child }) => tableLabel(child));
  const chunks = chunksOf(plan.tables, {
    ...{ chunkBytes, lanes, keyRanges },
    canRange: readsBlockRanges(source),
    first: new Set(deferred.map(tableLabel)),
    ...(checks === 'origin' ? { whole: new Set(selfish) } : {}),
  });
  return checks === 'origin' ? stagesWithChecks(plan, chunks, keys) : [chunks];
}
