import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type KillableServer, startKillableServer } from '../../servers/embedded/testing/killable-server';
import type { Credentials } from '../address/endpoint';
import { verifyDatabase } from '../copy/verify-database';
import type { FollowNames } from './follow-names';
import { parseLsn } from './lsn';
import { endFollowing, oneRow, runSql, startFollowing } from './testing/follow-servers';
import { startRelay } from './testing/start-relay';
import { withRelay } from './with-relay';

let source: KillableServer;
let target: KillableServer;
let names: FollowNames;
const DDL =
  'create table account (id int primary key, n int not null); create table entry (id int primary key, account int, body text)';

beforeAll(async () => {
  [source, target] = await Promise.all([
    startKillableServer({ wal_level: 'logical' }),
    startKillableServer(),
  ]);
  await runSql(source.credentials, `${DDL}; insert into account select n, 0 from generate_series(1, 500) n`);
  await runSql(target.credentials, DDL);
  names = await startFollowing(source.credentials, target.credentials, 'kills');
});
afterAll(async () => {
  await endFollowing(source.credentials, target.credentials, names).catch(() => undefined);
  await Promise.all([source.stop(), target.stop()]);
});

let written = 0;
/** Many small transactions, as an application makes them; each moves something and writes it down. */
async function write(at: Credentials, transactions: number): Promise<void> {
  const from = written;
  written += transactions;
  const text = Array.from({ length: transactions }, (_, index) => {
    const id = from + index + 1;
    return `begin; update account set n = n + 1 where id = ${(id % 500) + 1}; insert into entry values (${id}, ${(id % 500) + 1}, 'e'); commit;`;
  });
  await runSql(at, text.join('\n'));
}

/** What is left is applied by a relay that lives; then both sides have to be equal. */
async function drainAndCompare(): Promise<string[]> {
  const sides = { source: source.credentials, target: target.credentials };
  const signal = AbortSignal.timeout(240_000);
  const row = await oneRow<{ lsn: string }>(sides.source, 'select pg_current_wal_insert_lsn()::text as lsn');
  await withRelay({ ...sides, slot: names.slot, signal }, (relay) =>
    relay.until(parseLsn(row?.lsn ?? '0/0'), signal),
  );
  const { tables } = await verifyDatabase({
    ...{ ...sides, signal, schemas: ['public'], leaveOut: [], only: [], lanes: 1, maxNamed: 5 },
  });
  return tables.filter(({ badBuckets }) => badBuckets > 0).map(({ name }) => name);
}

describe('what is killed', () => {
  it('a relay in the middle of its groups: nothing is lost and nothing doubled', async () => {
    for (let round = 0; round < 2; round += 1) {
      await write(source.credentials, 1_500);
      const relay = await startRelay({
        source: source.credentials,
        target: target.credentials,
        slot: names.slot,
      });
      expect(relay.failed()).toBeNull();
      await sleep(round * 25);
      await relay.kill();
    }
    expect(await drainAndCompare()).toEqual([]);
    expect(await oneRow(target.credentials, 'select count(*)::int as rows from entry')).toEqual({
      rows: written,
    });
  });

  it.each([
    ['the target', () => target],
    ['the source', () => source],
  ])(
    '%s itself, under a relay that works',
    async (_, server) => {
      await write(source.credentials, 3_000);
      const relay = await startRelay({
        source: source.credentials,
        target: target.credentials,
        slot: names.slot,
      });
      await server().kill();
      await server().start();
      await relay.kill();
      expect(await drainAndCompare()).toEqual([]);
      expect(
        await oneRow(
          target.credentials,
          'select count(*)::int as rows, (select sum(n)::int from account) as moved from entry',
        ),
      ).toEqual({
        rows: written,
        moved: written,
      });
    },
    120_000,
  );
});
