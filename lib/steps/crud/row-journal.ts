import { ident, sql } from '../../postgres/sql';
import type { ReadClient, TargetClient } from '../../postgres/target-client';
import {
  createWorkSchema,
  dropWorkSchema,
  findWorkSchemas,
  workSchemaName,
} from '../../postgres/work-schema';
import { Composer } from './composer';
import { keyColumns, type MadeRow, oneAlike } from './made-row';
import { columnOf } from './row-draft';
import { sqlStateOf } from './sql-state';

interface KeyPart {
  readonly name: string;
  readonly type: string;
  readonly value: string | null;
}

export interface JournalRow {
  id: string;
  table_schema: string;
  table_name: string;
  is_key: boolean;
  /** The table alone, without those that inherit from it. */
  is_only: boolean;
  key: KeyPart[];
}

export interface Remaining {
  readonly table: string;
  readonly original: string;
}

const UNDEFINED_TABLE = '42P01';

/** Makes the journal of a run on the target: its own schema, dropped when nothing is left to remove. */
export async function openJournal(client: TargetClient, runId: string): Promise<string> {
  const schema = workSchemaName('crud', runId);
  await client.transaction(async () => {
    await createWorkSchema(client, schema);
    await client.execute(sql`create table ${ident(schema, 'made_row')} (
      id bigint generated always as identity primary key, table_schema text not null, table_name text not null,
      is_key boolean not null, is_only boolean not null, key jsonb not null)`);
  });
  return schema;
}

/** How a row is found again: its key, else everything that it holds. */
function keyText({ table, values }: MadeRow): string {
  const key: KeyPart[] = keyColumns(table).names.map((name) => ({
    name,
    type: columnOf(table, name).type,
    value: values.get(name) ?? null,
  }));
  return JSON.stringify(key);
}

/** Notes the rows; called in the transaction that writes them, so that a row exists exactly when its note does. */
export async function noteRows(
  client: TargetClient,
  schema: string,
  rows: readonly MadeRow[],
): Promise<void> {
  for (const row of rows) {
    const { table } = row;
    const { isKey } = keyColumns(table);
    await client.execute(sql`
      insert into ${ident(schema, 'made_row')} (table_schema, table_name, is_key, is_only, key)
      values (${table.schema}, ${table.name}, ${isKey}, ${!table.isPartitioned}, ${keyText(row)}::jsonb)`);
  }
}

/**
 * Takes back the notes of rows that are no longer there; called in the transaction that deletes or changes them, so that
 * no note is ever taken for a row of somebody else that has come to be alike.
 */
export async function forgetRows(
  client: TargetClient,
  schema: string,
  rows: readonly MadeRow[],
): Promise<void> {
  for (const row of rows)
    await client.execute(sql`
      delete from ${ident(schema, 'made_row')} where id = (select id from ${ident(schema, 'made_row')}
        where table_schema = ${row.table.schema} and table_name = ${row.table.name} and key = ${keyText(row)}::jsonb
        order by id desc limit 1 for update skip locked)`);
}

function deletion(row: JournalRow, compose: Composer): string {
  const conditions = row.key.map(({ name, type, value }) => {
    const { fragment } = ident(name);
    return row.is_key
      ? `${fragment} = ${compose.text(value)}::${type}`
      : `${fragment}::text is not distinct from ${compose.text(value)}`;
  });
  const relation = `${row.is_only ? 'only ' : ''}${ident(row.table_schema, row.table_name).fragment}`;
  return `delete from ${relation} where ${row.is_key ? conditions.join(' and ') : oneAlike(relation, conditions, true)}`;
}

/** Deletes the rows and their notes in one transaction and one statement; a row that is gone already is no error. */
async function removeTogether(
  client: TargetClient,
  schema: string,
  rows: readonly JournalRow[],
): Promise<void> {
  await client.transaction(
    async () => {
      const compose = new Composer();
      const parts = rows.map((row, i) => `d${i} as (${deletion(row, compose)} returning 1)`);
      await client.execute(compose.sql(`with ${parts.join(', ')} select 1 as done`));
      const ids = rows.map(({ id }) => id);
      await client.execute(sql`delete from ${ident(schema, 'made_row')} where id = any(${ids}::bigint[])`);
    },
    { lockTimeout: 5_000 },
  );
}

async function forget(client: TargetClient, schema: string, row: JournalRow): Promise<void> {
  await client.execute(sql`delete from ${ident(schema, 'made_row')} where id = ${row.id}`);
}

/** The notes of a run's rows, newest first. */
export function notedRows(client: ReadClient, schema: string): Promise<JournalRow[]> {
  return client.rows<JournalRow>(sql`
    select id::text, table_schema, table_name, is_key, key,
      coalesce((pg_catalog.to_jsonb(m) ->> 'is_only')::boolean, false) as is_only
    from ${ident(schema, 'made_row')} m order by id desc`);
}

/** One pass over the notes, newest first. Gives why a row could not go, by note. */
async function removePass(client: TargetClient, schema: string): Promise<Map<string, Remaining>> {
  const blocked = new Map<string, Remaining>();
  for (const row of await notedRows(client, schema)) {
    try {
      await removeTogether(client, schema, [row]);
    } catch (error) {
      const state = sqlStateOf(error);
      if (state === null) throw error;
      const original = error instanceof Error ? error.message : String(error);
      if (state === UNDEFINED_TABLE) await forget(client, schema, row);
      else blocked.set(row.id, { table: `${row.table_schema}.${row.table_name}`, original });
    }
  }
  return blocked;
}

/**
 * Removes every row that the journal notes, and the journal itself when none is left. Rows that refer to one another
 * are removed together in the end. Gives what would not go.
 */
export async function removeNoted(client: TargetClient, schema: string): Promise<Remaining[]> {
  let blocked = await removePass(client, schema);
  for (let before = Number.POSITIVE_INFINITY; blocked.size > 0 && blocked.size < before; ) {
    before = blocked.size;
    blocked = await removePass(client, schema);
  }
  if (blocked.size > 1) {
    const rows = await notedRows(client, schema);
    const isGone = await removeTogether(client, schema, rows).then(
      () => true,
      () => false,
    );
    if (isGone) blocked.clear();
  }
  if (blocked.size === 0) await dropWorkSchema(client, schema);
  return [...blocked.values()];
}

/** Cleans up after runs that were killed. Gives how many rows were noted and what would not go. */
export async function removeLeftovers(
  client: TargetClient,
): Promise<{ readonly removed: number; readonly remaining: readonly Remaining[] }> {
  let removed = 0;
  const remaining: Remaining[] = [];
  for (const schema of await findWorkSchemas(client, 'crud')) {
    const { length } = await notedRows(client, schema);
    const left = await removeNoted(client, schema);
    removed += length - left.length;
    remaining.push(...left);
  }
  return { removed, remaining };
}
