import { randomUUID } from 'node:crypto';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import { constantSql, type Fragment, ident, literal, type Sql, sql, trustedSql } from '../sql';
import type { ReadClient } from '../target-client';
import { rangeName } from './copy-range';
import { type CopyWriter, LIMITLESS } from './copy-session';
import { type TableName, tableLabel } from './copy-table';
import type { CopyChunk } from './plan-copy';

/** Schema on the target in which a copy writes down what it has done; it goes with the undo and with the clean-up. */
export const JOURNAL_SCHEMA = 'mudanza_rows';

const COMMENT =
  'Made by Mudanza: which rows it copied. Safe to drop when no copy is to be resumed or undone.';

const CHUNK = ident(JOURNAL_SCHEMA, 'chunk');
const INDEX = ident(JOURNAL_SCHEMA, 'dropped_index');

/** What the journal says of a table that a copy filled. */
export interface FilledTable extends TableName {
  readonly rows: number;
  readonly chunks: number;
}

export interface DroppedIndex extends TableName {
  readonly index: string;
  readonly definition: string;
  readonly comment: string | null;
}

/** True when a copy left its journal on this server. */
export async function hasJournal(client: ReadClient): Promise<boolean> {
  const rows = await client.rows(
    sql`select from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
        where n.nspname = ${JOURNAL_SCHEMA} and c.relname = 'chunk'`,
  );
  return rows.length > 0;
}

/** True while what a switch did to roles is written down here: who loses that cannot take it back. */
export async function holdsFence(client: ReadClient): Promise<boolean> {
  const fence = ident(JOURNAL_SCHEMA, 'fence');
  const there = await client.rows(
    sql`select from pg_catalog.pg_class c where c.oid = pg_catalog.to_regclass(${fence.fragment})`,
  );
  return there.length > 0 && (await client.rows(sql`select from ${fence} limit 1`)).length > 0;
}

const own = (text: string) => trustedSql(text, 'own-file');

/** Makes the journal where it is missing, in one message. */
export async function createJournal(writer: CopyWriter): Promise<void> {
  await writer.script([
    own('begin'),
    own(`create schema if not exists ${JOURNAL_SCHEMA}`),
    own(`comment on schema ${JOURNAL_SCHEMA} is ${literal(COMMENT).fragment}`),
    own(`create table if not exists ${CHUNK.fragment} (
      job text not null, number int not null, schema text not null, name text not null, blocks text,
      rows bigint not null, bytes bigint not null, ms float8 not null,
      transaction bigint not null default (pg_catalog.txid_current() & 4294967295),
      constraint chunk_pkey primary key (job, number))`),
    own(`create table if not exists ${INDEX.fragment} (
      schema text not null, name text not null, index text not null, definition text not null, comment text,
      primary key (schema, index))`),
    own('commit'),
  ]);
}

export interface DoneChunk {
  readonly rows: number;
  readonly bytes: number;
  readonly ms: number;
}

/** Writes a chunk down, in the transaction that holds its rows: both are there, or neither. */
export function recordStatement(job: string, { number, target, range }: CopyChunk, done: DoneChunk): Sql {
  const text = (value: string) => literal(value).fragment;
  const blocks = range ? text(rangeName(range)) : 'null';
  const names = [text(job), Number(number), text(target.schema), text(target.name), blocks];
  const sizes = [Number(done.rows), Number(done.bytes), Number(done.ms)];
  return trustedSql(
    `insert into ${CHUNK.fragment} (job, number, schema, name, blocks, rows, bytes, ms)
     values (${[...names, ...sizes].join(', ')})`,
    'built-from-catalog',
  );
}

/** What the journal says of a chunk, or null. */
export async function recorded(
  client: ReadClient,
  job: string,
  { number }: CopyChunk,
): Promise<DoneChunk | null> {
  const rows = await client.rows<{ rows: string; bytes: string; ms: number }>(
    sql`select rows::text as rows, bytes::text as bytes, ms from ${CHUNK} where job = ${job} and number = ${number}`,
  );
  const [row] = rows;
  return row ? { rows: Number(row.rows), bytes: Number(row.bytes), ms: row.ms } : null;
}

