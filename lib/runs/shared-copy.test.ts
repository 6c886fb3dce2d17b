import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MigrationSettings } from '../plan/migration-settings';
import { copyDatabase } from '../postgres/copy/copy-database';
import type { CopyDatabase, SharedWork } from '../postgres/copy/copy-result';
import { sql, trustedSql } from '../postgres/sql';
import { withTarget } from '../postgres/with-client';
import { type MajorServer, startMajor } from '../servers/embedded/testing/start-major';
import { createTestDatabase, type TestDatabase } from '../servers/embedded/testing/test-database';
import { storeConnection } from '../store/connections';
import { setPaused } from '../store/copy-share';
import { insertMigration } from '../store/migrations';
import { query, stateClient } from '../store/query';
import { storeSecret } from '../store/secrets';
import { createStateDatabase } from '../store/testing/state-database';
import { pauseRun } from './pause-run';
import { sharedCopy } from './shared-copy';

const DDL = 'create table guest (id int primary key, note text)';
const ROWS = "insert into guest select n, repeat('x', 400) from generate_series(1, 20000) n; analyze";

let state: Awaited<ReturnType<typeof createStateDatabase>>;
let source: TestDatabase;
let target: TestDatabase;
let migrationId: string;
let old: MajorServer;
let helper: ChildProcess;
let helperId: string;

const run = (at: TestDatabase, text: string) =>
  withTarget(at.admin, (client) => client.execute(trustedSql(text, 'own-file')));

/** A run of this process, which leads the copy; the other instance finds it in the state. */
async function newRun(): Promise<string> {
  const id = randomUUID();
  await query(sql`update run set ended_at = clock_timestamp() where ended_at is null`);
  await query(sql`insert into run (id, migration_id, step_id, action, attempt, requested_by, runner)
    select ${id}, ${migrationId}, 'data.copy', 'run', count(*) + 1, 'ana', 'leader' from run`);
  return id;
}

/** The leader takes one piece, and no more of them before the other instance has done one. */
function afterHelp(runId: string, share: SharedWork): SharedWork {
  const hasHelped = async () =>
    (await query(sql`select from copy_chunk where run_id = ${runId} and runner = ${helperId}`)).length > 0;
  return {
    ...share,
    open: async (...wanted) => {
      const queue = await share.open(...wanted);
      let taken = 0;
      return {
        take: async (signal, most) => {
          if (taken > 0) await expect.poll(hasHelped).toBe(true);
          taken += 1;
          return queue.take(signal, most);
        },
      };
    },
  };
}

const lead = (runId: string, more: Partial<CopyDatabase> = {}) =>
  copyDatabase({
    ...{ source: source.admin, target: target.admin, schemas: ['public'], leaveOut: [] },
    ...{ lanes: 1, chunkBytes: 64 * 1024, deferIndexes: 'never', verify: true, onFilled: 'again' },
    signal: new AbortController().signal,
    share: afterHelp(runId, sharedCopy({ runId, runner: 'leader' }, { lanes: 2 })),
    onDone: () => undefined,
    ...more,
  });

beforeAll(async () => {
  state = await createStateDatabase();
  [source, target, old] = await Promise.all([
    createTestDatabase('source'),
    createTestDatabase('target'),
    startMajor(13),
  ]);
  await run(source, `${DDL}; ${ROWS}`);
  await run(target, DDL);
  const settings = MigrationSettings.parse({});
  const migration = await insertMigration(stateClient, {
    ...{ name: 'shared', kind: 'supabase', createdBy: 'ana' },
    settings,
  });
  migrationId = migration.id;
  await storeConnection(migrationId, 'source', source.admin.endpoint);
  await storeConnection(migrationId, 'target', target.admin.endpoint);
  await storeSecret(migrationId, 'source.password', source.admin.password);
  await storeSecret(migrationId, 'target.password', target.admin.password);
  helper = fork('lib/runs/testing/runner-process.ts', [state.url, '2000'], {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  helperId = String((await once(helper, 'message'))[0]);
});

afterAll(async () => {
  helper.kill('SIGKILL');
  await Promise.all([source.drop(), target.drop(), old.stop()]);
  await state.drop();
});

describe('a copy that two instances work on', () => {
  it('is held back by a pause for both, goes on for both, and each row arrives once', async () => {
    const runId = await newRun();
    const said: (string | null)[] = [];
    const share = sharedCopy({ runId, runner: 'leader' }, { lanes: 2, onPause: (by) => void said.push(by) });
    expect(await pauseRun(runId, 'ana', true)).toBe(true);
    expect(await pauseRun(runId, 'bea', true)).toBe(false);
    let isDone = false;
    const by: string[] = [];
    const copying = lead(runId, {
      share: afterHelp(runId, share),
      onStart: () => void by.push('leader'),
    }).finally(() => {
      isDone = true;
    });
    while (!said.includes('ana')) await sleep(20);
    await sleep(700);
    expect([isDone, by]).toEqual([false, []]);
    expect(await pauseRun(runId, 'ana', false)).toBe(true);
    const result = await copying;
    expect(said.at(-1)).toBeNull();
    expect(result.verified?.map(({ badBuckets, sourceRows }) => [badBuckets, sourceRows])).toEqual([
      [0, 20000],
    ]);
    const [table] = result.tables;
    expect(table).toMatchObject({ rowsIn: 20000, rowsOut: 20000 });
    expect(by.length).toBeLessThan(table?.chunks ?? 0);
    const deeds = await query<{ deed: string }>(
      sql`select deed from audit where deed like 'run.%' order by id`,
    );
    expect(deeds.map(({ deed }) => deed)).toEqual(['run.pause', 'run.resume']);
  });

  it('loses nothing and doubles nothing when the one that helps is killed (-9), in pieces by key as well', async () => {
    const { admin } = await old.createDatabase();
    await withTarget(admin, (client) => client.execute(trustedSql(`${DDL}; ${ROWS}`, 'own-file')));
    await storeConnection(migrationId, 'source', admin.endpoint);
    await storeSecret(migrationId, 'source.password', admin.password);
    const runId = await newRun();
    await setPaused(runId, 'ana');
    const copying = lead(runId, { source: admin, chunkBytes: 16 * 1024 });
    while ((await query(sql`select from copy_chunk where run_id = ${runId}`)).length === 0) await sleep(20);
    await setPaused(runId, null);
    const isHelping = async () =>
      (await query(sql`select from copy_chunk where run_id = ${runId} and runner = ${helperId}`)).length > 0;
    await expect.poll(isHelping).toBe(true);
    helper.kill('SIGKILL');
    const { verified, tables } = await copying;
    expect(verified?.map(({ badBuckets, targetRows }) => [badBuckets, targetRows])).toEqual([[0, 20000]]);
    expect(tables[0]?.rowsIn).toBe(20000);
    expect(tables[0]?.chunks).toBeGreaterThan(100);
  });

  it('leaves nothing open in the state when it is over', async () => {
    expect(await query(sql`select from copy_chunk`)).toEqual([]);
    expect(await query(sql`select from copy_share where is_open`)).toEqual([]);
  });
});
