import type {
  CrudOperation,
  OperationResult,
  RuleResult,
  TableResult,
} from '../../plan/evidence/crud-evidence';
import { trustedSql } from '../../postgres/sql';
import type { TargetClient } from '../../postgres/target-client';
import { checkOnDelete } from './check-on-delete';
import { checkRules } from './check-rules';
import { draftGroup, type MadeRows } from './draft-group';
import { type DraftedRow, insertRows } from './insert-rows';
import { keyColumns, type MadeRow } from './made-row';
import { NotOneRowError } from './not-one-row-error';
import type { TableGroup } from './order-tables';
import { NoRowError } from './row-draft';
import { forgetRows, noteRows } from './row-journal';
import {
  type ColumnChange,
  changedColumns,
  chooseChange,
  deleteRows,
  readRow,
  updateRow,
} from './row-operations';
import { constraintOf, sqlStateOf } from './sql-state';
import { type TableShape, tableName } from './table-shape';

export interface GroupCheck {
  readonly results: readonly TableResult[];
  /** Rows that are in the tables now; empty when nothing was written. */
  readonly made: readonly MadeRow[];
}

export interface GroupScope {
  readonly client: TargetClient;
  readonly journal: string;
  readonly tag: string;
  readonly door: TableResult['door'];
  /** Rows of the tables that came before, which foreign keys point to. */
  readonly made: MadeRows;
}

const UPDATED_AT = /^(last_)?(updated|modified|changed)(_?(at|on|date|time|timestamp))?$/i;
const words = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** What a trigger raises of its own accord. */
const RAISED = 'P0001';
/** What a rule leaves without the answer that RETURNING asks for, and a row that its own trigger wrote meanwhile. */
const KEPT: readonly string[] = ['0A000', '27000'];
/** A duplicate, or what an exclusion rule forbids. */
const TAKEN: readonly string[] = ['23505', '23P01'];

/**
 * A table whose own trigger refuses what would change its rows, or whose rule keeps what is written, does what it was made
 * for: no row can be made that it would take, as with a CHECK that nothing fulfils. Null where the failure is not of that
 * kind. A trigger that lets no row in is none of it: a backend that writes there fails as we do, and who means it so
 * leaves the table out by name.
 */
function guardOf(drafted: readonly DraftedRow[], { error, operations }: Rehearsal): string | null {
  const state = sqlStateOf(error);
  const isRefusedAtAll = state === RAISED && operations.results.at(-1)?.operation === 'create';
  if (isRefusedAtAll) return null;
  const isKept = (error instanceof NotOneRowError && error.count === 0) || KEPT.includes(state ?? '');
  const isOwn = ({ table }: DraftedRow) =>
    isKept ? table.isGuarded : state === RAISED && table.hasOwnTriggers;
  return drafted.some(isOwn) ? words(error) : null;
}

/**
 * All values that we know for a key are somebody's. Null where the server drew the value itself (a sequence that is behind
 * is a fault) and for other failures.
 */
function takenOf(drafted: readonly DraftedRow[], error: unknown): string | null {
  const state = sqlStateOf(error) ?? '';
  if (!TAKEN.includes(state)) return null;
  const name = constraintOf(error);
  const isOurs = drafted.some(({ table, draft }) =>
    table.uniques.some((one) => one.name === name && one.columns.every((column) => draft.has(column))),
  );
  return isOurs || state === '23P01' ? words(error) : null;
}

interface Rehearsal {
  readonly made: readonly MadeRow[];
  readonly operations: Operations;
  readonly error: unknown;
}

/** Keeps time of the operations of a group and turns what one throws into its result. */
class Operations {
  readonly results: OperationResult[] = [];

  async time<T>(operation: CrudOperation, body: () => Promise<T>): Promise<T> {
    const begun = performance.now();
    const ms = () => Math.round((performance.now() - begun) * 1000) / 1000;
    try {
      const value = await body();
      this.results.push({ operation, isOk: true, ms: ms(), original: null, sqlState: null });
      return value;
    } catch (error) {
      const failed = { isOk: false, original: words(error), sqlState: sqlStateOf(error) };
      this.results.push({ operation, ms: ms(), ...failed });
      throw error;
    }
  }
}

async function change(
  client: TargetClient,
  rows: readonly MadeRow[],
  changes: readonly (ColumnChange | null)[],
) {
  const changed: MadeRow[] = [];
  for (const [i, row] of rows.entries()) changed.push(await updateRow(client, row, changes[i] ?? null));
  return changed;
}

/**
 * Does everything once in a transaction that is rolled back, deletion included: a row that could not be removed
 * again must never be committed.
 */
async function rehearse(
  client: TargetClient,
  drafted: readonly DraftedRow[],
  changes: readonly (ColumnChange | null)[],
): Promise<Rehearsal> {
  const operations = new Operations();
  let made: readonly MadeRow[] = [];
  try {
    await client.rolledBack(
      async () => {
        made = await operations.time('create', async () => {
          const rows = await insertRows(client, drafted);
          await client.execute(trustedSql('set constraints all immediate', 'own-file'));
          return rows;
        });
        const changed = await operations.time('update', () => change(client, made, changes));
        await operations.time('delete', () => deleteRows(client, changed));
      },
      { lockTimeout: 5_000, statementTimeout: 30_000 },
    );
    return { made, operations, error: null };
  } catch (error) {
    return { made, operations, error };
  }
}

