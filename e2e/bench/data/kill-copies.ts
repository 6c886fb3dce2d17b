import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { MigrationSettings } from '../../../lib/plan/migration-settings';
import { overrideEnv } from '../../../lib/platform/env';
import type { Credentials } from '../../../lib/postgres/address/endpoint';
import { copyDatabase } from '../../../lib/postgres/copy/copy-database';
import {
  dropJournal,
  emptyTables,
  filledTables,
  foreignRows,
  hasJournal,
} from '../../../lib/postgres/copy/copy-journal';
import { withCopyWriter } from '../../../lib/postgres/copy/copy-session';
import { restoreIndexes } from '../../../lib/postgres/copy/put-back';
import { restoreTriggers } from '../../../lib/postgres/copy/quiet-triggers';
import { restoreConstraints } from '../../../lib/postgres/copy/set-aside';
import { ALL_KINDS_DDL, ALL_KINDS_ROWS } from '../../../lib/postgres/copy/testing/all-kinds';
import { sql } from '../../../lib/postgres/sql';
import { freePort } from '../../../lib/servers/embedded/free-port';
import { startPgBouncer } from '../../../lib/servers/embedded/pgbouncer';
import {
  type KillableServer,
  startKillableServer,
} from '../../../lib/servers/embedded/testing/killable-server';
import { binariesOf } from '../../../lib/servers/embedded/testing/start-major';
import { migrateState } from '../../../lib/store/migrate-state';
import { insertMigration } from '../../../lib/store/migrations';
import { closePool } from '../../../lib/store/pool';
import { query, stateClient } from '../../../lib/store/query';
import { tell } from './measure';
import { run } from './stage';

const COUNT = Number(process.env.MUDANZA_BENCH_KILLS ?? 60);
const ALL_VICTIMS = ['runner', 'source', 'target', 'state', 'pooler'] as const;
type Victim = (typeof ALL_VICTIMS)[number];
/** `MUDANZA_BENCH_VICTIM=state` kills that one alone. */
const only = ALL_VICTIMS.find((victim) => victim === process.env.MUDANZA_BENCH_VICTIM);
const VICTIMS = only ? [only] : ALL_VICTIMS;

/** ms into the rows at which the kill comes, another one each time. */
const momentOf = (round: number) => 1 + ((round * 37) % 420);

const { signal } = new AbortController();

interface Copier {
  readonly child: ChildProcess;
  readonly lines: Interface;
  readonly ended: Promise<unknown>;
}

interface Lab {
  readonly source: KillableServer;
  readonly target: KillableServer;
  readonly state: KillableServer;
  /** Through the pooler, as a copy on a hosted database goes. */
  pooled(): Credentials;
  killPooler(): Promise<void>;
  newRun(): Promise<string>;
  stop(): Promise<void>;
}

/** What rows of the source break: away while they arrive, and back after any kill. */
const BROKEN = `alter table room add constraint cheap check (price < 100) not valid;
  alter domain email add constraint short check (length(value) < 10) not valid;`;

/** A process that is loaded and waits for its job: a kill must not wait for a compiler. */
function copier(stateUrl: string, runId: string): Copier {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', join('e2e', 'bench', 'data', 'copy-process.ts')],
    {
      stdio: ['pipe', 'pipe', 'ignore'],
      env: { ...process.env, MUDANZA_STATE_URL: stateUrl, MUDANZA_BENCH_RUN: runId },
    },
  );
  const lines = createInterface({ input: child.stdout ?? process.stdin });
  return { child, lines, ended: once(child, 'exit') };
}

