import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MajorServer, startMajor } from '../../servers/embedded/testing/start-major';
import type { Credentials } from '../address/endpoint';
import { verifyDatabase } from '../copy/verify-database';
import { withSourceOwner } from '../source-owner';
import { withSource } from '../with-client';
import { beginReverse, planReverse, prepareReverse, type ReverseJob } from './begin-reverse';
import { carrySequences } from './carry-sequences';
import { cleanFollow } from './clean-follow';
import { endReverse } from './end-reverse';
import { findFollowLeftovers } from './find-leftovers';
import { type FollowNames, reverseNames } from './follow-names';
import { parseLsn } from './lsn';
import type { Relay } from './relay';
import { oneRow, runSql, startFollowing } from './testing/follow-servers';
import { misplaced, SHOP_DDL, SHOP_ROWS, startShopWriter } from './testing/shop-writer';
import { verifyHeld } from './verify-held';
import { withRelay } from './with-relay';
import { reverseProgress, withReverse } from './with-reverse';

let sourceServer: MajorServer;
let targetServer: MajorServer;
beforeAll(async () => {
  [sourceServer, targetServer] = await Promise.all([startMajor(15), startMajor(17, { layout: 'supabase' })]);
});
afterAll(async () => {
  await Promise.all([sourceServer.stop(), targetServer.stop()]);
});

const signal = new AbortController().signal;
let count = 0;

interface Moved extends ReverseJob {
  readonly forward: FollowNames;
  readonly admin: Credentials;
}

async function position(at: Credentials): Promise<bigint> {
  const row = await oneRow<{ lsn: string }>(at, 'select pg_current_wal_insert_lsn()::text as lsn');
  return parseLsn(row?.lsn ?? '0/0');
}

const caughtUp = async (relay: Relay, at: Credentials) =>
  relay.until(await position(at), AbortSignal.timeout(240_000));

/** Both sides as they are on the night: copied, followed to the end, the source quiet, the reverse prepared. */
async function moved(ddl = SHOP_DDL, rows = SHOP_ROWS): Promise<Moved> {
  const [source, target] = await Promise.all([sourceServer.createDatabase(), targetServer.createDatabase()]);
  count += 1;
  await runSql(source.admin, `${ddl};${rows}`);
  await runSql(target.admin, 'grant set on parameter session_replication_role to postgres');
  await runSql(target.direct, ddl);
  const sides = { source: source.admin, target: target.direct };
  const forward = await startFollowing(sides.source, sides.target, `rev${count}`);
  await withRelay({ ...sides, slot: forward.slot, signal }, (relay) => caughtUp(relay, sides.source));
  const names = reverseNames(`rev${count}`);
  return { ...sides, names, forward, admin: target.admin, schemas: ['public'], leaveOut: [], signal };
}

/** The switch itself: the way back begins while nobody writes. */
async function switched(job: Moved): Promise<void> {
  const plan = await prepareReverse(job);
  await beginReverse(job, plan, async () => undefined);
  await carry({ from: job.source, to: job.target });
}

async function carry({ from, to }: { from: Credentials; to: Credentials }): Promise<readonly string[]> {
  return withSource(from, (there) =>
    withSourceOwner(to, { signal }, async (owner) => {
      const { set, statements } = await carrySequences(there, owner, ['public']);
      await owner.execute(statements);
      return set;
    }),
  );
}

async function differing({ source, target }: Moved): Promise<string[]> {
  const { tables } = await verifyDatabase({
    ...{ source, target, signal, schemas: ['public'], leaveOut: [], only: [], lanes: 2, maxNamed: 5 },
  });
  return tables.filter(({ badBuckets }) => badBuckets > 0).map(({ name }) => name);
}

const nothing = async (job: Moved) => {
  for (const at of [job.source, job.target]) {
    const left = await withSource(at, findFollowLeftovers);
    expect({ slots: left.slots.map(({ name }) => name), publications: left.publications }).toEqual({
      slots: [],
      publications: [],
    });
  }
};

async function end(job: Moved): Promise<void> {
  expect(await endReverse(job)).toEqual({ slots: [], publications: [], identities: [], journal: [] });
  await cleanFollow({ ...job, names: job.forward });
  await nothing(job);
}