/** The tables that copies have filled and nobody emptied since, by name. */
export async function filledTables(client: ReadClient): Promise<FilledTable[]> {
  const rows = await client.rows<TableName & { rows: string; chunks: string }>(sql`
    select schema, name, sum(rows)::text as rows, count(*)::text as chunks from ${CHUNK}
    group by 1, 2 having sum(rows) > 0 order by 1, 2`);
  return rows.map((row) => ({ ...row, rows: Number(row.rows), chunks: Number(row.chunks) }));
}

/** Takes an index away after noting how to make it again, in one transaction and one message. */
export async function dropNotedIndex(writer: CopyWriter, dropped: DroppedIndex): Promise<void> {
  const { schema, name, index, definition, comment } = dropped;
  const values = [schema, name, index, definition, comment].map((value) =>
    value === null ? 'null' : literal(value).fragment,
  );
  const note = `insert into ${INDEX.fragment} (schema, name, index, definition, comment)
    values (${values.join(', ')}) on conflict do nothing`;
  await writer.script([own(note), sql`drop index ${ident(schema, index)}`]);
}

/** Building an index sorts in memory: 256 MB of it where the server allows less, and what it allows where that is more. */
const MEMORY = `select pg_catalog.set_config('maintenance_work_mem', '262144', true)
  where (select setting::bigint from pg_catalog.pg_settings where name = 'maintenance_work_mem') < 262144`;

/** Indexes that a copy took away and that are not back yet. */
export async function droppedIndexes(client: ReadClient): Promise<DroppedIndex[]> {
  return client.rows<DroppedIndex>(
    sql`select schema, name, index, definition, comment from ${INDEX} order by schema, name, index`,
  );
}

/** Makes one index again and strikes it off, in one transaction and one message. */
export async function restoreIndex(writer: CopyWriter, dropped: DroppedIndex): Promise<void> {
  const { schema, index, definition, comment } = dropped;
  const catalog = (text: string) => trustedSql(text, 'built-from-catalog');
  const name = ident(schema, index).fragment;
  const struck = `schema = ${literal(schema).fragment} and index = ${literal(index).fragment}`;
  await writer.script([
    LIMITLESS,
    own(MEMORY),
    catalog(definition),
    ...(comment === null ? [] : [catalog(`comment on index ${name} is ${literal(comment).fragment}`)]),
    catalog(`delete from ${INDEX.fragment} where ${struck}`),
  ]);
}

/** The table without those that inherit from it; a partitioned one holds its rows in its partitions. */
async function alone(client: ReadClient, { schema, name }: TableName): Promise<Fragment> {
  const table = ident(schema, name);
  const rows = await client.rows<{ kind: string }>(
    sql`select c.relkind as kind from pg_catalog.pg_class c where c.oid = ${table.fragment}::regclass`,
  );
  return rows[0]?.kind === 'p' ? table : constantSql(`only ${table.fragment}`);
}

/** Rows of a filled table that no copy of ours wrote, and how many there are in all. */
export async function foreignRows(
  client: ReadClient,
  table: TableName,
): Promise<{ readonly all: number; readonly foreign: number }> {
  const { schema, name } = table;
  const rows = await client.rows<{ all: string; foreign: string }>(sql`
    select count(*)::text as all, count(*) filter (where t.xmin::text::bigint not in (
      select transaction from ${CHUNK} where schema = ${schema} and name = ${name}))::text as foreign
    from ${await alone(client, table)} t`);
  return { all: Number(rows[0]?.all ?? 0), foreign: Number(rows[0]?.foreign ?? 0) };
}

/**
 * Writes rows of somebody else down as known: what the application wrote here has come back to where it belongs, or its loss was
 * accepted. What is written after this is somebody else's again.
 */
