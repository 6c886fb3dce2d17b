import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type MajorServer, startMajor } from '../../servers/embedded/testing/start-major';
import type { Credentials } from '../address/endpoint';
import { withSource } from '../with-client';
import { findFollowLeftovers } from './find-leftovers';
import { readSlotStand, secondsSince, xidsBetween } from './slot-stand';
import { oneRow, runSql } from './testing/follow-servers';

let server: MajorServer;
let at: Credentials;
beforeAll(async () => {
  server = await startMajor(17);
  at = (await server.createDatabase()).admin;
});
afterAll(() => server.stop());

const stand = (slot: string) => withSource(at, (client) => readSlotStand(client, slot));

describe('how a slot stands', () => {
  it('is known of the server alone where there is none', async () => {
    expect(await stand('nobody')).toMatchObject({
      confirmed: null,
      heldBytes: 0,
      walStatus: null,
      isActive: false,
    });
    expect((await stand('nobody')).position).toBeGreaterThan(0n);
  });

  it('tells the time by the clock that stamps the commits, whatever this machine’s says', async () => {
    const row = await oneRow<{ at: Date }>(at, 'select clock_timestamp() as at');
    const began = performance.now();
    vi.spyOn(Date, 'now').mockReturnValue(0);
    const lag = secondsSince(row?.at ?? null, await stand('nobody'));
    vi.restoreAllMocks();
    expect(lag).toBeGreaterThanOrEqual(0);
    expect(lag).toBeLessThan((performance.now() - began) / 1000 + 5);
    expect(secondsSince(new Date(10_000), { clock: 9_000 })).toBe(0);
    expect(secondsSince(null, { clock: 9_000 })).toBe(0);
  });

  it('says what it holds and how many transactions came since', async () => {
    await runSql(at, `select pg_create_logical_replication_slot('mudanza_follow_s', 'pgoutput')`);
    const before = await stand('mudanza_follow_s');
    await runSql(at, 'create table t (n int)');
    for (let n = 0; n < 3; n += 1) await runSql(at, `insert into t select generate_series(1, 2000)`);
    const after = await stand('mudanza_follow_s');
    expect(after.confirmed).toBe(before.confirmed);
    expect(after.heldBytes).toBeGreaterThan(before.heldBytes + 100_000);
    expect(after.walStatus).toBe('reserved');
    expect(xidsBetween(before.nextXid - 1, after.nextXid)).toBe(4);
  });

  it('is found by its name by whoever comes later, in either direction, and no other is', async () => {
    for (const name of ['mudanza_reverse_s', 'somebody_else', 'mudanza_other']) {
      await runSql(at, `select pg_create_logical_replication_slot('${name}', 'pgoutput')`);
    }
    await runSql(at, 'create publication mudanza_follow_p; create publication theirs');
    const found = await withSource(at, findFollowLeftovers);
    expect(found.slots.map(({ name }) => name)).toEqual(['mudanza_follow_s', 'mudanza_reverse_s']);
    expect(found.slots.every(({ heldBytes, isActive }) => heldBytes > 0 && !isActive)).toBe(true);
    expect(found.publications).toEqual(['mudanza_follow_p']);
    for (const name of ['mudanza_follow_s', 'mudanza_reverse_s', 'somebody_else', 'mudanza_other']) {
      await runSql(at, `select pg_drop_replication_slot('${name}')`);
    }
  });
});

describe('transactions between two numbers', () => {
  it.each([
    [10, 11, 0],
    [10, 15, 4],
    // The numbers begin again after 2^32; a server that was restored stands before.
    [2 ** 32 - 2, 3, 4],
    [100, 50, 0],
  ])('%d to %d are %d', (last, next, count) => {
    expect(xidsBetween(last, next)).toBe(count);
  });
});
