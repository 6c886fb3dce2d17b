import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TableResult } from '../../plan/evidence/crud-evidence';
import { sql, trustedSql } from '../../postgres/sql';
import type { TargetClient } from '../../postgres/target-client';
import { withTarget } from '../../postgres/with-client';
import { createTestDatabase, type TestDatabase } from '../../servers/embedded/testing/test-database';
import { checkGroup, type GroupCheck } from './check-group';
import type { MadeRow } from './made-row';
import { orderTables } from './order-tables';
import { readTables } from './read-tables';
import { notedRows, openJournal, removeNoted } from './row-journal';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const execute = (client: TargetClient, text: string) => client.execute(trustedSql(text, 'own-file'));

beforeEach(() =>
  withTarget(database.direct, (client) =>
    execute(client, 'drop schema if exists shop cascade; create schema shop'),
  ),
);

interface Checked extends GroupCheck {
  /** Rows noted in the journal once the group was through, newest first. */
  readonly noted: readonly string[];
  /** Rows of each table once everything noted was removed. */
  readonly left: Readonly<Record<string, number>>;
}

let runs = 0;

/** Makes the tables, checks every group of them in order as a run does, and removes what was made. */
async function check(
  made: string,
  before: (client: TargetClient) => Promise<void> = async () => undefined,
): Promise<Checked> {
  return withTarget(database.direct, async (client) => {
    await execute(client, `set search_path = shop; ${made}`);
    runs += 1;
    const journal = await openJournal(client, `run${String(runs).padStart(9, '0')}`);
    await before(client);
    const tables = await readTables(client, ['shop']);
    const rows = new Map<string, MadeRow>();
    const results: TableResult[] = [];
    for (const group of orderTables(tables)) {
      const one = await checkGroup(
        { client, journal, tag: 'mudanza-tag', door: 'session', made: rows },
        group,
      );
      results.push(...one.results);
      for (const row of one.made) rows.set(row.table.oid, row);
    }
    const noted = (await notedRows(client, journal)).map((row) => row.table_name);
    expect(await removeNoted(client, journal)).toEqual([]);
    const left: Record<string, number> = {};
    for (const { name } of tables) {
      const [found] = await client.rows<{ n: number }>(
        trustedSql(`select count(*)::int as n from shop."${name}"`, 'own-file'),
      );
      left[name] = found?.n ?? -1;
    }
    return { results, made: [...rows.values()], noted, left };
  });
}

const operations = (result: TableResult | undefined) =>
  result?.operations.map(({ operation, isOk }) => `${operation} ${isOk ? 'ok' : 'failed'}`);
const rules = (result: TableResult | undefined) =>
  result?.rules.map(({ rule, name, outcome }) => `${rule} ${name} ${outcome}`) ?? [];

