import { randomBytes } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { overrideEnv } from '../../../lib/platform/env';
import { forgetKey } from '../../../lib/platform/vault/vault-key';
import { sql } from '../../../lib/postgres/sql';
import { createMigration } from '../../../lib/runs/create-migration';
import {
  type KillableServer,
  startKillableServer,
} from '../../../lib/servers/embedded/testing/killable-server';
import { storeConnection } from '../../../lib/store/connections';
import { migrateState } from '../../../lib/store/migrate-state';
import { query } from '../../../lib/store/query';
import { readEvents } from '../../../lib/store/run-events';
import { findRun } from '../../../lib/store/runs';
import { storeSecret } from '../../../lib/store/secrets';
import { checkState } from './check-invariants';
import { CrashServer } from './crash-server';
import { driveStep, startLong, waitForEnd } from './drive-step';
import { pressAtOnce } from './press-at-once';
import { playScenarios, type Scenario, type ScenarioFigures } from './scenario';
import { Stage } from './stage';
import { follow } from './streams';
import { waitUntil } from './wait-until';

/** Two products on one state database, with a target both can reach. */
interface Pair {
  readonly a: Stage;
  readonly b: Stage;
  readonly migrationId: string;
  /** The stage whose runner has an id. */
  readonly stageOf: (runner: string | null) => Stage;
  readonly env: Readonly<Record<string, string>>;
}

/** The runner of the only instance that is up: it says hello soon after the server answers. */
async function onlyRunner(): Promise<string> {
  const rows = () => query<{ id: string }>(sql`select id from runner`);
  await waitUntil(async () => (await rows()).length > 0, 20_000);
  return (await rows())[0]?.id ?? '';
}

async function openPair(port: number, state: KillableServer, target: KillableServer): Promise<Pair> {
  const env = {
    MUDANZA_DATABASE_URL: state.url,
    MUDANZA_SECRET_KEY: randomBytes(32).toString('base64'),
    MUDANZA_LEASE_MS: '3000',
  };
  overrideEnv({ MUDANZA_SECRET_KEY: env.MUDANZA_SECRET_KEY });
  forgetKey();
  const a = await Stage.open(port, env);
  const runnerOfA = await onlyRunner();
  const b = await Stage.open(port + 1, env);
  const { id } = await createMigration({ name: 'Pair', kind: 'supabase', by: 'bench' });
  await storeConnection(id, 'target', target.credentials.endpoint);
  await storeSecret(id, 'target.password', target.credentials.password);
  await driveStep(id, 'connection');
  return { a, b, migrationId: id, env, stageOf: (runner) => (runner === runnerOfA ? a : b) };
}

function bothStart({ a, b, migrationId }: Pair): Scenario {
  return {
    name: 'two operators press the same button on two servers at once',
    run: async (note, wrong) => {
      const path = `/migrations/${migrationId}/prepare/tools`;
      const told = await pressAtOnce([
        { url: a.server.url, path, cookie: await a.cookie('Ana') },
        { url: b.server.url, path, cookie: await a.cookie('Bea') },
      ]);
      const runs = await query<{ by: string }>(
        sql`select requested_by as by from run where migration_id = ${migrationId} and step_id = 'tools' and action = 'run'`,
      );
      note(
        `${runs.length} run, started by ${runs[0]?.by.split(' ')[0]}; the other was told “${told ?? 'nothing'}”`,
      );
      if (runs.length !== 1) wrong(`${runs.length} runs`);
      if (!told?.includes(runs[0]?.by ?? '?')) wrong('the other was not told who won');
      await waitUntil(
        async () => (await query(sql`select from run where ended_at is null`)).length === 0,
        20_000,
      );
    },
  };
}

