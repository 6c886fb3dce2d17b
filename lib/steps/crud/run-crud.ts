import type { CrudEvidence, TableResult } from '../../plan/evidence/crud-evidence';
import type { TargetClient } from '../../postgres/target-client';
import { workSchemaName } from '../../postgres/work-schema';
import { checkGroup, noteAgain } from './check-group';
import { chooseGroups, independentGroup } from './choose-groups';
import { draftGroup } from './draft-group';
import { findTagged } from './find-tagged';
import { insertRows } from './insert-rows';
import type { MadeRow } from './made-row';
import type { TableGroup } from './order-tables';
import { readChosenTables } from './read-chosen-tables';
import {
  forgetRows,
  noteRows,
  openJournal,
  type Remaining,
  removeLeftovers,
  removeNoted,
} from './row-journal';
import { deleteRows, readRow, updateRow } from './row-operations';
import { sqlStateOf } from './sql-state';
import { type TableShape, tableName } from './table-shape';
import { tagOf } from './tag-of';

/** Opens a connection through one of the target's doors, lends it and closes it. */
export type Connect = <T>(
  door: TableResult['door'],
  use: (client: TargetClient) => Promise<T>,
  signal?: AbortSignal,
) => Promise<T>;

export interface CrudRun {
  readonly connect: Connect;
  readonly runId: string;
  readonly schemas: readonly string[];
  /** Tables (`schema.name`) that were red before and are tried again, also where they are in none of the schemas. */
  readonly red?: readonly string[];
  /** Names (`public.tenants` or `tenants`) to restrict the check to; empty = every table. */
  readonly only: readonly string[];
  /** The table that is checked first, by many clients and through both doors. */
  readonly first: string;
  readonly clients: number;
  /** True when the migration has a second, session-mode door. */
  readonly hasSessionDoor: boolean;
  readonly signal: AbortSignal;
  readonly onTable: (result: TableResult, done: number, total: number) => void;
  readonly onStage: (stage: 'cleanup' | 'concurrency' | 'session' | 'delete') => void;
}

const words = (error: unknown) => (error instanceof Error ? error.message : String(error));

interface Progress {
  readonly tables: TableResult[];
  readonly made: Map<string, MadeRow>;
  concurrency: CrudEvidence['concurrency'];
}

/** Rows and their notes go together. */
async function deleteNoted(client: TargetClient, journal: string, rows: readonly MadeRow[]): Promise<void> {
  await deleteRows(client, rows);
  await forgetRows(client, journal, rows);
}

/** Deletes the rows in the opposite order and completes each table's operations with it. */
async function deleteMade(
  client: TargetClient,
  groups: readonly TableGroup[],
  journal: string,
  progress: Progress,
): Promise<void> {
  for (const group of [...groups].reverse()) {
    const rows = group.map(({ oid }) => progress.made.get(oid)).filter((row) => row !== undefined);
    if (rows.length === 0) continue;
    const begun = performance.now();
    let failure: unknown = null;
    await client
      .transaction(() => deleteNoted(client, journal, rows))
      .catch((error: unknown) => {
        failure = error;
      });
    const isOk = failure === null;
    const ms = Math.round((performance.now() - begun) * 1000) / 1000;
    const original = isOk ? null : words(failure);
    const done = { operation: 'delete' as const, isOk, ms, original, sqlState: sqlStateOf(failure) };
    for (const { table } of rows) {
      progress.made.delete(table.oid);
      const at = progress.tables.findIndex((result) => result.table === tableName(table));
      const result = progress.tables[at];
      if (result) progress.tables[at] = { ...result, operations: [...result.operations, done] };
    }
  }
}

/** One client's create, read, change and delete of the first group, noted in the journal. */
async function oneClient(run: CrudRun, group: TableGroup, journal: string): Promise<void> {
  await run.connect(
    'pooler',
    async (client) => {
      const drafted = await draftGroup(client, group, new Map(), tagOf(run.runId));
      const rows = await client.transaction(async () => {
        const made = await insertRows(client, drafted);
        await noteRows(client, journal, made);
        return made;
      });
      const changed: MadeRow[] = [];
      for (const row of rows) {
        if (!(await readRow(client, row)))
          throw new Error(`${tableName(row.table)}: the row cannot be read back.`);
        const after = await client.transaction(async () => {
          const updated = await updateRow(client, row, null);
          await noteAgain(client, journal, [row], [updated]);
          return updated;
        });
        changed.push(after);
      }
      await client.transaction(() => deleteNoted(client, journal, changed));
    },
    run.signal,
  );
}

/** A duplicate, or what an exclusion rule forbids: two of our own rows that met, which says nothing of the target. */
const MET: readonly string[] = ['23505', '23P01'];
const MOST_TRIES = 4;