export async function adoptRows(writer: CopyWriter, tables: readonly TableName[]): Promise<void> {
  const job = `came back ${randomUUID()}`;
  let number = 0;
  for (const table of tables) {
    const { schema, name } = table;
    number += await writer.execute(sql`
      insert into ${CHUNK} (job, number, schema, name, rows, bytes, ms, transaction)
      select ${job}, ${number} + pg_catalog.row_number() over (), ${schema}, ${name}, count(*), 0, 0, t.xmin::text::bigint
      from ${await alone(writer, table)} t where t.xmin::text::bigint not in (
        select transaction from ${CHUNK} where schema = ${schema} and name = ${name}) group by t.xmin::text`);
  }
}

/**
 * Tables that refer to the named ones, directly or through others: TRUNCATE wants them named as well, though they hold no
 * row. Of a partition tree the root counts by the rows that are in none of the named partitions.
 */
async function referringTables(
  client: ReadClient,
  tables: readonly TableName[],
): Promise<(TableName & { readonly hasRows: boolean })[]> {
  const names = tables.map(({ schema, name }) => ident(schema, name).fragment);
  const rows = await client.rows<TableName>(sql`
    with recursive named as (
      select pg_catalog.unnest(${names}::regclass[])::oid as oid
    ), referring as (
      select oid from named
      union
      select k.conrelid from pg_catalog.pg_constraint k join referring r on r.oid = k.confrelid where k.contype = 'f'
    )
    select n.nspname as schema, c.relname as name
    from referring join pg_catalog.pg_class c on c.oid = referring.oid join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where c.oid not in (select named.oid from named) order by 1, 2`);
  const found: (TableName & { hasRows: boolean })[] = [];
  for (const table of rows) {
    const held = await client.rows<{ has: boolean }>(sql`
      select exists (select from ${ident(table.schema, table.name)} t
        where t.tableoid <> all (${names}::regclass[]::oid[])) as has`);
    found.push({ ...table, hasRows: held[0]?.has === true });
  }
  return found;
}

/**
 * Empties exactly the named tables, together, and forgets what the journal says of them. Throws MUD-905 where a table
 * that refers to them holds rows of its own.
 */
export async function emptyTables(writer: CopyWriter, tables: readonly TableName[]): Promise<void> {
  if (tables.length === 0) return;
  const referring = await referringTables(writer, tables);
  const held = referring.filter(({ hasRows }) => hasRows).map(tableLabel);
  if (held.length > 0) throw new MudanzaError('MUD-905', { params: { tables: held.join(', ') } });
  const names: string[] = [];
  for (const table of [...tables, ...referring]) names.push((await alone(writer, table)).fragment);
  await writer.execute(trustedSql(`truncate ${names.join(', ')}`, 'built-from-catalog'));
  for (const { schema, name } of tables) {
    await writer.execute(sql`delete from ${CHUNK} where schema = ${schema} and name = ${name}`);
  }
}

/** Empties what earlier copies brought, as the journal says. Throws MUD-905 where a row is of somebody else. */
export async function emptyFilled(writer: CopyWriter): Promise<void> {
  await writer.execute(LIMITLESS);
  const tables = await filledTables(writer);
  const strange: string[] = [];
  for (const table of tables)
    if ((await foreignRows(writer, table)).foreign > 0) strange.push(tableLabel(table));
  if (strange.length > 0) throw new MudanzaError('MUD-905', { params: { tables: strange.join(', ') } });
  await emptyTables(writer, tables);
}

/** Any number, the same for every copy: the lock that lets one at a time write to a database. */
const LOCK = 7_283_945_610;

/** Held by this session until it ends. Throws MUD-921 when another copy holds it. */
export async function lockTarget(writer: CopyWriter): Promise<void> {
  const rows = await writer.rows<{ mine: boolean }>(
    sql`select pg_catalog.pg_try_advisory_lock(${LOCK}::bigint) as mine`,
  );
  if (!rows[0]?.mine) throw new MudanzaError('MUD-921');
}

/** Drops the journal; only when nothing is left in it that somebody needs. */
export async function dropJournal(writer: CopyWriter): Promise<void> {
  await writer.execute(sql`drop schema if exists ${constantSql(JOURNAL_SCHEMA)} cascade`);
}
