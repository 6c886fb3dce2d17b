import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { overrideEnv } from '../../../lib/platform/env';
import { forgetKey } from '../../../lib/platform/vault/vault-key';
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
import { migrateState } from '../../../lib/store/migrate-state';
import { closePool } from '../../../lib/store/pool';
import { beginService, progressOf } from './begin-service';
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
    const sides = { source: source.credentials, target: target.credentials };
    const begun = await beginService(id, sides, proxy.port);
    await start();
    const progress = () => progressOf(target.credentials, begun.slot);
    return { ...sides, ...begun, state, faults, runners, start, progress, close };
  } catch (error) {
    await close();
    throw error;
  }
}
