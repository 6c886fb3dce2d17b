import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startFaultProxy } from '../../servers/embedded/testing/fault-proxy';
import { type MajorServer, startMajor } from '../../servers/embedded/testing/start-major';
import type { Credentials } from '../address/endpoint';
import { trustedSql } from '../sql';
import { withTarget } from '../with-client';
import type { FollowNames } from './follow-names';
import { parseLsn } from './lsn';
import { endFollowing, oneRow, runSql, startFollowing } from './testing/follow-servers';
import { startTurnProxy, type TurnProxy } from './testing/turn-proxy';
import { withRelay } from './with-relay';

let server: MajorServer;
let source: Credentials;
let target: Credentials;
let names: FollowNames;
const proxies: TurnProxy[] = [];

beforeAll(async () => {
  server = await startMajor(17);
  source = (await server.createDatabase()).admin;
  target = (await server.createDatabase()).admin;
  for (const at of [source, target]) await runSql(at, 'create table t (id int primary key)');
  names = await startFollowing(source, target, 'turns');
});
afterAll(async () => {
  for (const proxy of proxies) await proxy.close();
  await endFollowing(source, target, names);
  await server.stop();
});

async function through(at: Credentials): Promise<{ at: Credentials; proxy: TurnProxy }> {
  const proxy = await startTurnProxy(at.endpoint.port);
  proxies.push(proxy);
  return { proxy, at: { ...at, endpoint: { ...at.endpoint, port: proxy.port } } };
}

async function drain(from: Credentials, to: Credentials): Promise<void> {
  const row = await oneRow<{ lsn: string }>(source, 'select pg_current_wal_insert_lsn()::text as lsn');
  const signal = AbortSignal.timeout(240_000);
  await withRelay({ source: from, target: to, slot: names.slot, signal }, (relay) =>
    relay.until(parseLsn(row?.lsn ?? '0/0'), signal),
  );
}

/** A relay through a router that forgets the connection once the relay has sent that: says how it ended. */
async function forgotten(side: 'source' | 'target', forgetOn: string): Promise<unknown> {
  const sides = { source, target };
  const proxy = await startFaultProxy(sides[side].endpoint.port, { forgetOn });
  const through = { ...sides[side], endpoint: { ...sides[side].endpoint, port: proxy.port } };
  const signal = AbortSignal.timeout(110_000);
  const error: unknown = await withRelay(
    { ...sides, [side]: through, slot: names.slot, signal, silence: 200 },
    (relay) => relay.failed,
  ).catch((reason: unknown) => reason);
  await proxy.close();
  return error;
}

const counts = (at: Credentials) => oneRow(at, 'select count(*)::int as rows, max(id) as most from t');

const WRITE = 'set synchronous_commit = on; insert into t select coalesce(max(id), 0) + 1 from t';

describe('a relay that is far from its servers', () => {
  it('asks the target once between signing in and the first change', async () => {
    const { at, proxy } = await through(target);
    await runSql(source, WRITE);
    await drain(source, at);
    expect(proxy.turnsBefore('pg_try_advisory_lock')).toBe(3);
    expect(proxy.turnsBefore('mudanza_begin')).toBe(4);
  });

  it('asks the source twice between signing in and the stream', async () => {
    const { at, proxy } = await through(source);
    await runSql(source, WRITE);
    await drain(at, target);
    expect(proxy.turnsBefore('IDENTIFY_SYSTEM')).toBe(3);
    expect(proxy.turnsBefore('START_REPLICATION')).toBe(5);
  });

  it('gives its lock back at once, though it does not wait for it', async () => {
    for (let round = 0; round < 3; round += 1) {
      await runSql(source, WRITE);
      await drain(source, target);
    }
    expect(await counts(target)).toEqual(await counts(source));
  });
});

describe('a connection that the network forgot', () => {
  it.each([
    ['target', 'mudanza_commit'],
    // What the relay tells the source of itself, with its length in front.
    ['source', 'd\0\0\0&r'],
  ] as const)('to the %s is given up, and holds nobody up', async (side, forgetOn) => {
    // The source has to give a silent reader up as well.
    const { database } = source.endpoint;
    await runSql(source, `alter database "${database}" set wal_sender_timeout = '1s'; ${WRITE}`);
    const error = await forgotten(side, forgetOn);
    expect(error).toMatchObject({ code: 'ETIMEDOUT', message: expect.stringContaining(side) });
    await drain(source, target);
    expect(await counts(target)).toEqual(await counts(source));
  });

  it('is not taken for one where a statement waits for a lock', async () => {
    await runSql(source, WRITE);
    const signal = AbortSignal.timeout(110_000);
    await withTarget(target, async (other) => {
      await other.execute(trustedSql('begin; lock table t in exclusive mode', 'own-file'));
      await withRelay({ source, target, slot: names.slot, signal, silence: 400 }, async (relay) => {
        while (relay.silence.target < 1_500) await new Promise((resolve) => setTimeout(resolve, 10));
        await other.execute(trustedSql('commit', 'own-file'));
        const row = await oneRow<{ lsn: string }>(source, 'select pg_current_wal_insert_lsn()::text as lsn');
        await relay.until(parseLsn(row?.lsn ?? '0/0'), signal);
      });
    });
    expect(await counts(target)).toEqual(await counts(source));
  });
});
