import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MajorServer, startMajor } from '../../servers/embedded/testing/start-major';
import { runSql } from '../replication/testing/follow-servers';
import { withTableLock } from './table-lock';
import { ABORT_CASES } from './testing/abort-cases';
import { abortRound } from './testing/abort-round';

let from: MajorServer;
let to: MajorServer;
beforeAll(async () => {
  [from, to] = await Promise.all([
    startMajor(15, { settings: { max_prepared_transactions: '4' } }),
    startMajor(17),
  ]);
}, 180_000);
afterAll(() => Promise.all([from.stop(), to.stop()]));

// The others wait for times and restarts: `npm run bench -- follow aborts` plays all of them.
describe('a switch that something happens to ends done or taken back, and the application’s own ledger is whole', () => {
  it.each(ABORT_CASES.filter(({ isQuick }) => isQuick))(
    '$name',
    async (one) => {
      const { ended, ...round } = await abortRound({ from, to }, one);
      expect({ ended, ...round }).toEqual({
        ...{ ended, isNamed: true, isWriting: true, isClear: true, lost: 0, doubled: 0 },
      });
    },
    180_000,
  );
});

it('names a prepared transaction that keeps a table, which no session does', async () => {
  const { admin } = await from.createDatabase();
  await runSql(admin, 'create table seat (id int)');
  await runSql(admin, "begin; insert into seat values (1); prepare transaction 'night one'");
  const take = withTableLock(admin, {}, (lock) =>
    lock.take([{ schema: 'public', name: 'seat' }], { patience: 200, side: 'target' }),
  );
  await expect(take).rejects.toMatchObject({
    code: 'MUD-967',
    params: {
      side: 'target',
      who: expect.stringMatching(/^PREPARE TRANSACTION night one \(postgres, \d+ s\)$/),
    },
  });
  await runSql(admin, "rollback prepared 'night one'");
}, 60_000);
