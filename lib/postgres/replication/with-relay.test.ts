import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MajorServer, startMajor } from '../../servers/embedded/testing/start-major';
import type { Credentials } from '../address/endpoint';
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
    const rows = await oneRow(target, 'select count(*)::int as rows, max(id) as most from t');
    expect(rows).toEqual(await oneRow(source, 'select count(*)::int as rows, max(id) as most from t'));
  });
});
