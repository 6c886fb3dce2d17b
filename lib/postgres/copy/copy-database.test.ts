import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createDatabase, type TestDatabase } from '../../servers/embedded/testing/create-database';
import { trustedSql } from '../sql';
import { withTarget } from '../with-client';
import { copyDatabase } from './copy-database';
import { emptyTables, filledTables, JOURNAL_SCHEMA } from './copy-journal';
import type { CopyDatabase } from './copy-result';
import { withCopyWriter } from './copy-session';
import { ALL_KINDS_DDL, ALL_KINDS_ROWS } from './testing/all-kinds';

let source: TestDatabase;
let target: TestDatabase;

const run = (database: TestDatabase, text: string) =>
  withTarget(database.admin, (client) => client.execute(trustedSql(text, 'own-file')));

async function one<T>(database: TestDatabase, text: string): Promise<T> {
  const rows = await withTarget(database.admin, (client) =>
    client.rows<{ value: T }>(trustedSql(`select ${text} as value`, 'own-file')),
  );
  return rows[0]?.value as T;
}

const job = (more: Partial<CopyDatabase> = {}): CopyDatabase => ({
  source: source.admin,
  target: target.direct,
  schemas: ['public'],
  leaveOut: [],
  lanes: 3,
  chunkBytes: 128 * 1024,
  deferIndexes: 'always',
  verify: true,
  signal: new AbortController().signal,
  ...more,
});

beforeAll(async () => {
  const servers = inject('servers');
  source = await createDatabase(servers, 'source');
  target = await createDatabase(servers, 'target');
  await run(source, ALL_KINDS_DDL);
  await run(source, 'alter table touched disable trigger user');
  await run(source, ALL_KINDS_ROWS);
  await withTarget(target.direct, (client) => client.execute(trustedSql(ALL_KINDS_DDL, 'own-file')));
  await run(target, 'grant set on parameter session_replication_role to postgres');
});

afterAll(async () => {
  await source.drop();
  await target.drop();
});

