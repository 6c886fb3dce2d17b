import { ident, type Sql } from '../../postgres/sql';
import type { ReadClient } from '../../postgres/target-client';
import { checkCandidates } from './check-candidates';
import { Composer } from './composer';
import { columnOf, type RowDraft, writableColumns } from './row-draft';
import { sqlStateOf } from './sql-state';
import type { CheckShape, ColumnShape, TableShape } from './table-shape';

const MAX_COMBINATIONS = 2_000;
const BATCH = 200;
/** Not a name that a column would have. */
const ORDINAL = 'mudanza ordinal';

type Values = readonly (string | null)[];

/** Every combination of the lists, the first values varying slowest, up to a limit. */
function combinations(lists: readonly Values[]): Values[] {
  let all: Values[] = [[]];
  for (const list of lists) {
    all = all.flatMap((head) => list.map((value) => [...head, value])).slice(0, MAX_COMBINATIONS);
  }
  return all;
}

/** The row's other columns as a one-row table: what the draft says, else the default unless it draws a sequence. */
function otherColumns(
  table: TableShape,
  draft: RowDraft,
  varied: readonly string[],
  compose: Composer,
): string {
  const list = table.columns
    .filter(({ name }) => !varied.includes(name))
    .map((column) => {
      const { fragment } = ident(column.name);
      const given = draft.get(column.name);
      if (given !== undefined) return `${compose.value(given, column)} as ${fragment}`;
      const usesDefault = column.defaultSql !== null && !/\bnextval\(/.test(column.defaultSql);
      const filler = usesDefault ? `(${column.defaultSql})::${column.type}` : `null::${column.type}`;
      return `${filler} as ${fragment}`;
    });
  return list.length > 0 ? `cross join (select ${list.join(', ')}) as other` : '';
}

interface Search {
  readonly table: TableShape;
  readonly draft: RowDraft;
  readonly columns: readonly ColumnShape[];
  /** A condition about the table's columns. */
  readonly condition: string;
}

function question(search: Search, batch: readonly Values[]): Sql {
  const compose = new Composer();
  const names = search.columns.map(({ name }) => name);
  const lines = batch.map((values, i) => {
    const cells = search.columns.map((column, c) => compose.value(values[c] ?? null, column));
    return `(${[...cells, String(i)].join(', ')})`;
  });
  const head = [...names, ORDINAL].map((name) => ident(name).fragment).join(', ');
  const other = otherColumns(search.table, search.draft, names, compose);
  const ordinal = ident(ORDINAL).fragment;
  return compose.sql(
    `select ${ordinal} as i from (values ${lines.join(', ')}) as candidate(${head}) ${other}
     where ${search.condition} order by ${ordinal} limit 1`,
  );
}

/** Index of the first combination that fulfils the condition; one that Postgres cannot even evaluate does not. */
async function firstOf(client: ReadClient, search: Search, batch: readonly Values[]): Promise<number | null> {
  try {
    const rows = await client.rows<{ i: number }>(question(search, batch));
    return rows[0]?.i ?? null;
  } catch (error) {
    if (sqlStateOf(error) === null) throw error;
    if (batch.length === 1) return null;
    const middle = Math.ceil(batch.length / 2);
    const left = await firstOf(client, search, batch.slice(0, middle));
    if (left !== null) return left;
    const right = await firstOf(client, search, batch.slice(middle));
    return right === null ? null : right + middle;
  }
}

async function search(
  client: ReadClient,
  wanted: Search,
  lists: readonly Values[],
): Promise<RowDraft | null> {
  const all = combinations(lists);
  for (let at = 0; at < all.length; at += BATCH) {
    const batch = all.slice(at, at + BATCH);
    const found = await firstOf(client, wanted, batch);
    if (found === null) continue;
    const values = batch[found] ?? [];
    return new Map(wanted.columns.map(({ name }, i) => [name, values[i] ?? null]));
  }
  return null;
}

/**
 * Values for the columns of a CHECK with which it holds (`isTrue`, together with the table's other CHECKs) or does
 * not hold, found by asking the server to evaluate the expression. `fixed` columns keep the draft's value. Null
 * when none was found. Writes nothing.
 */
export async function findValues(
  client: ReadClient,
  table: TableShape,
  draft: RowDraft,
  check: CheckShape,
  wanted: { readonly isTrue: boolean; readonly fixed: ReadonlySet<string>; readonly tag: string },
): Promise<RowDraft | null> {
  const names = check.columns.filter((name) => !wanted.fixed.has(name));
  const writable = new Set(writableColumns(table).map(({ name }) => name));
  const columns = names.filter((name) => writable.has(name)).map((name) => columnOf(table, name));
  if (columns.length === 0) return null;
  const touching = table.checks.filter((other) => other.columns.some((name) => names.includes(name)));
  const condition = wanted.isTrue
    ? touching.map(({ expression }) => `(${expression}) is not false`).join(' and ')
    : `(${check.expression}) is false`;
  const text = touching.map(({ expression }) => expression).join(' ');
  const lists = columns.map((column): Values => {
    const given = draft.get(column.name);
    const own = given === undefined ? [] : [given];
    return [...own, ...checkCandidates(column, text, wanted.tag)];
  });
  return search(client, { table, draft, columns, condition }, lists);
}

/** The first value that the column's domain accepts, or null. */
export async function firstInDomain(
  client: ReadClient,
  column: ColumnShape,
  candidates: readonly (string | null)[],
): Promise<string | null> {
  for (const value of candidates) {
    const cast = new Composer();
    const asked = cast.sql(`select ${cast.value(value, column)} is null as is_null`);
    const rows = await client.rows<{ is_null: boolean }>(asked).catch(() => []);
    if (rows.length > 0) return value;
  }
  return null;
}

/** True when the draft fulfils every CHECK of the table. */
export async function fulfilsChecks(
  client: ReadClient,
  table: TableShape,
  draft: RowDraft,
): Promise<boolean> {
  if (table.checks.length === 0) return true;
  const compose = new Composer();
  const other = otherColumns(table, draft, [], compose);
  const condition = table.checks.map(({ expression }) => `(${expression}) is not false`).join(' and ');
  const asked = compose.sql(`select 1 as one from (select 1) as base ${other} where ${condition}`);
  const rows = await client.rows(asked).catch(() => []);
  return rows.length > 0;
}
