import { MudanzaError } from '../../platform/errors/mudanza-error';
import type { CopyWriter } from '../copy/copy-session';
import type { TableName } from '../copy/copy-table';
import { type FollowProgress, readFollowedTables, readFollowProgress } from '../replication/follow-journal';
import type { FollowedTable } from '../replication/followed-table';
import type { ReadClient } from '../target-client';
import { readCutoverFacts } from './cutover-facts';
import { readFence } from './fence-journal';
import { planSequences, type SequencePlan } from './move-sequences';

/** What is read before the fence. */
export interface CutOverPlan {
  readonly schemas: readonly string[];
  readonly leaveOut: readonly string[];
  readonly sources: readonly TableName[];
  readonly targets: readonly TableName[];
  readonly sequences: SequencePlan;
  readonly database: string;
  /** Null where the rows are copied behind the fence. */
  readonly followed: { readonly progress: FollowProgress; readonly tables: readonly FollowedTable[] } | null;
}

/**
 * Gives the database of a source that can be fenced. Throws MUD-976 where an earlier cut-over still stands, and MUD-966 where
 * the source cannot be fenced.
 */
export async function requireFenceable(
  source: ReadClient,
  writer: CopyWriter,
  slot: string,
): Promise<string> {
  const before = await readFence(writer, slot);
  if (before) throw new MudanzaError('MUD-976', { params: { state: before.state } });
  const { database, prepared, isStandby } = await readCutoverFacts(source);
  if (isStandby) throw new MudanzaError('MUD-966', { params: { reason: 'standby', what: '' } });
  if (prepared.length > 0) {
    const what = prepared.slice(0, 5).join(', ');
    throw new MudanzaError('MUD-966', { params: { reason: 'prepared', what } });
  }
  return database;
}

/** Reads what a cut-over of this slot is about. Throws MUD-950 without a following, and what `requireFenceable` throws. */
export async function planCutOver(
  source: ReadClient,
  writer: CopyWriter,
  slot: string,
): Promise<CutOverPlan> {
  const progress = (await readFollowProgress(writer)).find((row) => row.slot === slot);
  if (!progress) throw new MudanzaError('MUD-950', { params: { slot } });
  const database = await requireFenceable(source, writer, slot);
  const tables = await readFollowedTables(writer, slot);
  const { schemas, leaveOut } = progress;
  return {
    ...{ schemas, leaveOut, database, followed: { progress, tables } },
    sources: tables.map((table) => table.source),
    targets: tables.map((table) => table.target),
    sequences: await planSequences(writer, schemas),
  };
}
