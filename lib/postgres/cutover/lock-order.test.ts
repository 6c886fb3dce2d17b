import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MajorServer, startMajor } from '../../servers/embedded/testing/start-major';
import type { Credentials } from '../address/endpoint';
import { runSql } from '../replication/testing/follow-servers';
import { withTarget } from '../with-client';
import { lockOrder } from './lock-order';
import { withTableLock } from './table-lock';

let server: MajorServer;
let at: Credentials;
beforeAll(async () => {
  server = await startMajor(17);
  at = (await server.createDatabase()).admin;
  const tables = ['aa_ledger', 'bb_room', 'zz_seat'].map((name) => `create table ${name} (id int)`);
  await runSql(at, `${tables.join(';')}; insert into zz_seat values (1)`);
});
afterAll(() => server.stop());

const TABLES = ['aa_ledger', 'bb_room', 'zz_seat'].map((name) => ({ schema: 'public', name }));

/** Takes the seat, waits, and then enters the ledger: against the order of the names. */
const booking = () =>
  runSql(
    at,
    'begin; update zz_seat set id = id; select pg_sleep(0.02); insert into bb_room values (1); select pg_sleep(0.02); insert into aa_ledger values (1); commit',
  );

async function whileBooking<T>(work: () => Promise<T>): Promise<{ value: T; failed: number }> {
  let isOver = false;
  let booked = 0;
  let failed = 0;
  const writers = [1, 2, 3].map(async () => {
    while (!isOver)
      await booking().then(
        () => (booked += 1),
        () => (failed += 1),
      );
  });
  await expect.poll(() => booked).toBeGreaterThan(2);
  const value = await work();
  isOver = true;
  await Promise.all(writers);
  return { value, failed };
}

describe('locking what an application writes to', () => {
  it('finds the order in which it takes its tables', async () => {
    // It looks now and then: where the machine is busy, a look may meet too few who book to tell their order.
    const seen = async () => {
      const order = await withTarget(at, (client) => lockOrder(client, TABLES));
      return order.map(({ name }) => name);
    };
    await whileBooking(() => expect.poll(seen).toEqual(['zz_seat', 'bb_room', 'aa_ledger']));
  });

  it('leaves the order alone where nobody writes', async () => {
    const order = await withTarget(at, (client) => lockOrder(client, TABLES));
    expect(order).toEqual(TABLES);
  });

  it('gets the lock against the order too, and no transaction of the application fails for it', async () => {
    const { value, failed } = await whileBooking(() =>
      withTableLock(at, {}, async (lock) => {
        await lock.take(TABLES, { patience: 120_000 });
        await expect(
          runSql(at, `set lock_timeout = '20ms'; insert into bb_room values (2)`),
        ).rejects.toMatchObject({ code: '55P03' });
        await lock.prove();
        await lock.release();
        return 'had';
      }),
    );
    expect({ value, failed }).toEqual({ value: 'had', failed: 0 });
  });

  it('says that it was lost when its session is ended', async () => {
    await expect(
      withTableLock(at, {}, async (lock) => {
        await lock.take(TABLES, { patience: 120_000 });
        await runSql(
          at,
          `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'mudanza cutover lock'`,
        );
        // The server ends it in its own time.
        for (;;) await lock.prove();
      }),
    ).rejects.toMatchObject({ code: 'MUD-973' });
  });
});