function killed({ a, b, migrationId, stageOf }: Pair): Scenario {
  return {
    name: 'the server that works on a run is killed (-9); the other streams it',
    run: async (note, wrong) => {
      const runId = await startLong(migrationId);
      await waitUntil(async () => (await readEvents(runId)).length > 3, 20_000);
      const holder = stageOf((await findRun(runId))?.runner ?? null);
      const other = holder === a ? b : a;
      const address = `${other.server.url}/api/runs/${runId}/events`;
      const reading = follow(address, await other.cookie('Reader'), Number.MAX_SAFE_INTEGER);
      await waitUntil(async () => (await readEvents(runId)).length > 8, 20_000);
      const at = performance.now();
      await holder.server.kill(false);
      const view = await waitForEnd(runId);
      note(`${view.status} after ${Math.round(performance.now() - at)} ms (lease 3,000)`);
      if (view.status !== 'interrupted' || view.error?.code !== 'MUD-006') wrong(`it says ${view.status}`);
      const reader = await reading;
      const events = await readEvents(runId, 0, 100_000);
      if (reader.seen.size !== events.length || reader.doubled > 0)
        wrong(`${events.length} lines, ${reader.seen.size} on the other server, ${reader.doubled} doubled`);
      note(`${events.length} lines, all on the other server`);
      const page = await other.page(`/migrations/${migrationId}/prove/latency`);
      if (!page.text.includes('Interrupted')) wrong('the other server’s page does not say interrupted');
      await waitUntil(() => false, 2_000);
      if ((await readEvents(runId, 0, 100_000)).length !== events.length) wrong('somebody went on with it');
      await holder.server.start();
      for (const what of await checkState({ signOffs: 0 })) wrong(what);
    },
  };
}

function upgraded({ a, b, migrationId, env }: Pair, port: number): Scenario {
  return {
    name: 'a newer version migrates the state under two old ones',
    run: async (note, wrong) => {
      const folder = mkdtempSync(join(tmpdir(), 'mudanza-newer-'));
      cpSync(join('sql', 'state'), folder, { recursive: true });
      writeFileSync(
        join(folder, '9000_adds.sql'),
        'alter table run add column extra text; create table extra (id int);',
      );
      await migrateState(folder);
      for (const stage of [a, b])
        if ((await stage.page('/readyz')).status !== 200) wrong('an old one is not ready');
      const view = await driveStep(migrationId, 'tools');
      if (view.error) wrong(`an old one cannot run: ${view.error.code}`);
      note('a file that only adds: both go on');
      writeFileSync(join(folder, '9001_breaks.sql'), '-- breaking\ndrop table step_skip;');
      const refused = await migrateState(folder).then(
        () => '',
        (error: unknown) => String(error),
      );
      if (!refused.includes('one is running')) wrong('a breaking file was applied under running instances');
      const late = new CrashServer(port, mkdtempSync(join(tmpdir(), 'mudanza-late-')), env);
      const start = await late.start().then(
        () => 'started',
        (error: unknown) => String(error),
      );
      if (!start.includes('migrated by a newer Mudanza'))
        wrong(`an old version started on a newer state: ${start.slice(0, 200)}`);
      note('an old version that starts is refused, in words');
      // As after a breaking file was applied while these two were asleep.
      await query(sql`update state_file set is_breaking = true where number = 9000`);
      const gone = await waitUntil(() => !a.server.isUp && !b.server.isUp, 20_000);
      if (gone === null) wrong('an old instance goes on on a state it cannot live with');
      if (!a.server.output.includes('A newer Mudanza has changed the state database'))
        wrong('it did not say why it stopped');
      note(`old ones that wake to a breaking file stop by themselves after ${gone} ms`);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Two servers on one state database: who wins, who streams, who says interrupted, and what an upgrade does to them. */
export async function benchInstances(port: number): Promise<ScenarioFigures> {
  const [state, target] = await Promise.all([startKillableServer(), startKillableServer()]);
  let pair: Pair | undefined;
  try {
    pair = await openPair(port, state, target);
    return await playScenarios([bothStart(pair), killed(pair), upgraded(pair, port + 2)]);
  } finally {
    await pair?.a.close();
    await pair?.b.close();
    await Promise.all([state.stop(), target.stop()]);
  }
}