describe('checkGroup', () => {
  it('does the three operations of a plain table, notes its row, and names the door', async () => {
    const { results, made, noted, left } = await check(
      'create table plain (id int primary key, note text not null)',
    );
    expect(results).toHaveLength(1);
    expect(results[0]).toMatchObject({ table: 'shop.plain', door: 'session', skipped: null });
    expect(operations(results[0])).toEqual(['create ok', 'read ok', 'update ok']);
    for (const { ms, original, sqlState } of results[0]?.operations ?? []) {
      expect(ms).toBeGreaterThanOrEqual(0);
      expect([original, sqlState]).toEqual([null, null]);
    }
    expect(made).toHaveLength(1);
    expect(noted).toEqual(['plain']);
    expect(left).toEqual({ plain: 0 });
  });

  it('proves that the rehearsal was rolled back, by the key it had used', async () => {
    const { results } = await check('create table plain (id int generated always as identity primary key)');
    expect(rules(results[0])).toContain('rollback shop.plain held');
  });

  it('claims nothing of a rollback where no key finds the row again', async () => {
    const { results, noted, left } = await check('create table keyless (a int, note text)');
    expect(rules(results[0]).filter((rule) => rule.startsWith('rollback'))).toEqual([]);
    // Found by all its values: the note of the row as it was made gives way to that of the changed one.
    expect(noted).toEqual(['keyless']);
    expect(left).toEqual({ keyless: 0 });
  });

  it.each([
    [
      'a table in which only others may write',
      'create table t (id int primary key); revoke insert on t from postgres',
      ['create failed'],
      'permission denied for table t',
      '42501',
    ],
    [
      'a trigger that lets no row in, at the end of the transaction',
      `create table t (id int primary key);
       create function no() returns trigger language plpgsql as 'begin raise exception ''too late''; end';
       create constraint trigger no after insert on t deferrable initially deferred for each row execute function no()`,
      ['create failed'],
      'too late',
      'P0001',
    ],
  ])('stops at %s, commits nothing and says the server’s words', async (_, text, done, words, state) => {
    const { results, made, noted, left } = await check(text);
    expect(operations(results[0])).toEqual(done);
    const failed = results[0]?.operations.at(-1);
    if (words) expect(failed?.original).toContain(words);
    expect(failed?.sqlState).toBe(state);
    expect(results[0]?.rules).toEqual([]);
    expect([made, noted]).toEqual([[], []]);
    expect(left).toEqual({ t: 0 });
  });

  it.each([
    [
      'a row that cannot be deleted',
      `create table t (id int primary key);
       create function no() returns trigger language plpgsql as 'begin raise exception ''not out of here''; end';
       create trigger no before delete on t for each row execute function no()`,
      'not out of here',
    ],
    [
      'a row that cannot be changed',
      `create table t (id int primary key, note text);
       create function no() returns trigger language plpgsql as 'begin raise exception ''set in stone''; end';
       create trigger no before update on t for each row execute function no()`,
      'set in stone',
    ],
    [
      'a row that a trigger swallows',
      `create table t (id int primary key);
       create function no() returns trigger language plpgsql as 'begin return null; end';
       create trigger no before insert on t for each row execute function no()`,
      '0 rows were stored',
    ],
    [
      'a table that is only read',
      `create table t (id int primary key);
       create rule no as on insert to t do instead nothing`,
      'INSERT RETURNING',
    ],
  ])('leaves a table out that was made to refuse: %s', async (_, text, words) => {
    const { results, made, noted, left } = await check(text);
    expect(results[0]).toMatchObject({
      operations: [],
      skipped: { reason: 'guard', subject: expect.stringContaining(words) },
    });
    expect([made, noted]).toEqual([[], []]);
    expect(left).toEqual({ t: 0 });
  });

  it('does not wait for a table that somebody holds locked', async () => {
    const { results, left } = await withTarget(database.direct, async (other) => {
      await execute(other, 'create table shop.t (id int primary key)');
      return other.rolledBack(async () => {
        await execute(other, 'lock table shop.t in exclusive mode');
        return check('');
      });
    });
    expect(results[0]?.operations).toMatchObject([
      {
        operation: 'create',
        isOk: false,
        sqlState: '55P03',
        original: expect.stringContaining('lock timeout'),
      },
    ]);
    expect(left).toEqual({ t: 0 });
  });

  it('keeps what is created in the journal when the second writing fails, so that it goes with it', async () => {
    // Passes the rehearsal, in which the sequence gave its first number, and refuses the second.
    const { results, made, noted, left } = await check(
      `create sequence tries;
       create table t (id int primary key, note text);
       create function no() returns trigger language plpgsql as
         'begin if nextval(''shop.tries'') > 1 then raise exception ''only once''; end if; return new; end';
       create trigger no before update on t for each row execute function no()`,
    );
    expect(operations(results[0])).toEqual(['create ok', 'read ok', 'update failed']);
    expect([made, noted]).toEqual([[], ['t']]);
    expect(left).toEqual({ t: 0 });
  });

  it('takes a value that a trigger rewrote for the same row', async () => {
    const { results } = await check(
      `create table t (id int primary key, email text not null);
       create function lower_it() returns trigger language plpgsql as 'begin new.email := upper(new.email); return new; end';
       create trigger lower_it before insert or update on t for each row execute function lower_it()`,
    );
    expect(operations(results[0])).toEqual(['create ok', 'read ok', 'update ok']);
  });

  it.each([
    ['moves', 'new.updated_at := clock_timestamp()', 'updatedAt updated_at held'],
    ['stands still', 'new.updated_at := old.updated_at', 'updatedAt updated_at broken'],
  ])('tells whether the time of change %s', async (_, body, expected) => {
    const { results } = await check(
      `create table t (id int primary key, note text, updated_at timestamptz not null default now(), made_at timestamptz default now());
       create function touch() returns trigger language plpgsql as 'begin ${body}; return new; end';
       create trigger touch before update on t for each row execute function touch()`,
    );
    const said = rules(results[0]).filter((rule) => rule.startsWith('updatedAt'));
    expect(said).toEqual([expected]);
  });

  it('expects no time of change where no trigger keeps one', async () => {
    const { results } = await check(
      'create table t (id int primary key, updated_at timestamptz default now())',
    );
    expect(rules(results[0]).filter((rule) => rule.startsWith('updatedAt'))).toEqual([]);
  });

  it.each(['cascade', 'set null', 'restrict', 'no action', 'set default'])(
    'proves "on delete %s" on the rows themselves, and undoes the proof',
    async (action) => {
      const { results, made, left } = await check(
        `create table parent (id int generated always as identity primary key);
         create table child (id int generated always as identity primary key,
           parent_id int default null references parent on delete ${action})`,
      );
      const [parent, child] = results;
      expect([parent?.table, child?.table]).toEqual(['shop.parent', 'shop.child']);
      expect(rules(child)).toContain('onDelete child_parent_id_fkey held');
      const key = made.find(({ table }) => table.name === 'parent')?.values.get('id');
      // The child that stands points to the row of the parent that was made before it.
      expect(made.find(({ table }) => table.name === 'child')?.values.get('parent_id')).toBe(key);
      expect(left).toEqual({ parent: 0, child: 0 });
    },
  );

  it('writes a ring of tables in one go, and gives each its own result', async () => {
    const { results, left } = await check(
      `create table hen (id int primary key, egg int not null);
       create table egg (id int primary key, hen int not null references hen);
       alter table hen add foreign key (egg) references egg`,
    );
    expect(results.map(({ table }) => table).sort()).toEqual(['shop.egg', 'shop.hen']);
    for (const result of results) expect(operations(result)).toEqual(['create ok', 'read ok', 'update ok']);
    expect(left).toEqual({ hen: 0, egg: 0 });
  });

  it.each([
    [
      'a ring that no row can close',
      'ring',
      `create table a (id int primary key, b int not null);
       create table b (id int primary key, a int not null references a on delete restrict);
       alter table a add foreign key (b) references b on delete restrict`,
    ],
    [
      'a rule that no value passes',
      'check',
      'create table a (id int primary key, n int not null check (n > 5 and n < 3))',
    ],
    ['a type of which nothing is known', 'type', 'create table a (id int primary key, n pg_lsn not null)'],
  ] as const)('leaves out %s, with the reason, and writes nothing', async (_, reason, text) => {
    const { results, made, noted } = await check(text);
    expect(results.length).toBeGreaterThan(0);
    for (const result of results) {
      expect(result.skipped?.reason).toBe(reason);
      expect([result.operations, result.rules]).toEqual([[], []]);
    }
    expect([made, noted]).toEqual([[], []]);
  });

  it('leaves a child out when its parent could not be written, and takes a row of the operator’s where there is one', async () => {
    const text = `
      create table parent (id int primary key, n int not null check (n > 5 and n < 3));
      create table child (id int primary key, parent_id int not null references parent)`;
    const without = await check(text);
    expect(without.results.map(({ skipped }) => skipped?.reason)).toEqual(['check', 'parent']);
    await withTarget(database.direct, (client) =>
      execute(
        client,
        `drop schema shop cascade; create schema shop;
        create table shop.parent (id int primary key, n int not null);
        insert into shop.parent values (7, 4);
        alter table shop.parent add check (n > 5 and n < 3) not valid;
        create table shop.child (id int primary key, parent_id int not null references shop.parent)`,
      ),
    );
    const withRow = await check('');
    expect(withRow.results.map(({ skipped }) => skipped?.reason ?? null)).toEqual(['check', null]);
    expect(operations(withRow.results[1])).toEqual(['create ok', 'read ok', 'update ok']);
    expect(withRow.left).toEqual({ parent: 1, child: 0 });
  });

  it('leaves the operator’s own rows as they are', async () => {
    await withTarget(database.direct, (client) =>
      execute(
        client,
        `create table shop.t (id int generated always as identity primary key, email text unique not null);
        insert into shop.t (email) values ('a@b.c'), ('d@e.f')`,
      ),
    );
    const all = () =>
      withTarget(database.direct, (client) => client.rows(sql`select xmin::text, * from shop.t order by id`));
    const before = await all();
    const { results } = await check('');
    expect(rules(results[0])).toEqual(
      expect.arrayContaining(['unique t_email_key held', 'notNull email held']),
    );
    expect(await all()).toEqual(before);
  });
});