async function checkReads(client: TargetClient, drafted: readonly DraftedRow[], rows: readonly MadeRow[]) {
  for (const [i, row] of rows.entries()) {
    const found = await readRow(client, row);
    if (!found) throw new Error(`${tableName(row.table)}: the row cannot be read back.`);
    const changed = await changedColumns(client, row, drafted[i]?.draft ?? new Map());
    // A trigger may rewrite what is written (lower-case e-mails); only a different row would be wrong.
    const { columns, isGuarded } = row.table;
    if (!isGuarded && columns.length > 0 && changed.length === columns.length)
      throw new Error(`${tableName(row.table)}: another row was read back.`);
  }
}

function updatedAtRule(table: TableShape, before: MadeRow, after: MadeRow): RuleResult[] {
  if (!table.hasUpdateTrigger) return [];
  return table.columns
    .filter(({ name, base }) => UPDATED_AT.test(name) && base.startsWith('timestamp'))
    .map(({ name }): RuleResult => {
      const hasMoved = (after.values.get(name) ?? '') !== (before.values.get(name) ?? '');
      return { rule: 'updatedAt', name, outcome: hasMoved ? 'held' : 'broken', original: null };
    });
}

async function onDeleteRules(
  scope: GroupScope,
  child: MadeRow,
  siblings: readonly MadeRow[],
): Promise<RuleResult[]> {
  const rules: RuleResult[] = [];
  for (const key of child.table.foreignKeys) {
    if (siblings.some(({ table }) => table.oid === key.references)) continue;
    const parent = scope.made.get(key.references);
    if (parent) rules.push(await checkOnDelete(scope.client, parent, child, key));
  }
  return rules;
}

async function wasRolledBack(client: TargetClient, rehearsed: readonly MadeRow[]): Promise<RuleResult[]> {
  const rules: RuleResult[] = [];
  for (const row of rehearsed) {
    if (!keyColumns(row.table).isKey) continue;
    const outcome = (await readRow(client, row)) === null ? 'held' : 'broken';
    rules.push({ rule: 'rollback', name: tableName(row.table), outcome, original: null });
  }
  return rules;
}

/** Without a key a row is found by all its values: the note of one that has changed says the new ones. */
export async function noteAgain(
  client: TargetClient,
  journal: string,
  before: readonly MadeRow[],
  after: readonly MadeRow[],
): Promise<void> {
  const isFoundByAll = ({ table }: MadeRow) => !keyColumns(table).isKey;
  await forgetRows(client, journal, before.filter(isFoundByAll));
  await noteRows(client, journal, after.filter(isFoundByAll));
}

/** Creates, reads and changes the rows for good; `made` tells what stands even when one of these fails. */
async function perform(
  scope: GroupScope,
  drafted: readonly DraftedRow[],
  changes: readonly (ColumnChange | null)[],
  operations: Operations,
): Promise<{ readonly created: readonly MadeRow[]; readonly changed: readonly MadeRow[] }> {
  const { client, journal } = scope;
  const created = await operations.time('create', () =>
    client.transaction(async () => {
      const rows = await insertRows(client, drafted);
      await noteRows(client, journal, rows);
      return rows;
    }),
  );
  await operations.time('read', () => checkReads(client, drafted, created));
  const changed = await operations.time('update', () =>
    client.transaction(async () => {
      const rows = await change(client, created, changes);
      await noteAgain(client, journal, created, rows);
      return rows;
    }),
  );
  return { created, changed };
}

async function checkDrafted(scope: GroupScope, drafted: readonly DraftedRow[]): Promise<GroupCheck> {
  const { client, door, tag } = scope;
  const changes: (ColumnChange | null)[] = [];
  for (const row of drafted) changes.push(await chooseChange(client, row, tag));
  const rehearsal = await rehearse(client, drafted, changes);
  const result = (table: TableShape, operations: Operations, rules: readonly RuleResult[]): TableResult => ({
    table: tableName(table),
    door,
    operations: operations.results,
    rules,
    skipped: null,
  });
  const failed = (operations: Operations): GroupCheck => ({
    results: drafted.map(({ table }) => result(table, operations, [])),
    made: [],
  });
  if (rehearsal.error !== null) {
    const guard = guardOf(drafted, rehearsal);
    if (guard !== null) throw new NoRowError('guard', guard);
    const taken = takenOf(drafted, rehearsal.error);
    if (taken !== null) throw new NoRowError('taken', taken);
    return failed(rehearsal.operations);
  }
  const rolledBack = await wasRolledBack(client, rehearsal.made);
  const operations = new Operations();
  const performed = await perform(scope, drafted, changes, operations).catch(() => null);
  // What it had created is in the journal and goes with it.
  if (!performed) return failed(operations);
  const { created, changed } = performed;
  const results: TableResult[] = [];
  for (const [i, row] of changed.entries()) {
    const [draft, before] = [drafted[i], created[i]];
    if (!draft || !before) continue;
    const rules = [
      ...rolledBack.filter(({ name }) => name === tableName(row.table)),
      ...updatedAtRule(row.table, before, row),
      ...(await checkRules(client, draft, row, tag)),
      ...(await onDeleteRules(scope, row, changed)),
    ];
    results.push(result(row.table, operations, rules));
  }
  return { results, made: changed };
}

/** Checks the tables of one group; a table for which no row can be thought of is left out, with the reason. */
export async function checkGroup(scope: GroupScope, group: TableGroup): Promise<GroupCheck> {
  try {
    return await checkDrafted(scope, await draftGroup(scope.client, group, scope.made, scope.tag));
  } catch (error) {
    if (!(error instanceof NoRowError)) throw error;
    const skipped = { reason: error.reason, subject: error.subject };
    const results = group.map((table): TableResult => {
      return { table: tableName(table), door: scope.door, operations: [], rules: [], skipped };
    });
    return { results, made: [] };
  }
}
