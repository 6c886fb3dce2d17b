import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import { type MajorServer, startMajor } from '../../servers/embedded/testing/start-major';
import type { Credentials } from '../address/endpoint';
import { oneRow, runSql } from '../replication/testing/follow-servers';
import { withTarget } from '../with-client';
import type { ActName } from './acts';
import { cutOver } from './cut-over';
import type { CutOver } from './cut-over-job';
import { readFence } from './fence-journal';
import { takeBackFence } from './take-back-fence';
import { type CutoverStage, cutoverStage, wrongWrites } from './testing/cutover-stage';
import { killCutOver } from './testing/kill-cut-over';
import { LedgerWriter } from './testing/ledger-writer';
import { onceAt } from './testing/once-at';

/** A source that nobody can follow, and a target laid out like a Supabase project. */
let sourceServer: MajorServer;
let targetServer: MajorServer;
let night: CutoverStage;
let writer: LedgerWriter;
let later: LedgerWriter | null = null;

const PAUSE = { schemas: ['public'], leaveOut: [], chunkBytes: 1 << 25, deferIndexes: 'never' } as const;
const WRITES = { sessions: 2, rate: 200, tables: 3 };

beforeAll(async () => {
  [sourceServer, targetServer] = await Promise.all([
    startMajor(13, { settings: { wal_level: 'minimal', max_wal_senders: '0' } }),
    startMajor(17, { layout: 'supabase' }),
  ]);
  night = await cutoverStage(sourceServer, targetServer, { follows: false });
  writer = new LedgerWriter(night.app, WRITES);
});
afterEach(async () => {
  await later?.stop();
});
afterAll(async () => {
  await writer.stop();
  await Promise.all([sourceServer.stop(), targetServer.stop()]);
});

const job = async (change: Partial<CutOver> = {}) =>
  night.job({ roles: await night.roles(), pause: PAUSE, ...change });
/** As who owns the whole server. */
const as = (
  { endpoint, password }: Credentials,
  user: string,
  database = endpoint.database,
): Credentials => ({
  endpoint: { ...endpoint, user, database },
  password,
});
const targetAdmin = () => as(night.target, 'supabase_admin', 'postgres');
const fenceOf = () => withTarget(night.target, (client) => readFence(client, night.names.slot));
const readOnly = async () =>
  (await oneRow<{ set: string }>(night.appTarget, "select current_setting('transaction_read_only') as set"))
    ?.set;

/** The application is back at the source, and nothing of the attempt stands. */
async function isHome(): Promise<void> {
  const { length } = writer.acknowledged;
  await expect.poll(() => writer.acknowledged.length, { timeout: 30_000 }).toBeGreaterThan(length);
  expect(await fenceOf()).toBeNull();
  expect(await readOnly()).toBe('off');
}

async function killAt(stopAt: ActName): Promise<void> {
  const { source, target, names } = night;
  const roles = await night.roles();
  const given = { source, target, roles, slot: names.slot, pausedSchema: 'public' };
  expect(await killCutOver(given, stopAt)).toBe('here');
}

describe('the way with a pause', () => {
  it.each<[string, Partial<CutOver>, object]>([
    [
      'a restart that fails',
      { switchOver: () => Promise.reject(new Error('exit 3')) },
      { message: 'exit 3' },
    ],
    [
      'too long a pause',
      {
        maxSeconds: 1,
        switchOver: ({ signal }) => once(signal, 'abort').then(() => Promise.reject(signal.reason)),
      },
      { code: 'MUD-969' },
    ],
  ])('opens the source again after %s', async (_, change, fault) => {
    await expect(cutOver(await job(change))).rejects.toMatchObject(fault);
    await isHome();
  });

  it('opens the source again when the rows fail, and does not wait for what is put back behind that', async () => {
    const onStage = (stage: string) => {
      if (stage === 'rows') throw new MudanzaError('MUD-913');
    };
    const given = await job({ pause: { ...PAUSE, onStage } });
    await expect(cutOver(given)).rejects.toMatchObject({ code: 'MUD-913' });
    await isHome();
  });

  it('is given up by a cancel in the middle of the copy', async () => {
    const stop = new AbortController();
    const given = await job({ signal: stop.signal, ...onceAt('copied', () => stop.abort('cancelled')) });
    await expect(cutOver(given)).rejects.toBe('cancelled');
    await isHome();
  });

  it.each(['copied', 'switched'] as const)(
    'that is killed at “%s” is taken back by whoever comes next',
    async (act) => {
      await killAt(act);
      expect(await fenceOf()).toMatchObject({ state: act === 'switched' ? 'switching' : 'fencing' });
      await takeBackFence({ source: night.source, target: night.target, slot: night.names.slot });
      await isHome();
    },
  );

  it('refuses to begin where nobody may shut the target, and shuts nobody out', async () => {
    const { database } = night.target.endpoint;
    const owned = (role: string) => runSql(targetAdmin(), `alter database ${database} owner to ${role}`);
    await owned('supabase_admin');
    await expect(cutOver(await job())).rejects.toMatchObject({
      code: 'MUD-657',
      params: { database, owner: 'supabase_admin' },
    });
    await owned('postgres');
    await isHome();
  });

  it('brings every acknowledged write over, each once, while a backend that starts by itself is kept waiting', async () => {
    let openedAt = 0;
    const given = await job({
      firstWriteSeconds: 240,
      // Its env file names the target already, and it comes as soon as it is sent away.
      ...onceAt('fenced', () => {
        later = new LedgerWriter(night.appTarget, { ...WRITES, from: writer.next + 1_000 });
      }),
      switchOver: async ({ waiting, signal }) => {
        while ((await waiting()) === 0) signal.throwIfAborted();
        openedAt = performance.now();
      },
    });
    const result = await cutOver(given);
    expect(later?.acknowledged.every(({ at }) => at > openedAt)).toBe(true);
    expect(later?.refusedAt.some((at) => at < openedAt)).toBe(true);
    expect(result).toMatchObject({ probe: 'lock', strays: 0, broken: null, notCompared: [] });
    expect(result.roles).toMatchObject([{ by: 'login' }]);
    expect(result.applied).toBe(result.marker);
    expect(result.verified.tables.filter(({ badBuckets }) => badBuckets > 0)).toEqual([]);
    expect(result.copied?.tables.every(({ rowsIn, rowsOut }) => rowsIn === rowsOut)).toBe(true);
    expect(result.sequences.every(({ isAhead }) => isAhead)).toBe(true);
    expect(result.firstWriteAt).not.toBeNull();
    await later?.stop();
    const all = [...writer.acknowledged, ...(later?.acknowledged ?? [])];
    expect(later?.acknowledged.length).toBeGreaterThan(0);
    expect(await wrongWrites(night.target, all)).toEqual({ lost: 0, doubled: 0 });
    expect(await readOnly()).toBe('off');
  });
});
