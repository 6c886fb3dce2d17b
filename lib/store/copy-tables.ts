import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { MudanzaError } from '../platform/errors/mudanza-error';
import { ident } from '../postgres/sql';
import { linesOf } from './lines-of';
import { stateConfig } from './pool';

export interface TableHead {
  readonly table: string;
  readonly columns: readonly string[];
}

export interface TablesHandle {
  /** Number of the newest state file that is applied. */
  readonly newestFile: number;
  /** Heads of all tables, in an order in which foreign keys hold. */
  readonly heads: readonly TableHead[];
  rows(head: TableHead): AsyncIterable<string>;
}

const HEADS = `
  with recursive ranked as (
    select c.oid, 0 as rank from pg_class c where c.relnamespace = 'mudanza'::regnamespace and c.relkind = 'r'
    union
    select k.conrelid, ranked.rank + 1 from ranked join pg_constraint k
      on k.confrelid = ranked.oid and k.contype = 'f' and k.conrelid <> k.confrelid
    where ranked.rank < 50
  )
  select c.relname as table, array_agg(distinct a.attname::text) as columns, max(r.rank) as rank
  from ranked r join pg_class c using (oid)
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
  where c.relname not in ('state_file', 'runner', 'sign_in_attempt')
  group by c.relname order by max(r.rank), c.relname`;

const spelled = ({ table, columns }: TableHead) =>
  `${ident('mudanza', table).fragment} (${columns.map((name) => ident(name).fragment).join(', ')})`;

/**
 * Hands over the rows of every state table as they were at one moment, in PostgreSQL's COPY text format, while the
 * product goes on working. Runners and password attempts are left out: they mean nothing elsewhere.
 */
export async function withTables<T>(use: (tables: TablesHandle) => Promise<T>): Promise<T> {
  const client = new pg.Client(stateConfig('mudanza-backup'));
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    const heads = await client.query<{ table: string; columns: string[] }>(HEADS);
    const newest = await client.query<{ number: number }>('select max(number) as number from state_file');
    return await use({
      newestFile: newest.rows[0]?.number ?? 0,
      heads: heads.rows.map(({ table, columns }) => ({ table, columns })),
      rows: (head) => linesOf(client.query(copyTo(`copy ${spelled(head)} to stdout`))),
    });
  } finally {
    await client.end();
  }
}

export interface TablesWriter {
  write(head: TableHead, rows: AsyncIterable<string>): Promise<void>;
}

/** True when nobody ever used this state database. */
async function isUnused(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ used: boolean }>(
    'select exists (select from migration) or exists (select from session) or exists (select from run) as used',
  );
  return rows[0]?.used === false;
}

/**
 * Fills the empty tables from a backup in one transaction: all of it or nothing. Gives false, with nothing changed,
 * when the database was used already. Numbers that the database hands out go on after the highest restored.
 */
export async function fillTables(fill: (writer: TablesWriter) => Promise<void>): Promise<boolean> {
  const client = new pg.Client(stateConfig('mudanza-restore'));
  await client.connect();
  try {
    await client.query('begin');
    if (!(await isUnused(client))) return false;
    await client.query('delete from operator');
    const filled: TableHead[] = [];
    await fill({
      write: async (head, rows) => {
        async function* text() {
          for await (const row of rows) yield `${row}\n`;
        }
        await pipeline(Readable.from(text()), client.query(copyFrom(`copy ${spelled(head)} from stdin`)));
        filled.push(head);
      },
    });
    for (const { table, columns } of filled) await moveSequences(client, table, columns);
    const { command } = await client.query('commit');
    if (command !== 'COMMIT') throw new MudanzaError('MUD-014');
    return true;
  } finally {
    await client.end();
  }
}

async function moveSequences(client: pg.Client, table: string, columns: readonly string[]): Promise<void> {
  for (const column of columns) {
    await client.query(
      `select setval(s, coalesce(max(${ident(column).fragment}::text::bigint), 0) + 1, false)
       from ${ident('mudanza', table).fragment}, pg_get_serial_sequence($1, $2) as s where s is not null group by s`,
      [`mudanza.${table}`, column],
    );
  }
}
