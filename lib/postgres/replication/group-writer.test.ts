import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../servers/embedded/testing/test-database';
import type { Credentials } from '../address/endpoint';
import { withPgClient, withTarget } from '../with-client';
import { JOURNAL_TABLES, readFollowProgress, startStatements } from './follow-journal';
import { type CommittedGroup, GROUP_LIMITS, GroupWriter } from './group-writer';
import { oneRow, runSql } from './testing/follow-servers';

const SLOT = 'mudanza_follow_group';
const AT = new Date('2026-01-02T03:04:05.678Z');

let database: TestDatabase;
let at: Credentials;
beforeAll(async () => {
  database = await createTestDatabase('source');
  at = database.direct;
  await runSql(at, 'create schema mudanza_rows; create table t (id int primary key, n int)');
  for (const { text } of JOURNAL_TABLES) await runSql(at, text);
});
afterAll(() => database.drop());
beforeEach(async () => {
  await runSql(at, 'truncate t');
  await withTarget(at, async (client) => {
    const start = { slot: SLOT, publication: SLOT, system: '1', timeline: 1, checks: 'origin' as const };
    const statements = startStatements({ ...start, schemas: ['public'], leaveOut: [], lsn: 100n }, []);
    for (const statement of statements) await client.execute(statement);
  });
});

interface Scene {
  readonly group: GroupWriter;
  readonly client: pg.Client;
  readonly committed: CommittedGroup[];
  readonly put: (id: number) => void;
  /** Puts one row in a transaction of its own. */
  readonly one: (id: number, lsn: bigint) => void;
  /** Resolves with the next failure. */
  readonly failed: Promise<unknown>;
  readonly until: (holds: () => boolean) => Promise<void>;
}

const text = (value: number) => Buffer.from(String(value));

function withGroup<T>(use: (scene: Scene) => Promise<T>, limits = GROUP_LIMITS): Promise<T> {
  return withPgClient(at, {}, async (client) => {
    const committed: CommittedGroup[] = [];
    let fail: (error: unknown) => void = () => undefined;
    const failed = new Promise<unknown>((resolve) => {
      fail = resolve;
    });
    const listener = {
      onCommitted: (group: CommittedGroup) => void committed.push(group),
      onRoom: () => undefined,
      onFailed: (error: unknown) => fail(error),
    };
    const start = { slot: SLOT, lsn: 100n, checks: 'origin' as const };
    const group = new GroupWriter(client, start, listener, limits);
    const insert = 'insert into t values ($1, 0)';
    const put = (id: number) =>
      group.write({ name: group.name(insert), text: insert, values: [text(id)] }, 'public.t', 'public.t');
    const one = (id: number, lsn: bigint) => {
      group.begin(id);
      put(id);
      group.commit(lsn, AT);
    };
    const until = async (holds: () => boolean) => {
      while (!holds()) await new Promise((resolve) => setTimeout(resolve, 2));
    };
    return use({ group, client, committed, put, one, failed, until });
  });
}

const rows = async () => (await oneRow<{ n: number }>(at, 'select count(*)::int as n from t'))?.n;
const progress = async () => (await withTarget(at, readFollowProgress))[0];

describe('a group of changes', () => {
  it('is committed with the row that says how far it goes', async () => {
    await withGroup(async ({ group, committed, one, until }) => {
      one(7, 200n);
      await until(() => group.isIdle);
      expect(committed).toEqual([{ lsn: 200n, transactions: 1, changes: 1, sourceTime: AT, xid: 7 }]);
      expect(group.progress).toBe(200n);
    });
    expect(await rows()).toBe(1);
    expect(await progress()).toMatchObject({
      lsn: 200n,
      xid: 7,
      sourceTime: AT,
      transactions: 1,
      changes: 1,
    });
  });

  it('writes down which tables it went to, once until both sides are compared anew', async () => {
    const touched = () =>
      oneRow(at, `select target, lsn::text as lsn from mudanza_rows.touched where slot = '${SLOT}'`);
    await withGroup(async ({ group, one, until }) => {
      one(1, 0x200n);
      await until(() => group.isIdle);
      one(2, 0x300n);
      await until(() => group.isIdle);
      expect(await touched()).toEqual({ target: 'public.t', lsn: '0/200' });
      group.noteAnew();
      one(3, 0x400n);
      await until(() => group.isIdle);
      expect(await touched()).toEqual({ target: 'public.t', lsn: '0/400' });
    });
  });

  it('is refused whole when somebody else has moved the row', async () => {
    const error = await withGroup(async ({ one, failed }) => {
      await runSql(at, `update mudanza_rows.progress set lsn = '0/65' where slot = '${SLOT}'`);
      one(1, 200n);
      return failed;
    });
    expect(error).toMatchObject({ code: 'MUD-956' });
    expect(await rows()).toBe(0);
  });

  it('names the table whose change was refused, and takes the group behind it along', async () => {
    const error = await withGroup(async ({ group, one, failed, committed }) => {
      one(1, 200n);
      one(1, 300n);
      one(2, 400n);
      const said = await failed;
      expect(committed.every(({ lsn }) => lsn < 300n)).toBe(true);
      expect(group.progress).toBeLessThan(300n);
      return said;
    });
    expect(error).toMatchObject({ code: 'MUD-955', params: { table: 'public.t' } });
    expect((await progress())?.lsn).toBe((await rows()) === 1 ? 200n : 100n);
  });

  it('is sent ahead while its transaction is not complete, and nobody sees it; it goes with its session', async () => {
    await withGroup(
      async ({ group, put, until }) => {
        group.begin(1);
        for (let id = 1; id <= 500; id += 1) put(id);
        await until(() => !group.isAwaiting);
        expect(group.isInTransaction).toBe(true);
        expect(group.isIdle).toBe(false);
        expect(await rows()).toBe(0);
      },
      { ...GROUP_LIMITS, ahead: 512 },
    );
    expect(await rows()).toBe(0);
    expect((await progress())?.lsn).toBe(100n);
  });

  it('asks for no more while enough waits, and everything arrives in order', async () => {
    await withGroup(
      async ({ group, one, until, committed }) => {
        let wasFull = false;
        for (let id = 1; id <= 50; id += 1) {
          one(id, 100n + BigInt(id));
          wasFull ||= group.isFull;
        }
        expect(wasFull).toBe(true);
        await until(() => group.isIdle);
        expect(group.isFull).toBe(false);
        expect(committed.map(({ lsn }) => lsn)).toEqual(committed.map(({ lsn }) => lsn).toSorted());
        expect(committed.reduce((sum, { transactions }) => sum + transactions, 0)).toBe(50);
      },
      { ...GROUP_LIMITS, transactions: 2 },
    );
    expect(await rows()).toBe(50);
    expect((await progress())?.lsn).toBe(150n);
  });

  it('moves the row alone where nothing happened, but never back nor inside of a transaction', async () => {
    await withGroup(async ({ group, until, committed }) => {
      group.advance(50n);
      expect(group.isIdle).toBe(true);
      group.advance(500n);
      await until(() => group.isIdle);
      expect(committed).toEqual([{ lsn: 500n, transactions: 0, changes: 0, sourceTime: null, xid: null }]);
      group.begin(1);
      group.advance(600n);
      group.commit(550n, AT);
      await until(() => group.isIdle);
    });
    expect(await progress()).toMatchObject({ lsn: 550n, transactions: 1 });
  });
});