async function startLab(major: 13 | 17): Promise<Lab> {
  const [source, target, state] = await Promise.all([
    startKillableServer({}, binariesOf(major)),
    startKillableServer(),
    startKillableServer(),
  ]);
  overrideEnv({ MUDANZA_STATE_URL: state.url });
  await migrateState();
  const { id } = await insertMigration(stateClient, {
    ...{ name: 'kills', kind: 'supabase', createdBy: 'bench' },
    settings: MigrationSettings.parse({}),
  });
  const { host, port, user } = target.credentials.endpoint;
  const folder = mkdtempSync(join(tmpdir(), 'mudanza-kills-'));
  const door = await freePort();
  const startPooler = () =>
    startPgBouncer({
      ...{ folder, port: door, upstream: { host, port }, users: { [user]: target.credentials.password } },
      poolMode: 'session',
      settings: {
        default_pool_size: '40',
        ignore_startup_parameters: 'extra_float_digits',
        server_login_retry: '1',
      },
    });
  let pooler = await startPooler();
  return {
    ...{ source, target, state },
    pooled: () => ({
      ...target.credentials,
      endpoint: { ...target.credentials.endpoint, port: pooler.port },
    }),
    killPooler: async () => {
      process.kill(pooler.pid, 'SIGKILL');
      while (pooler.isUp()) await sleep(5);
      pooler = await startPooler();
    },
    newRun: async () => {
      const runId = randomUUID();
      await query(sql`update run set ended_at = clock_timestamp() where ended_at is null`);
      await query(sql`insert into run (id, migration_id, step_id, action, attempt, requested_by, runner)
        select ${runId}, ${id}, 'data.copy', 'run', count(*) + 1, 'bench', 'bench' from run`);
      return runId;
    },
    stop: async () => {
      // The next lab has a state of its own.
      await closePool();
      await pooler.stop();
      await Promise.all([source.stop(), target.stop(), state.stop()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function strike(lab: Lab, victim: Victim, { child }: Copier): Promise<void> {
  if (victim === 'runner') return void child.kill('SIGKILL');
  if (victim === 'pooler') return lab.killPooler();
  await lab[victim].kill();
  await sleep(50);
  await lab[victim].start();
}

/** Lets a copy begin and strikes in the middle of its rows; gives whether it was still at work then. */
async function killed(lab: Lab, victim: Victim, round: number, copy: Copier): Promise<boolean> {
  const { child, lines, ended } = copy;
  const job = { source: lab.source.credentials, target: lab.pooled(), lanes: 3, chunkKb: 128 };
  let hit = false;
  let stage = '';
  let striking: Promise<void> = Promise.resolve();
  lines.on('line', (line) => {
    stage = line;
    if (line !== 'rows') return;
    striking = sleep(momentOf(round)).then(async () => {
      hit = child.exitCode === null && child.signalCode === null;
      if (hit) await strike(lab, victim, copy);
    });
  });
  child.stdin?.end(`${JSON.stringify(job)}\n`);
  const patience = setTimeout(() => {
    tell(`round ${round}: the copy hung in ${stage} after the ${victim} was killed`);
    child.kill('SIGKILL');
  }, 120_000);
  await ended;
  clearTimeout(patience);
  await striking;
  return hit;
}

/** True when every row that is there stands in the journal, and the other way round. */
function isTrue(target: Credentials): Promise<boolean> {
  return withCopyWriter(target, { signal }, async (writer) => {
    if (!(await hasJournal(writer))) return true;
    for (const table of await filledTables(writer)) {
      const { all, foreign } = await foreignRows(writer, table);
      if (all !== table.rows || foreign !== 0) return false;
    }
    return true;
  });
}

function takeBack(target: Credentials): Promise<void> {
  return withCopyWriter(target, { signal }, async (writer) => {
    await restoreTriggers(writer);
    await restoreIndexes(target, writer, 1, signal);
    await writer.transaction(async () => emptyTables(writer, await filledTables(writer)));
    await restoreConstraints(writer);
    await dropJournal(writer);
  });
}

/** The next copy begins again what the killed one left: every row once, every index and constraint back. */
async function isMended(source: Credentials, target: Credentials): Promise<boolean> {
  const { verified } = await copyDatabase({
    ...{ source, target, schemas: ['public'], leaveOut: [], signal, lanes: 2, chunkBytes: 1e6 },
    ...{ deferIndexes: 'never', onFilled: 'again', verify: true },
  });
  const back = await withCopyWriter(target, { signal }, (writer) =>
    writer.rows<{ count: number }>(
      sql`select (select count(*) from pg_indexes where indexname in ('room_doc', 'room_hotel'))::int +
        (select count(*) from pg_constraint where conname in ('cheap', 'short') and not convalidated)::int as count`,
    ),
  );
  await takeBack(target);
  return verified?.every(({ badBuckets }) => badBuckets === 0) === true && back[0]?.count === 4;
}

/** Sessions of servers that died may still be ending: the next copy waits for their locks, not for their rows. */
async function isExact(lab: Lab): Promise<boolean> {
  const { source, target } = lab;
  for (let tries = 0; ; tries++) {
    try {
      return (await isTrue(target.credentials)) && (await isMended(source.credentials, target.credentials));
    } catch (error) {
      if (tries === 20) throw error;
      await sleep(250);
    }
  }
}

/** Kills from one version of the source, until so many have struck a copy that was at work. */
async function killFrom(major: 13 | 17, count: number): Promise<{ kills: number; exact: number }> {
  const lab = await startLab(major);
  let [kills, exact] = [0, 0];
  const start = async () => copier(lab.state.url, await lab.newRun());
  let next = start();
  try {
    const { source, target } = lab;
    await run(
      source.credentials,
      `${ALL_KINDS_DDL}; alter table touched disable trigger user; ${ALL_KINDS_ROWS}`,
    );
    await run(
      source.credentials,
      `insert into no_key select n, md5(n::text) from generate_series(1, 60000) n`,
    );
    await run(source.credentials, BROKEN);
    await run(target.credentials, `${ALL_KINDS_DDL} ${BROKEN}`);
    for (let round = 0; kills < count && round < count * 3; round++) {
      const victim = VICTIMS[round % VICTIMS.length] ?? 'runner';
      const hit = await killed(lab, victim, round, await next);
      const isRight = await isExact(lab);
      next = start();
      if (!hit) continue;
      kills += 1;
      if (isRight) exact += 1;
      else tell(`round ${round}: not exact after the ${victim} was killed`);
      if (kills % 10 === 0) tell(`from ${major}: ${kills} kills, ${exact} exact`);
    }
    return { kills, exact };
  } finally {
    (await next.catch(() => null))?.child.kill('SIGKILL');
    await lab.stop();
  }
}

/**
 * Copies whose runner, source, target, state or pooler is killed at any moment: nothing half there, nothing twice. Two thirds
 * of them in pieces by block, the others in pieces by key.
 */
export async function killCopies(): Promise<{ kills: number; exact: number }> {
  const old = Math.floor(COUNT / 3);
  const [now, before] = [await killFrom(17, COUNT - old), await killFrom(13, old)];
  return { kills: now.kills + before.kills, exact: now.exact + before.exact };
}