/** The same with other values when two of our own rows met; null when there are not enough values for all clients. */
async function oneOfMany(run: CrudRun, group: TableGroup, journal: string): Promise<'done' | null> {
  for (let tries = 1; ; tries += 1) {
    try {
      await oneClient(run, group, journal);
      return 'done';
    } catch (error) {
      if (!MET.includes(sqlStateOf(error) ?? '')) throw error;
      if (tries === MOST_TRIES) return null;
    }
  }
}

async function checkConcurrency(
  run: CrudRun,
  group: TableGroup,
  journal: string,
): Promise<CrudEvidence['concurrency']> {
  run.onStage('concurrency');
  const begun = performance.now();
  const attempts = Array.from({ length: run.clients }, () => oneOfMany(run, group, journal));
  const outcomes = await Promise.allSettled(attempts);
  if (outcomes.some((outcome) => outcome.status === 'fulfilled' && outcome.value === null)) return null;
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  return {
    clients: run.clients,
    table: group.map(tableName).join(', '),
    succeeded: outcomes.filter(({ status }) => status === 'fulfilled').length,
    ms: Math.round(performance.now() - begun),
    original: failed ? words(failed.reason) : null,
  };
}

async function checkGroups(
  run: CrudRun,
  client: TargetClient,
  groups: readonly TableGroup[],
  journal: string,
  progress: Progress,
) {
  const total = groups.flat().length;
  for (const group of groups) {
    run.signal.throwIfAborted();
    const scope = { client, journal, tag: tagOf(run.runId), door: 'pooler' as const, made: progress.made };
    const { results, made } = await checkGroup(scope, group);
    for (const row of made) progress.made.set(row.table.oid, row);
    for (const result of results) {
      progress.tables.push(result);
      run.onTable(result, progress.tables.length, total);
    }
  }
}

/** The first table once more through the session-mode door, with a row of its own. */
async function checkSessionDoor(
  run: CrudRun,
  group: TableGroup,
  journal: string,
  progress: Progress,
): Promise<void> {
  run.onStage('session');
  await run.connect(
    'session',
    async (client) => {
      const own: Progress = { tables: [], made: new Map(), concurrency: null };
      const scope = { client, journal, tag: tagOf(run.runId), door: 'session' as const, made: own.made };
      const { results, made } = await checkGroup(scope, group);
      own.tables.push(...results);
      for (const row of made) own.made.set(row.table.oid, row);
      await deleteMade(client, [group], journal, own);
      progress.tables.push(...own.tables);
    },
    run.signal,
  );
}

async function performAll(run: CrudRun, tables: readonly TableShape[], journal: string, progress: Progress) {
  const groups = chooseGroups(tables, run);
  await run.connect(
    'pooler',
    async (client) => {
      await checkGroups(run, client, groups, journal, progress);
      run.onStage('delete');
      await deleteMade(client, groups, journal, progress);
    },
    run.signal,
  );
  const group = independentGroup(groups, run.first, progress.tables);
  if (!group) return;
  if (run.clients > 0) progress.concurrency = await checkConcurrency(run, group, journal);
  if (run.hasSessionDoor) await checkSessionDoor(run, group, journal, progress);
}

/**
 * Creates, reads, changes and deletes tagged rows in every table. Whatever happens (a cancel, a lost connection, an
 * error) the rows are removed on a connection of their own; after a kill, the next run finds them by the journal.
 */
export async function runCrud(run: CrudRun): Promise<CrudEvidence> {
  const startedAt = Date.now();
  const progress: Progress = { tables: [], made: new Map(), concurrency: null };
  run.onStage('cleanup');
  const { tables, before } = await run.connect(
    'pooler',
    async (client) => {
      const found = await removeLeftovers(client);
      const shapes = await readChosenTables(client, run.schemas, run.red ?? []);
      await openJournal(client, run.runId);
      return { tables: shapes, before: found };
    },
    run.signal,
  );
  const journal = workSchemaName('crud', run.runId);
  const failure = await performAll(run, tables, journal, progress).then(
    () => null,
    (error: unknown) => ({ error }),
  );
  const after = await removeAll(run, tables, journal);
  if (failure && !run.signal.aborted && sqlStateOf(failure.error) !== null) throw failure.error;
  return {
    startedAt,
    endedAt: Date.now(),
    tables: progress.tables,
    concurrency: progress.concurrency,
    leftovers: {
      removedBefore: before.removed,
      remaining: [...before.remaining, ...after.remaining],
      byTriggers: after.byTriggers,
    },
    stopped: run.signal.aborted ? 'cancelled' : failure ? 'lost' : null,
  };
}

async function removeAll(
  run: CrudRun,
  tables: readonly TableShape[],
  journal: string,
): Promise<{ remaining: readonly Remaining[]; byTriggers: CrudEvidence['leftovers']['byTriggers'] }> {
  try {
    return await run.connect('pooler', async (client) => {
      const remaining = await removeNoted(client, journal);
      return { remaining, byTriggers: await findTagged(client, tables, tagOf(run.runId)) };
    });
  } catch (error) {
    return { remaining: [{ table: journal, original: words(error) }], byTriggers: [] };
  }
}