describe('copying a database', () => {
  it('brings every row of every kind of table, and proves it', async () => {
    const result = await copyDatabase(job());
    expect(result.checks).toBe('replica');
    expect(result.tables.every(({ rowsIn, rowsOut }) => rowsIn === rowsOut)).toBe(true);
    const wrong = result.verified?.filter(({ badBuckets }) => badBuckets > 0);
    expect(wrong).toEqual([]);
    expect(result.verified?.map(({ name }) => name)).toContain('weird.name');
    expect(result.tables.find(({ table }) => table === 'public.room')?.chunks).toBeGreaterThan(1);
  });

  it('agrees with what psql would count and with the sequences of the source', async () => {
    for (const query of [
      '(select count(*)::int from room)',
      '(select count(*)::int from only parent)',
      "(select md5(string_agg(t::text, '|' order by id)) from room t)",
      '(select min(at)::text from touched)',
      "nextval('loose_seq')::int",
      "nextval(pg_get_serial_sequence('hotel', 'id'))::int",
      '(select sum(rooms)::int from per_hotel)',
    ]) {
      expect([query, await one(target, query)]).toEqual([query, await one(source, query)]);
    }
  });

  it('has put back the indexes with their comments, and the triggers as they were', async () => {
    expect(await one(target, "obj_description('room_doc'::regclass)")).toBe("it's the document");
    expect(await one(target, '(select count(*)::int from pg_index where not indisvalid)')).toBe(0);
    expect(await one(target, `(select count(*)::int from ${JOURNAL_SCHEMA}.dropped_index)`)).toBe(0);
    expect(
      await one(
        target,
        "(select string_agg(tgenabled::text, '' order by tgname) from pg_trigger where tgrelid = 'touched'::regclass)",
      ),
    ).toBe('AO');
  });

  it('refuses a target that holds rows, by table, and writes nothing', async () => {
    await expect(copyDatabase(job())).rejects.toMatchObject({ code: 'MUD-900' });
    const filled = await withTarget(target.direct, (client) => filledTables(client));
    expect(filled.find(({ name }) => name === 'room')?.rows).toBe(3000);
  });

  it('names tables and columns without a place, and copies without them when they are left out by name', async () => {
    const other = await createDatabase(inject('servers'), 'target');
    try {
      await withTarget(other.direct, (client) => client.execute(trustedSql(ALL_KINDS_DDL, 'own-file')));
      await run(
        other,
        'drop table no_key; alter table hotel drop column name; drop materialized view per_hotel',
      );
      const elsewhere = { target: other.direct, verify: true };
      await expect(copyDatabase(job(elsewhere))).rejects.toMatchObject({
        code: 'MUD-901',
        params: { tables: 'public.no_key, public.hotel.name' },
      });
      const result = await copyDatabase(
        job({ ...elsewhere, leaveOut: ['public.no_key', 'public.hotel.name'] }),
      );
      expect(result.left).toMatchObject([{ name: 'no_key', reason: 'left out' }]);
      expect(result.lackingColumns).toEqual([{ table: 'public.hotel', columns: ['name'] }]);
      expect(result.verified?.every(({ badBuckets }) => badBuckets === 0)).toBe(true);
    } finally {
      await other.drop();
    }
  });

  it('loads parents first where the role may not switch checks off', async () => {
    const other = await createDatabase(inject('servers'), 'target');
    try {
      await withTarget(other.direct, (client) => client.execute(trustedSql(ALL_KINDS_DDL, 'own-file')));
      await run(other, 'revoke set on parameter session_replication_role from postgres');
      const result = await copyDatabase(job({ target: other.direct }));
      expect(result.checks).toBe('origin');
      expect(result.verified?.filter(({ badBuckets }) => badBuckets > 0)).toEqual([]);
      expect(result.quietTriggers).toContain('public.touched.touch_it');
    } finally {
      await run(other, 'grant set on parameter session_replication_role to postgres');
      await other.drop();
    }
  });

  it('leaves the target as the undo would when it is cancelled, with every index back', async () => {
    const other = await createDatabase(inject('servers'), 'target');
    try {
      await withTarget(other.direct, (client) => client.execute(trustedSql(ALL_KINDS_DDL, 'own-file')));
      const stop = new AbortController();
      let chunks = 0;
      const onDone = () => {
        chunks += 1;
        if (chunks === 4) stop.abort('cancelled');
      };
      const copy = copyDatabase(job({ target: other.direct, signal: stop.signal, onDone }));
      await expect(copy).rejects.toBe('cancelled');
      for (const table of ['room', 'hotel', 'no_key', 'message', 'parent'])
        expect([table, await one(other, `(select count(*)::int from ${table})`)]).toEqual([table, 0]);
      expect(await one(other, "(select count(*)::int from pg_indexes where indexname = 'room_doc')")).toBe(1);
      expect(await one(other, "to_regnamespace('mudanza_rows') is null")).toBe(true);
    } finally {
      await other.drop();
    }
  });

  it('empties what it filled though empty tables refer to it, and not while they hold rows', async () => {
    const parent = [{ schema: 'public', name: 'hotel' }];
    const empty = (tables: typeof parent) =>
      withCopyWriter(target.admin, {}, (writer) => writer.transaction(() => emptyTables(writer, tables)));
    await expect(empty(parent)).rejects.toMatchObject({
      code: 'MUD-905',
      params: { tables: expect.stringContaining('public.room') },
    });
    const leaves = ['message_2025', 'message_2026', 'room'].map((name) => ({ schema: 'public', name }));
    await empty(leaves);
    await empty(parent);
    expect(await one(target, '(select count(*)::int from room) + (select count(*)::int from message)')).toBe(
      0,
    );
    expect(await one(target, '(select count(*)::int from tree)')).toBe(500);
  });
});
