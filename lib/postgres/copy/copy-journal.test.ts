import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { createDatabase, type TestDatabase } from '../../servers/embedded/testing/create-database';
import { sql, trustedSql } from '../sql';
import { withTarget } from '../with-client';
import {
  createJournal,
  dropJournal,
  dropNotedIndex,
  droppedIndexes,
  emptyFilled,
  emptyTables,
  filledTables,
  foreignRows,
  hasJournal,
  lockTarget,
  recorded,
  recordStatement,
  restoreIndex,
} from './copy-journal';
import { type CopyWriter, withCopyWriter } from './copy-session';
import type { CopyChunk } from './plan-copy';

let target: TestDatabase;
beforeAll(async () => {
  target = await createDatabase(inject('servers'), 'target');
});
afterAll(() => target.drop());

const DDL = `drop schema if exists mudanza_rows cascade; drop schema if exists shop cascade; create schema shop;
create table shop.guest (id int primary key, name text);
create table shop.stay (id int primary key, guest_id int references shop.guest);
create table shop.note (id int primary key, stay_id int references shop.stay);
create table shop.message (at date not null, body text) partition by range (at);
create table shop.message_1 partition of shop.message for values from ('2025-01-01') to ('2026-01-01');
create table shop.animal (id int); create table shop.dog (bark text) inherits (shop.animal);
create index guest_name on shop.guest (name); comment on index shop.guest_name is 'it''s \\ dear';
create index "Odd ""index""" on shop.guest (id, name) where name is not null`;

const run = (text: string) =>
  withTarget(target.direct, (client) => client.execute(trustedSql(text, 'own-file')));
const asWriter = <T>(use: (writer: CopyWriter) => Promise<T>) => withCopyWriter(target.direct, {}, use);

const chunk = (number: number, name: string, range: CopyChunk['range'] = null): CopyChunk => ({
  ...{ number, range, columns: ['id'], bytes: 1, isBinary: false },
  source: { schema: 'shop', name },
  target: { schema: 'shop', name },
});

/** Brings rows as a copy does: they and their line in one transaction. */
const bring = (writer: CopyWriter, number: number, table: string, rows: string, count: number) =>
  writer.transaction(async () => {
    await writer.execute(trustedSql(`insert into shop.${table} ${rows}`, 'own-file'));
    await writer.execute(recordStatement('job', chunk(number, table), { rows: count, bytes: 10, ms: 1.5 }));
  });

beforeEach(() => run(DDL));

describe('the journal', () => {
  it('is made where it is missing, once, and goes without a trace', async () => {
    await asWriter(async (writer) => {
      expect(await hasJournal(writer)).toBe(false);
      await createJournal(writer);
      await createJournal(writer);
      expect(await hasJournal(writer)).toBe(true);
      await dropJournal(writer);
      expect(await hasJournal(writer)).toBe(false);
    });
  });

  it('takes each chunk of a job once, whoever brings it, and says what it was', async () => {
    await asWriter(async (writer) => {
      await createJournal(writer);
      const ranged = chunk(1, 'guest', { from: null, to: 12 });
      await writer.execute(recordStatement("o'job", ranged, { rows: 7, bytes: 99, ms: 2.25 }));
      expect(await recorded(writer, "o'job", ranged)).toEqual({ rows: 7, bytes: 99, ms: 2.25 });
      expect(await recorded(writer, 'another', ranged)).toBeNull();
      expect(await recorded(writer, "o'job", chunk(2, 'guest'))).toBeNull();
      await expect(
        writer.execute(recordStatement("o'job", ranged, { rows: 7, bytes: 99, ms: 2 })),
      ).rejects.toMatchObject({ constraint: 'chunk_pkey' });
      const rows = await writer.rows(sql`select blocks from mudanza_rows.chunk`);
      expect(rows).toEqual([{ blocks: '..12' }]);
    });
  });

  it('sums up what was filled by table, and leaves out what brought nothing', async () => {
    await asWriter(async (writer) => {
      await createJournal(writer);
      await bring(writer, 1, 'guest', "values (1, 'a'), (2, 'b')", 2);
      await bring(writer, 2, 'guest', "values (3, 'c')", 1);
      await bring(writer, 3, 'note', 'select 1, null where false', 0);
      expect(await filledTables(writer)).toEqual([{ schema: 'shop', name: 'guest', rows: 3, chunks: 2 }]);
    });
  });
});

describe('rows of somebody else', () => {
  it('are told from those of the copy, also after an update of one', async () => {
    await asWriter(async (writer) => {
      await createJournal(writer);
      await bring(writer, 1, 'guest', "values (1, 'a'), (2, 'b')", 2);
      const guest = { schema: 'shop', name: 'guest' };
      expect(await foreignRows(writer, guest)).toEqual({ all: 2, foreign: 0 });
      await run("insert into shop.guest values (9, 'x')");
      expect(await foreignRows(writer, guest)).toEqual({ all: 3, foreign: 1 });
      await run("update shop.guest set name = 'y' where id = 1");
      expect(await foreignRows(writer, guest)).toEqual({ all: 3, foreign: 2 });
    });
  });

  it('are not those of a table that inherits, and are those in partitions', async () => {
    await asWriter(async (writer) => {
      await createJournal(writer);
      await run(
        "insert into shop.dog values (1, 'wau'); insert into shop.message values ('2025-02-01', 'hi')",
      );
      expect(await foreignRows(writer, { schema: 'shop', name: 'animal' })).toEqual({ all: 0, foreign: 0 });
      expect(await foreignRows(writer, { schema: 'shop', name: 'message' })).toEqual({ all: 1, foreign: 1 });
    });
  });
});

