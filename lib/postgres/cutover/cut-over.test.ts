import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type MajorServer, startMajor } from '../../servers/embedded/testing/start-major';
import { cleanFollow } from '../replication/clean-follow';
import { FOLLOW_PREFIX, REVERSE_PREFIX } from '../replication/follow-names';
import type { Relay } from '../replication/relay';
import { oneRow, runSql } from '../replication/testing/follow-servers';
import { verifyHeld } from '../replication/verify-held';
import { withRelay } from '../replication/with-relay';
import { sql } from '../sql';
import { withSource, withTarget } from '../with-client';
import { cutOver } from './cut-over';
import { readFence } from './fence-journal';
import { goBack } from './go-back';
import { rehearse } from './rehearse';
import { strayWrites } from './stray-writes';
import { takeBackFence } from './take-back-fence';
import { type CutoverStage, cutoverStage, wrongWrites } from './testing/cutover-stage';
import { LedgerWriter } from './testing/ledger-writer';
import { startSwitchProxy } from './testing/switch-proxy';

let sourceServer: MajorServer;
let targetServer: MajorServer;
beforeAll(async () => {
  [sourceServer, targetServer] = await Promise.all([startMajor(15), startMajor(17, { layout: 'supabase' })]);
});
afterAll(async () => {
  await Promise.all([sourceServer.stop(), targetServer.stop()]);
});

const nights: CutoverStage[] = [];
const stage = async () => {
  const night = await cutoverStage(sourceServer, targetServer);
  nights.push(night);
  return night;
};
afterEach(async () => {
  for (const night of nights.splice(0)) await night.clean();
});
const canLogin = async ({ source, app }: CutoverStage) =>
  (
    await oneRow<{ can: boolean }>(
      source,
      `select rolcanlogin as can from pg_roles where rolname = '${app.endpoint.user}'`,
    )
  )?.can;
const fenceOf = ({ target, names }: CutoverStage) =>
  withTarget(target, (client) => readFence(client, names.slot));
const write = (at: CutoverStage['app'], id = 1) =>
  runSql(at, `insert into ledger values (${id}); insert into room_1 values (${id}, 'x')`);

