import { createServer, type Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { MigrationSettings } from '../../plan/migration-settings';
import { sql } from '../../postgres/sql';
import { insertMigration } from '../../store/migrations';
import { query, stateClient } from '../../store/query';
import { insertSignOff } from '../../store/sign-offs';
import { createStateDatabase } from '../../store/testing/state-database';
import { claimWatches, findWatch, listWatchSpans, switchWatchOff, switchWatchOn } from '../../store/watch';
import { switchWatch } from './switch-watch';
import { Watcher } from './watcher';

const FAST = { intervalMs: 200, leaseMs: 2_000 };
let database: Awaited<ReturnType<typeof createStateDatabase>>;
let server: Server;
let url = '';
let isUp = true;
let asked = 0;

beforeAll(async () => {
  database = await createStateDatabase();
  server = createServer((_, response) => {
    asked += 1;
    response.writeHead(isUp ? 200 : 503).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/live`;
});

afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await database.drop();
});

async function newMigration(): Promise<string> {
  const settings = MigrationSettings.parse({});
  const input = { name: 'Watched', kind: 'practice' as const, settings, createdBy: 'ana' };
  return (await insertMigration(stateClient, input)).id;
}

const kinds = async (id: string) => (await listWatchSpans(id)).map(({ kind }) => kind);

/** Waits for a record. */
async function untilKinds(id: string, expected: readonly string[]): Promise<void> {
  await vi.waitFor(async () => expect(await kinds(id)).toEqual(expected), { timeout: 60_000 });
}

afterEach(() => void vi.restoreAllMocks());

describe('Watcher', () => {
  it('keeps an outage and the gap of a restart in the state database, and stops when switched off', async () => {
    const migrationId = await newMigration();
    await switchWatch({ migrationId, url, isOn: true, by: 'ana' });
    // Only the wall clock: a busy machine makes no silence of its own.
    let now = Date.now();
    vi.spyOn(Date, 'now').mockImplementation(() => now);
    const first = new Watcher(FAST);
    await first.start();
    await untilKinds(migrationId, ['up']);
    isUp = false;
    await untilKinds(migrationId, ['up', 'down']);
    isUp = true;
    await untilKinds(migrationId, ['up', 'down', 'up']);
    await first.stop();
    expect(await kinds(migrationId)).toEqual(['up', 'down', 'up']);
    now += 1_300;
    const second = new Watcher(FAST);
    await second.start();
    await untilKinds(migrationId, ['up', 'down', 'up', 'gap', 'up']);
    await switchWatch({ migrationId, url: null, isOn: false, by: 'ana' });
    const askedIn = async (ms: number) => {
      const before = asked;
      await sleep(ms);
      return asked - before;
    };
    await expect.poll(() => askedIn(500)).toBe(0);
    await second.stop();
    expect(await kinds(migrationId)).toEqual(['up', 'down', 'up', 'gap', 'up']);
    expect((await findWatch(migrationId))?.isOn).toBe(false);
  });

  it('lets one of two watchers ask, and the other once the lease of a dead one has run out', async () => {
    const migrationId = await newMigration();
    await switchWatchOn(stateClient, { migrationId, url, by: 'ana' });
    const [one, other] = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002'];
    expect(await claimWatches(one, 60_000)).toHaveLength(1);
    expect(await claimWatches(one, 60_000)).toHaveLength(1);
    expect(await claimWatches(other, 60_000)).toHaveLength(0);
    await query(sql`update watch set watched_until = watched_until - interval '1 minute'`);
    expect(await claimWatches(other, 60_000)).toEqual([{ migrationId, url }]);
    await switchWatchOff(stateClient, { migrationId, by: 'ana' });
    expect(await claimWatches(other, 60_000)).toEqual([]);
  });

  it('ends with the sign-off of the last phase', async () => {
    const migrationId = await newMigration();
    await switchWatchOn(stateClient, { migrationId, url, by: 'ana' });
    expect((await findWatch(migrationId))?.isOn).toBe(true);
    const signature = {
      phase: 'close' as const,
      name: 'Ana',
      note: '',
      basis: 'x',
      by: 'ana',
      lastSeen: null,
    };
    await insertSignOff(stateClient, { migrationId, ...signature });
    expect((await findWatch(migrationId))?.isOn).toBe(false);
    expect(await claimWatches('00000000-0000-4000-8000-000000000003', 200)).toEqual([]);
  });
});