describe('emptying', () => {
  it('takes exactly what was named, and with it empty tables that refer to it', async () => {
    await asWriter(async (writer) => {
      await createJournal(writer);
      await bring(writer, 1, 'guest', "values (1, 'a')", 1);
      await bring(writer, 2, 'animal', 'values (5)', 1);
      await run("insert into shop.dog values (1, 'wau')");
      await writer.transaction(() => emptyFilled(writer));
      expect(await filledTables(writer)).toEqual([]);
      const [left] = await writer.rows(sql`select (select count(*)::int from shop.guest) as guests,
        (select count(*)::int from only shop.animal) as animals, (select count(*)::int from shop.dog) as dogs`);
      expect(left).toEqual({ guests: 0, animals: 0, dogs: 1 });
    });
  });

  it.each([
    ['a row of somebody else', "insert into shop.guest values (9, 'x')", 'shop.guest'],
    ['rows in a table that refers to it', 'insert into shop.stay values (1, 1)', 'shop.stay'],
    ['rows of one that refers to one that does', 'insert into shop.note values (1, null)', 'shop.note'],
  ])('is refused by table for %s, and then nothing is gone', async (_, text, tables) => {
    await asWriter(async (writer) => {
      await createJournal(writer);
      await bring(writer, 1, 'guest', "values (1, 'a')", 1);
      await run(text);
      await expect(writer.transaction(() => emptyFilled(writer))).rejects.toMatchObject({
        code: 'MUD-905',
        params: { tables },
      });
      expect((await filledTables(writer)).length).toBe(1);
    });
  });

  it('of nothing does nothing', async () => {
    await asWriter(async (writer) => {
      await createJournal(writer);
      await emptyTables(writer, []);
      expect(await writer.rows(sql`select from shop.guest`)).toEqual([]);
    });
  });
});

describe('an index that is taken away', () => {
  const named = (index: string, definition: string, comment: string | null) => {
    return { schema: 'shop', name: 'guest', index, definition, comment };
  };

  it('is noted first, and comes back as it was, with its comment', async () => {
    await asWriter(async (writer) => {
      await createJournal(writer);
      const [before] = await writer.rows<{ definition: string; odd: string }>(sql`
        select pg_get_indexdef('shop.guest_name'::regclass) as definition,
          pg_get_indexdef('shop."Odd ""index"""'::regclass) as odd`);
      const dear = named('guest_name', before?.definition ?? '', "it's \\ dear");
      const odd = named('Odd "index"', before?.odd ?? '', null);
      for (const index of [dear, odd]) await dropNotedIndex(writer, index);
      expect(await droppedIndexes(writer)).toEqual(
        [odd, dear].sort((a, b) => (a.index < b.index ? 1 : -1)).reverse(),
      );
      for (const index of [dear, odd]) await restoreIndex(writer, index);
      expect(await droppedIndexes(writer)).toEqual([]);
      const [after] = await writer.rows(sql`
        select pg_get_indexdef('shop.guest_name'::regclass) as definition,
          pg_get_indexdef('shop."Odd ""index"""'::regclass) as odd`);
      expect(after).toEqual(before);
      const [said] = await writer.rows<{ comment: string }>(
        sql`select obj_description('shop.guest_name'::regclass, 'pg_class') as comment`,
      );
      expect(said?.comment).toBe("it's \\ dear");
    });
  });

  it('stays where noting it fails, and stays noted where building it fails', async () => {
    await asWriter(async (writer) => {
      await expect(dropNotedIndex(writer, named('guest_name', 'x', null))).rejects.toMatchObject({
        code: '42P01',
      });
      expect(await writer.rows(sql`select 'shop.guest_name'::regclass`)).toHaveLength(1);
      await createJournal(writer);
      const broken = named('guest_name', 'create index guest_name on shop.guest (no_such)', null);
      await dropNotedIndex(writer, broken);
      await expect(restoreIndex(writer, broken)).rejects.toMatchObject({ code: '42703' });
      expect(await droppedIndexes(writer)).toEqual([broken]);
    });
  });
});

it('one copy at a time may write to a database, and the next when its session is over', async () => {
  await asWriter(async (first) => {
    await lockTarget(first);
    await expect(asWriter((second) => lockTarget(second))).rejects.toMatchObject({ code: 'MUD-921' });
  });
  await expect
    .poll(() =>
      asWriter(lockTarget).then(
        () => true,
        () => false,
      ),
    )
    .toBe(true);
});
