import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../../servers/embedded/free-port';
import { startPgBouncer } from '../../../servers/embedded/pgbouncer';
import type { Credentials } from '../../address/endpoint';
import { runSql } from '../../replication/testing/follow-servers';
import { ident } from '../../sql';
import { withPgClient } from '../../with-client';
import type { AbortCase, AbortScene } from './abort-round';
import { onceAt } from './once-at';
import { RESTART_CASES, restartFailed } from './restart-cases';

const database = ({ endpoint }: Credentials) => ident(endpoint.database).fragment;

/** A session that does something and then holds it until it is let go. */
async function holding(at: Credentials, statements: readonly string[]): Promise<() => Promise<void>> {
  const over = new AbortController();
  let begun: () => void = () => undefined;
  const isHeld = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const held = withPgClient(at, { applicationName: 'somebody' }, async (client) => {
    for (const statement of statements) await client.query(statement);
    begun();
    await sleep(2 ** 31 - 1, undefined, { signal: over.signal }).catch(() => undefined);
  });
  await Promise.race([isHeld, held]);
  return async () => {
    over.abort();
    await held.catch(() => undefined);
  };
}

/** PgBouncer in transaction mode between the application and the source: the sessions there are the pooler's. */
async function behindPooler({ night, proxy, from }: AbortScene) {
  const folder = mkdtempSync(join(tmpdir(), 'mudanza-pooled-'));
  chmodSync(folder, 0o755);
  const pooler = await startPgBouncer({
    folder: join(folder, 'pool'),
    port: await freePort(),
    upstream: { host: '127.0.0.1', port: from.port },
    users: { [night.app.endpoint.user]: night.app.password },
    poolMode: 'transaction',
    // Fifteen seconds by default: so long it asks no server again that has refused it.
    settings: { server_login_retry: '2' },
  });
  proxy.switchTo(pooler.port);
  await sleep(300);
  return async () => {
    await pooler.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

/** As many sessions as the server lets in. */
async function allConnections(at: Credentials): Promise<() => Promise<void>> {
  const ends: (() => Promise<void>)[] = [];
  for (;;) {
    const one = await holding(at, ['select 1']).catch(() => null);
    if (!one) break;
    ends.push(one);
  }
  return async () => void (await Promise.all(ends.map((end) => end())));
}

/** A role that may do all that a switch needs but change other roles. */
async function weakRole({ night }: AbortScene): Promise<Credentials> {
  const { source } = night;
  const name = `weak_${night.app.endpoint.user}`;
  await runSql(
    source,
    `create role ${name} login replication password 'weak-Only-1'; grant pg_signal_backend to ${name};
     grant all on all tables in schema public to ${name}; grant all on all sequences in schema public to ${name}`,
  );
  return { endpoint: { ...source.endpoint, user: name }, password: 'weak-Only-1' };
}

/** What can go wrong before the switch, in it and behind it; each on servers that are really there. */
export const ABORT_CASES: readonly AbortCase[] = [
  ...RESTART_CASES,
  {
    name: 'a transaction that holds rows and is idle',
    ends: ['MUD-967'],
    stage: async ({ night }) => ({
      job: { lockPatience: 600 },
      over: await holding(night.source, ['begin', 'update seat set taken = taken where id = 50']),
    }),
  },
  {
    name: 'a long transaction that only reads',
    ends: 'switched',
    stage: async ({ night }) => ({
      job: {},
      over: await holding(night.source, ['begin isolation level repeatable read', 'select * from seat']),
    }),
  },
  {
    name: 'a prepared transaction that is there before',
    ends: ['MUD-966'],
    stage: async ({ night }) => {
      const gid = `before ${night.names.slot}`;
      await runSql(night.source, `begin; insert into ledger values (-1); prepare transaction '${gid}'`);
      return { job: {}, over: () => runSql(night.source, `rollback prepared '${gid}'`) };
    },
  },
  {
    name: 'a prepared transaction that comes after the look',
    ends: ['MUD-967'],
    stage: async ({ night }) => {
      const gid = `late ${night.names.slot}`;
      const sql = `begin; insert into ledger values (-1); prepare transaction '${gid}'`;
      let done: Promise<void> = Promise.resolve();
      return {
        job: {
          lockPatience: 1_500,
          ...onceAt('caughtUp', () => {
            done = runSql(night.source, sql);
          }),
        },
        over: async () => {
          await done;
          await runSql(night.source, `rollback prepared '${gid}'`);
        },
      };
    },
  },
  {
    name: 'a target where sessions begin read-only',
    isQuick: true,
    ends: ['MUD-655'],
    stage: async ({ night }) => {
      const of = `alter database ${database(night.target)}`;
      await runSql(night.target, `${of} set default_transaction_read_only = on`);
      return {
        job: {},
        over: () =>
          runSql(night.target, `begin read write; ${of} reset default_transaction_read_only; commit`),
      };
    },
  },
  {
    name: 'a role of ours that may not change the application’s',
    isQuick: true,
    ends: ['MUD-654'],
    stage: async (scene) => ({ job: { source: await weakRole(scene) } }),
  },
  {
    name: 'a target without a connection left when rows are compared',
    ends: ['MUD-656'],
    stage: async ({ night }) => {
      let free: () => Promise<void> = async () => undefined;
      const beforeOpen = async () => {
        free = await allConnections(night.target);
        return undefined;
      };
      return { job: { verify: 'before', beforeOpen }, over: () => free() };
    },
  },
  {
    name: 'a source that its provider restarts while the restart is waited for',
    ends: ['MUD-973', 'MUD-656'],
    stage: async ({ from }) => ({
      job: {
        switchOver: async ({ signal }) => {
          await from.restart();
          await sleep(60_000, undefined, { signal });
        },
      },
    }),
  },
  {
    name: 'a source that is restarted under the locks',
    ends: ['MUD-973', 'MUD-656'],
    stage: async ({ from }) => {
      const beforeOpen = async () => {
        await from.restart();
        return undefined;
      };
      return { job: { beforeOpen } };
    },
  },
  {
    name: 'a target that is restarted between the fence and the switch',
    ends: ['MUD-973', 'MUD-656'],
    stage: async ({ to }) => ({
      job: {
        switchOver: async ({ signal }) => {
          await to.restart();
          await sleep(60_000, undefined, { signal });
        },
      },
    }),
  },
  {
    name: 'a source that goes when the target is open',
    ends: 'switched',
    says: ({ broken, firstWriteAt }) => broken !== null && firstWriteAt !== null,
    stage: async ({ from }) => {
      let restarted: Promise<void> = Promise.resolve();
      return {
        job: onceAt('refused', () => {
          restarted = from.restart();
        }),
        over: () => restarted,
      };
    },
  },
  {
    name: 'a pooler before the source, whose sessions are its own',
    ends: 'switched',
    says: ({ sessionsEnded, roles }) => sessionsEnded > 0 && roles.every(({ sessions }) => sessions === 0),
    stage: async (scene) => ({ job: {}, over: await behindPooler(scene) }),
  },
  {
    name: 'a pooler before the source, and a restart that fails',
    ends: ['MUD-972'],
    stage: async (scene) => {
      const end = await behindPooler(scene);
      // The pooler stays: the application comes through it for good.
      return { job: { switchOver: () => Promise.reject(restartFailed()) }, after: end };
    },
  },
];
