import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { overrideEnv } from '../../../lib/platform/env';
import { forgetKey } from '../../../lib/platform/vault/vault-key';
import { readFollowProgress } from '../../../lib/postgres/replication/follow-journal';
import { runSql, startFollowing } from '../../../lib/postgres/replication/testing/follow-servers';
import { withSource } from '../../../lib/postgres/with-client';
import { createMigration } from '../../../lib/runs/create-migration';
import {
  type FaultProxy,
  type ProxyFaults,
  startFaultProxy,
} from '../../../lib/servers/embedded/testing/fault-proxy';
import {
  type KillableServer,
  startKillableServer,
} from '../../../lib/servers/embedded/testing/killable-server';
import { storeConnection } from '../../../lib/store/connections';
import { migrateState } from '../../../lib/store/migrate-state';
import { closePool } from '../../../lib/store/pool';
import { storeSecret } from '../../../lib/store/secrets';
import { driveStep, startStep, waitForEnd } from '../trust/drive-step';
import { ACCOUNT_DDL } from './account-writer';
import type { Sides } from './follow-stage';
import { type RunnerProcess, startRunnerProcess } from './runner-process';

type Faults = { -readonly [Name in keyof ProxyFaults]: ProxyFaults[Name] };

/** A state database of its own, two runners on it, and a following that one of them executes. */
export interface ServiceStage extends Sides {
  readonly state: KillableServer;
  /** The target is reached through it; what it does wrong can be changed. */
  readonly faults: Faults;
  readonly slot: string;
  readonly runId: string;
  readonly runners: RunnerProcess[];
  start(): Promise<RunnerProcess>;
  /** The place up to which the target has everything. */
  progress(): Promise<bigint>;
  close(): Promise<void>;
}

interface Base {
  readonly servers: readonly [KillableServer, KillableServer, KillableServer];
  readonly proxy: FaultProxy;
  readonly faults: Faults;
  readonly env: Readonly<Record<string, string>>;
  readonly dataDir: string;
}

async function openBase(): Promise<Base> {
  const servers = await Promise.all([
    startKillableServer(),
    startKillableServer({ wal_level: 'logical' }),
    startKillableServer(),
  ]);
  const [state, , target] = servers;
  const dataDir = mkdtempSync(join(tmpdir(), 'mudanza-service-'));
  chmodSync(dataDir, 0o755);
  const env = {
    MUDANZA_STATE_URL: state.url,
    MUDANZA_DATA_DIR: dataDir,
    MUDANZA_SECRET_KEY: randomBytes(32).toString('base64'),
  };
  overrideEnv(env);
  forgetKey();
  await closePool();
  await migrateState();
  const faults: Faults = {};
  const proxy = await startFaultProxy(target.credentials.endpoint.port, faults);
  return { servers, proxy, faults, env: { ...env, MUDANZA_LEASE_MS: '3000' }, dataDir };
}

/** The following, begun as the step is: previewed, accepted, queued. */
async function beginService(
  { servers: [, source, target], proxy }: Base,
  id: string,
): Promise<{ slot: string; runId: string }> {
  const sides = { source: source.credentials, target: target.credentials };
  await runSql(
    sides.source,
    `${ACCOUNT_DDL}; insert into account select n, 0 from generate_series(1, 200) n`,
  );
  await runSql(sides.target, ACCOUNT_DDL);
  await storeConnection(id, 'source', sides.source.endpoint);
  await storeSecret(id, 'source.password', sides.source.password);
  await storeConnection(id, 'target', { ...sides.target.endpoint, port: proxy.port });
  await storeSecret(id, 'target.password', sides.target.password);
  await driveStep(id, 'connection');
  const { slot } = await startFollowing(sides.source, sides.target, id);
  const values = { minutes: '', verify: false, verifyEvery: 0 };
  const preview = await waitForEnd(await startStep(id, 'data.follow', values, 'preview'));
  if (preview.status !== 'succeeded')
    throw new Error(`the preview ${preview.status}: ${preview.error?.code}`);
  return { slot, runId: await startStep(id, 'data.follow', values, 'run', preview.id) };
}

export async function openServiceStage(): Promise<ServiceStage> {
  const base = await openBase();
  const { servers, proxy, faults, env, dataDir } = base;
  const [state, source, target] = servers;
  const runners: RunnerProcess[] = [];
  const start = async () => {
    const runner = await startRunnerProcess(env);
    runners.push(runner);
    return runner;
  };
  const close = async () => {
    await Promise.all(runners.map((runner) => runner.kill()));
    await proxy.close();
    await closePool().catch(() => undefined);
    await Promise.all(servers.map((server) => server.stop()));
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    await start();
    const { id } = await createMigration({ name: 'Service', kind: 'supabase', by: 'bench' });
    const begun = await beginService(base, id);
    await start();
    const progress = async () => {
      const rows = await withSource(target.credentials, readFollowProgress);
      return rows.find(({ slot }) => slot === begun.slot)?.lsn ?? 0n;
    };
    const sides = { source: source.credentials, target: target.credentials };
    return { ...sides, ...begun, state, faults, runners, start, progress, close };
  } catch (error) {
    await close();
    throw error;
  }
}