describe('the way back', () => {
  it('brings everything that was written to the target after the switch back, exactly once', async () => {
    const job = await moved();
    await switched(job);
    const writer = startShopWriter(job.target, 'new');
    await withReverse(job, async (relay) => {
      await expect.poll(() => writer.ids.length).toBeGreaterThan(20);
      const ledger = await writer.stop();
      await caughtUp(relay, job.target);
      expect(await misplaced(job.source, ledger)).toEqual({ lost: 0, doubled: 0 });
    });
    expect(await differing(job)).toEqual([]);
    expect(await carry({ from: job.target, to: job.source })).toEqual(
      expect.arrayContaining(['public.ticket', 'public.entry_id_seq']),
    );
    // The application is back on the source: none of its new values was given on the target.
    await runSql(
      job.source,
      `insert into entry (ledger, account) select 'back' || n, n from generate_series(1, 50) n`,
    );
    const ticket = await oneRow<{ at: string }>(job.target, 'select last_value::text as at from ticket');
    const back = await oneRow<{ at: string }>(job.source, `select nextval('ticket')::text as at`);
    expect(BigInt(back?.at ?? 0)).toBeLessThan(BigInt(ticket?.at ?? 0));
    await end(job);
    expect(
      await oneRow(
        job.source,
        `select count(*)::int as left from pg_namespace where nspname = 'mudanza_rows'`,
      ),
    ).toEqual({ left: 0 });
  });

  it('goes on where it stood, as often as it is stopped, with changes of every kind between', async () => {
    const job = await moved();
    await switched(job);
    for (const change of [
      `insert into entry (ledger, account) values ('a', 1)`,
      `update entry set account = 7 where ledger = 'old1'; update log set note = '{"b": null}' where ledger = 'old1'`,
      'delete from log where ctid = (select min(ctid) from log); update account set id = id + 1000 where id > 45',
      'truncate gone; insert into gone values (9)',
      `begin; insert into gone values (10); savepoint s; insert into gone values (11); rollback to s; commit`,
    ]) {
      await runSql(job.target, change);
      await withReverse(job, (relay) => caughtUp(relay, job.target));
      expect(await differing(job)).toEqual([]);
    }
    expect(await reverseProgress(job)).toMatchObject({ slot: job.names.slot, transactions: 5 });
    await end(job);
  });

  it('writes to a source whose application is locked out, and whose triggers would act twice', async () => {
    const job = await moved(
      'create table t (id int primary key, n int); create table seen (id int)',
      'insert into t values (1, 0)',
    );
    await runSql(
      job.source,
      `create function note() returns trigger language plpgsql as $$ begin insert into seen values (new.id); return new; end $$;
       create trigger note after insert or update on t for each row execute function note();
       create trigger always after insert or update on t for each row execute function note();
       alter table t enable always trigger always`,
    );
    await switched(job);
    await runSql(
      job.source,
      `alter database ${job.source.endpoint.database} set default_transaction_read_only = on`,
    );
    await expect(runSql(job.source, 'insert into t values (99, 1)')).rejects.toThrow(/read-only/);
    await runSql(job.target, 'insert into t values (2, 0); update t set n = 5');
    await withReverse(job, (relay) => caughtUp(relay, job.target));
    expect(await differing(job)).toEqual([]);
    expect(await oneRow(job.source, 'select count(*)::int as rows from seen')).toEqual({ rows: 0 });
    await end(job);
    await runSql(job.source, `begin read write; insert into t values (3, 1); commit`);
    expect(await oneRow(job.source, 'select count(*)::int as rows from seen')).toEqual({ rows: 2 });
  });

  it('compares both sides exactly while the application writes to the target', async () => {
    const job = await moved();
    await switched(job);
    const writer = startShopWriter(job.target, 'w');
    await withReverse(job, async (relay) => {
      const sides = { source: job.target, target: job.source, slot: job.names.slot };
      const what = { schemas: job.schemas, leaveOut: job.leaveOut, lanes: 1, maxNamed: 5 };
      const { tables } = await verifyHeld(relay, { ...sides, ...what, signal });
      expect(tables.map(({ badBuckets }) => badBuckets)).toEqual(tables.map(() => 0));
      expect(tables.length).toBe(4);
    });
    await writer.stop();
    await end(job);
  });

  it('does not begin while the source is followed, nor is the source followed once it has begun', async () => {
    const job = await moved();
    const plan = await prepareReverse(job);
    await withRelay({ ...job, slot: job.forward.slot }, async () => {
      await beginReverse(job, plan, async () => undefined);
      await expect(withReverse(job, async () => undefined)).rejects.toMatchObject({ code: 'MUD-984' });
    });
    await expect(withRelay({ ...job, slot: job.forward.slot }, async () => undefined)).rejects.toMatchObject({
      code: 'MUD-986',
      params: { slot: job.names.slot },
    });
    await withReverse(job, async () => {
      await expect(
        withRelay({ ...job, slot: job.forward.slot }, async () => undefined),
      ).rejects.toMatchObject({ code: 'MUD-961' });
    });
    await endReverse(job);
    await withRelay({ ...job, slot: job.forward.slot }, (relay) => caughtUp(relay, job.source));
    await end(job);
  });

  it.each([
    ['was dropped', ({ names }: Moved) => [`select pg_drop_replication_slot('${names.slot}')`], 'gone'],
    [
      'was moved past what came back',
      ({ names }: Moved) => [
        'set synchronous_commit = on; insert into gone values (77)',
        `select pg_replication_slot_advance('${names.slot}', pg_current_wal_lsn())`,
      ],
      'ahead',
    ],
  ])('says that nothing can be carried back when its slot %s', async (_, broken, reason) => {
    const job = await moved();
    await switched(job);
    for (const statement of broken(job)) await runSql(job.admin, statement);
    await expect(withReverse(job, async () => undefined)).rejects.toMatchObject({
      code: 'MUD-985',
      params: { reason },
    });
    await end(job);
  });

  it('is prepared twice without forgetting what it changed, and leaves the target as it was', async () => {
    const job = await moved();
    await prepareReverse(job);
    const { lacking } = await prepareReverse(job);
    expect(lacking.map(({ name }) => name)).toEqual(['log']);
    await end(job);
    expect(
      await oneRow(job.target, `select relreplident as identity from pg_class where oid = 'log'::regclass`),
    ).toEqual({ identity: 'd' });
  });

  it('cannot be had through a way in that does not speak the protocol, and says so before anything is written', async () => {
    const job = await moved('create table t (id int primary key)', '');
    await runSql(job.admin, `create role plain login password 'plain' in role postgres`);
    const plain: Credentials = {
      endpoint: { ...job.target.endpoint, user: 'plain' },
      password: 'plain',
    };
    const { obstacles } = await planReverse({ ...job, target: plain });
    expect(obstacles).toContain('door');
    await expect(prepareReverse({ ...job, target: plain })).rejects.toMatchObject({ code: 'MUD-983' });
    await runSql(job.admin, 'drop role plain');
    await end(job);
  });
});