describe('the cut-over', () => {
  it.each(['after', 'before'] as const)(
    'moves a writing application without losing or doubling a write, compared %s the opening',
    async (verify) => {
      const night = await stage();
      const proxy = await startSwitchProxy(night.source.endpoint.port);
      const app = { ...night.app, endpoint: { ...night.app.endpoint, port: proxy.port } };
      const writer = new LedgerWriter(app, { sessions: 3, rate: 150, tables: night.tables });
      await expect
        .poll(() => night.roles())
        .toMatchObject([{ kind: 'nologin', couldLogin: true, isOwn: false, sessions: 3 }]);
      await expect.poll(() => writer.acknowledged.length).toBeGreaterThan(50);
      const roles = await night.roles();
      const result = await cutOver(
        night.job({
          verify,
          roles,
          firstWriteSeconds: 60,
          switchOver: async () => proxy.switchTo(night.target.endpoint.port),
        }),
      );
      const before = writer.acknowledged.length;
      await expect.poll(() => writer.acknowledged.length).toBeGreaterThan(before + 20);
      await writer.stop();
      await proxy.close();
      expect(await wrongWrites(night.target, writer.acknowledged)).toEqual({ lost: 0, doubled: 0 });
      expect(result).toMatchObject({ probe: 'lock', strays: 0, sessions: [] });
      expect(result.roles).toEqual([{ role: night.app.endpoint.user, by: 'login', sessions: 0 }]);
      expect(result.sessionsEnded).toBeGreaterThanOrEqual(1);
      expect(result.firstWriteAt).toBeInstanceOf(Date);
      expect(result.applied).toBeGreaterThanOrEqual(result.marker);
      expect(result.verified.tables.filter(({ badBuckets }) => badBuckets > 0)).toEqual([]);
      expect(result.verified.tables).toHaveLength(night.tables + 3);
      const order = result.acts.map(({ act }) => act);
      expect(order.indexOf('verified') < order.indexOf('opened')).toBe(verify === 'before');
      expect(order.indexOf('locked')).toBeLessThan(order.indexOf('fenced'));
      expect(order.indexOf('opened')).toBeLessThan(order.indexOf('released'));
      expect(await canLogin(night)).toBe(false);
      expect(await fenceOf(night)).toMatchObject({ state: 'open' });
      // The last booking on the source is older than the first on the target, and both are there.
      await expect(takeBackFence({ ...night, slot: night.names.slot })).rejects.toMatchObject({
        code: 'MUD-974',
      });
      expect(await canLogin(night)).toBe(false);
    },
    60_000,
  );

  it('goes back without a loss while nobody has written to the target', async () => {
    const night = await stage();
    await cutOver(night.job({ roles: await night.roles() }));
    await expect(write(night.app)).rejects.toThrow(/not permitted to log in/);
    expect(await takeBackFence({ ...night, slot: night.names.slot })).toEqual([night.app.endpoint.user]);
    await write(night.app);
    expect(await fenceOf(night)).toBeNull();
    expect(await takeBackFence({ ...night, slot: night.names.slot })).toEqual([]);
  });

  it('lets nobody else switch, rehearse, take back or clean meanwhile, whoever it is', async () => {
    const night = await stage();
    const { source, target, names } = night;
    const roles = await night.roles();
    const signal = new AbortController().signal;
    const slot = `${REVERSE_PREFIX}${names.slot.slice(FOLLOW_PREFIX.length)}`;
    const back = { slot, publication: slot };
    let refused: unknown[] = [];
    const beforeOpen = async () => {
      const others = [
        cutOver(night.job()),
        rehearse({ ...night.job(), withLock: false, verify: false }),
        takeBackFence({ source, target, slot: names.slot }),
        goBack({ source, target, names: back, signal, verify: false, lanes: 1 }),
        cleanFollow({ source, target, names, signal }),
      ];
      const ends = await Promise.allSettled(others);
      refused = ends.map((end) =>
        end.status === 'rejected' ? Reflect.get(Object(end.reason), 'code') : 'ok',
      );
      return undefined;
    };
    const { strays } = await cutOver(night.job({ roles, beforeOpen }));
    expect(refused).toEqual(Array.from({ length: 5 }, () => 'MUD-978'));
    expect(strays).toBe(0);
    expect(await fenceOf(night)).toMatchObject({ state: 'open', roles: [{ name: roles[0]?.name }] });
    expect(await canLogin(night)).toBe(false);
  }, 60_000);

  it('puts sequences where they hand out what is free: with room, backwards, in a circle, cached, unused', async () => {
    const night = await stage();
    const { sequences } = await cutOver(night.job());
    const at = Object.fromEntries(sequences.map(({ name, source, target }) => [name, [source, target]]));
    expect(at).toEqual({
      'public.ticket': ['40', '1040'],
      'public.down': ['85', '-4915'],
      'public.wheel': ['13', '13'],
      'public.kept': ['50', '1050'],
      'public.unused': ['7', '7'],
      'public.invoice_id_seq': ['2', '1002'],
    });
    expect(sequences.every(({ isAhead }) => isAhead)).toBe(true);
    const next = await oneRow(
      night.target,
      `select nextval('unused')::int as unused, nextval('wheel')::int as wheel, nextval('down')::int as down`,
    );
    expect(next).toEqual({ unused: 7, wheel: 14, down: -4920 });
  });

  it('gives up when somebody holds rows, by name, and the application is never stopped', async () => {
    const night = await stage();
    const over = new AbortController();
    let isHeld = false;
    const holder = withTarget(night.source, (client) =>
      client
        .transaction(async () => {
          await client.execute(sql`update seat set taken = 1 where id = 1`);
          isHeld = true;
          await sleep(600_000, undefined, { signal: over.signal }).catch(() => undefined);
        })
        .then(() => 'held'),
    );
    await expect.poll(() => isHeld).toBe(true);
    const job = night.job({ roles: await night.roles(), lockPatience: 700 });
    await expect(cutOver(job)).rejects.toMatchObject({
      code: 'MUD-967',
      params: { who: expect.stringMatching(/pid \d+ \(/) },
    });
    over.abort();
    expect(await canLogin(night)).toBe(true);
    expect(await fenceOf(night)).toBeNull();
    await write(night.app);
    expect(await holder).toBe('held');
  });

  it('is not fooled by a session that overrides read-only: the lock stops it, and what it writes later is named', async () => {
    const night = await stage();
    const [role] = await night.roles('readonly');
    const late: string[] = [];
    const tries = (at: CutoverStage['app'], limit: string) =>
      runSql(
        at,
        `begin read write; set local lock_timeout = ${limit}; insert into ledger values (77); commit`,
      );
    const result = await cutOver(
      night.job({
        roles: role ? [role] : [],
        switchOver: async () => {
          await tries(night.app, "'50ms'").catch((error) => late.push(String(error.code)));
        },
      }),
    );
    expect(late).toEqual(['55P03']);
    await expect(write(night.app, 5)).rejects.toMatchObject({ code: '25006' });
    expect(result.roles).toEqual([{ role: role?.name, by: 'readonly', sessions: 0 }]);
    expect(result.strays).toBe(0);
    await tries(night.app, '0');
    const names = { slot: night.names.slot, publication: night.names.publication };
    expect(await withSource(night.source, (client) => strayWrites(client, names))).toBe(1);
    await takeBackFence({ ...night, slot: night.names.slot });
    await write(night.app, 6);
  });

  it.each([
    ['the command fails', 'MUD-972', 200, () => Promise.reject(new Error('exit 1'))],
    ['it hangs for good', 'MUD-969', 2, () => new Promise<never>(() => undefined)],
  ])('takes all of it back when %s', async (_, code, maxSeconds, switchOver) => {
    const night = await stage();
    const failed = cutOver(
      night.job({
        roles: await night.roles(),
        maxSeconds,
        switchOver: async () => void (await switchOver()),
      }),
    );
    await expect(failed).rejects.toSatisfy((error: unknown) =>
      code === 'MUD-969' ? Reflect.get(Object(error), 'code') === code : String(error).includes('exit 1'),
    );
    expect(await canLogin(night)).toBe(true);
    expect(await fenceOf(night)).toBeNull();
    await write(night.app);
    const again = await cutOver(night.job({ roles: await night.roles() }));
    expect(again.verified.tables.filter(({ badBuckets }) => badBuckets > 0)).toEqual([]);
    expect(await oneRow(night.target, 'select count(*)::int as rows from ledger')).toEqual({ rows: 1 });
  });

  it('does not open a target that differs', async () => {
    const night = await stage();
    await runSql(night.target, `insert into room_2 values (-1, 'planted')`);
    const opened: string[] = [];
    await expect(
      cutOver(
        night.job({ verify: 'before', roles: await night.roles(), onOpened: () => opened.push('opened') }),
      ),
    ).rejects.toMatchObject({ code: 'MUD-971', params: { tables: 'public.room_2' } });
    expect(opened).toEqual([]);
    expect(await canLogin(night)).toBe(true);
  });

  it('asks before the opening only what was touched since it was equal, and the rest at the same moment behind it', async () => {
    const night = await stage();
    const { source, target, names } = night;
    const signal = AbortSignal.timeout(240_000);
    const follow = <T>(use: (relay: Relay) => Promise<T>) =>
      withRelay({ source, target, slot: names.slot, signal }, use);
    const held = () =>
      follow((relay) =>
        verifyHeld(relay, {
          ...{ source, target, signal, slot: names.slot, schemas: ['public'], leaveOut: [] },
          ...{ lanes: 2, maxNamed: 5 },
        }),
      );
    expect((await held()).tables.filter(({ badBuckets }) => badBuckets > 0)).toEqual([]);
    await write(night.app);
    // Behind our back, and counted by the server: asked before anybody is let in.
    await runSql(target, `insert into room_2 values (-1, 'planted')`);
    await expect(cutOver(night.job({ verify: 'before', roles: await night.roles() }))).rejects.toMatchObject({
      code: 'MUD-971',
      params: { tables: 'public.room_2' },
    });
    await runSql(target, 'delete from room_2 where id = -1');
    await held();
    await write(night.app, 2);
    const { verified } = await cutOver(night.job({ verify: 'before', roles: await night.roles() }));
    const labels = verified.tables.map(({ name }) => name);
    expect(labels.slice(0, 2).sort()).toEqual(['ledger', 'room_1']);
    expect(new Set(labels).size).toBe(night.tables + 3);
    expect(verified.tables.some((table) => 'comparedAt' in table)).toBe(false);
  });

  it('keeps a service that starts again by itself, its env file written already, waiting at the target', async () => {
    const night = await stage();
    const over = new AbortController();
    const acknowledged: number[] = [];
    // What `Restart=always` does: as soon as its session ends, the next one goes where the env file says.
    const service = (async () => {
      let door = night.app;
      for (let id = 1; !over.signal.aborted; id += 1) {
        try {
          await withTarget(door, (client) => client.execute(sql`insert into ledger values (${id})`), {
            applicationName: 'service',
          });
          acknowledged.push(id);
        } catch {
          door = night.appTarget;
        }
      }
    })();
    const { verified } = await cutOver(
      night.job({ roles: await night.roles(), switchOver: () => sleep(200) }),
    ).finally(() => over.abort());
    await service;
    expect(verified.tables.filter(({ badBuckets }) => badBuckets > 0)).toEqual([]);
    const kept = await oneRow<{ ids: number[] }>(
      night.target,
      'select array_agg(id::int order by id) as ids from ledger',
    );
    expect({ lost: acknowledged.filter((id) => !kept?.ids.includes(id)), kept: kept?.ids.length }).toEqual({
      lost: [],
      kept: acknowledged.length,
    });
  });

  it('takes no write on the target before it is open, and says what waits there', async () => {
    const night = await stage();
    let waiting = 0;
    let early: Promise<unknown> = Promise.resolve();
    await cutOver(
      night.job({
        switchOver: async (door) => {
          await expect(
            runSql(night.appTarget, `set lock_timeout = '60ms'; insert into ledger values (1)`),
          ).rejects.toMatchObject({ code: '55P03' });
          early = write(night.appTarget, 2);
          for (; waiting === 0; waiting = await door.waiting()) await sleep(10);
        },
      }),
    );
    await early;
    expect(waiting).toBe(1);
    expect(await oneRow(night.target, 'select id::int from ledger')).toEqual({ id: 2 });
  });

  it('sees a write that goes past the fence between the mark and the switch', async () => {
    const night = await stage();
    const lost = async () => {
      await runSql(
        night.source,
        `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'mudanza cutover lock'
           and datname = current_database()`,
      );
      await write(night.source, 9);
      return undefined;
    };
    await expect(cutOver(night.job({ roles: await night.roles(), beforeOpen: lost }))).rejects.toSatisfy(
      (error: unknown) =>
        ['MUD-973', 'MUD-970', 'MUD-968'].includes(String(Reflect.get(Object(error), 'code'))) ||
        String(error).includes('terminat'),
    );
    expect(await canLogin(night)).toBe(true);
    // What went past is on the source, where the application still is: following brings it.
    expect(await oneRow(night.source, 'select count(*)::int as rows from ledger')).toEqual({ rows: 1 });
  });

  it('names the sessions that a pool keeps on the source', async () => {
    const night = await stage();
    const over = new AbortController();
    let isOpen = false;
    const pool = withTarget(
      night.source,
      () => {
        isOpen = true;
        return sleep(600_000, undefined, { signal: over.signal }).catch(() => undefined);
      },
      { applicationName: 'old pool' },
    );
    await expect.poll(() => isOpen).toBe(true);
    const { sessions } = await cutOver(night.job({ roles: await night.roles() }));
    expect(sessions).toMatchObject([{ application: 'old pool', role: night.source.endpoint.user }]);
    over.abort();
    await pool;
  });
});
