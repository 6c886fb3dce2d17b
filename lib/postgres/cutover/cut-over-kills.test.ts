import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MajorServer, startMajor } from '../../servers/embedded/testing/start-major';
import { oneRow, runSql } from '../replication/testing/follow-servers';
import { withTarget } from '../with-client';
import type { ActName } from './acts';
import { cutOver } from './cut-over';
import { readFence } from './fence-journal';
import { takeBackFence } from './take-back-fence';
import { type CutoverStage, cutoverStage } from './testing/cutover-stage';
import { killCutOver } from './testing/kill-cut-over';

let sourceServer: MajorServer;
let targetServer: MajorServer;
let night: CutoverStage;
beforeAll(async () => {
  [sourceServer, targetServer] = await Promise.all([startMajor(15), startMajor(17)]);
  night = await cutoverStage(sourceServer, targetServer);
});
afterAll(() => Promise.all([sourceServer.stop(), targetServer.stop()]));

/** Starts it in a process of its own, and kills that in the middle of an act. */
async function killAt(stopAt: ActName, isRehearsal = false): Promise<void> {
  const { source, target, names } = night;
  const roles = await night.roles();
  expect(await killCutOver({ source, target, roles, isRehearsal, slot: names.slot }, stopAt)).toBe('here');
}

const canLogin = async () =>
  (
    await oneRow<{ can: boolean }>(
      night.source,
      `select rolcanlogin as can from pg_roles where rolname = '${night.app.endpoint.user}'`,
    )
  )?.can;
const fenceOf = () => withTarget(night.target, (client) => readFence(client, night.names.slot));
const takeBack = () => takeBackFence({ source: night.source, target: night.target, slot: night.names.slot });
let bookings = 0;
const book = async (at = night.app) => {
  bookings += 1;
  await runSql(at, `set lock_timeout = '5s'; insert into ledger values (${bookings})`);
};

describe('a cut-over that is killed', () => {
  it.each([
    ['locked', 'fencing'],
    ['fenced', 'fencing'],
    ['drained', 'fencing'],
    ['reverse', 'fencing'],
    ['closed', 'fencing'],
    ['verified', 'fencing'],
    ['switched', 'switching'],
  ] as const)('at “%s” leaves no lock, and is taken back without a loss', async (act, state) => {
    await killAt(act);
    expect(await fenceOf()).toMatchObject({ state });
    // Nobody begins again over it, and nothing of it is guessed.
    await expect(cutOver(night.job({ roles: await night.roles() }))).rejects.toMatchObject({
      code: 'MUD-976',
    });
    await takeBack();
    expect(await canLogin()).toBe(true);
    expect(await fenceOf()).toBeNull();
    await book();
  });

  it('is not taken back over a write on the target', async () => {
    await killAt('switched');
    await book(night.appTarget);
    await expect(takeBack()).rejects.toMatchObject({ code: 'MUD-974', params: { tables: 'public.ledger' } });
    expect(await canLogin()).toBe(false);
    await runSql(night.target, `delete from ledger where id = ${bookings}; delete from mudanza_rows.fence`);
    await runSql(night.source, `alter role ${night.app.endpoint.user} login`);
    bookings -= 1;
  });

  it('as a rehearsal leaves nothing at all', async () => {
    for (const act of ['fenced', 'drained', 'closed'] as const) {
      await killAt(act, true);
      expect(await canLogin()).toBe(true);
      expect(await fenceOf()).toBeNull();
      await book();
    }
    const left = await oneRow(night.target, 'select count(*)::int as slots from pg_replication_slots');
    expect(left).toEqual({ slots: 0 });
  });

  it('loses nothing over all of them', async () => {
    const result = await cutOver(night.job({ roles: await night.roles() }));
    expect(result.verified.tables.filter(({ badBuckets }) => badBuckets > 0)).toEqual([]);
    const found = await oneRow(
      night.target,
      'select count(*)::int as rows, count(distinct id)::int as ids from ledger',
    );
    expect(found).toEqual({ rows: bookings, ids: bookings });
  });
});
