import '../../../lib/steps/registry';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { overrideEnv } from '../../../lib/platform/env';
import { makeReport } from '../../../lib/report/make-report';
import { Runner } from '../../../lib/runs/runner';
import { createDatabase } from '../../../lib/servers/embedded/testing/create-database';
import { startTestServers, type TestServers } from '../../../lib/servers/embedded/testing/start-test-servers';
import { stopListening } from '../../../lib/store/listen';
import { migrateState } from '../../../lib/store/migrate-state';
import { closePool } from '../../../lib/store/pool';

export interface House {
  readonly servers: TestServers;
  stop(): Promise<void>;
}

/** The servers, the state and one runner that all migrations of the benchmark share. */
export async function openHouse(): Promise<House> {
  const data = mkdtempSync(join(tmpdir(), 'mudanza-verdict-'));
  overrideEnv({ MUDANZA_DATA_DIR: data, MUDANZA_SECRET_KEY: undefined });
  const { servers, stop } = await startTestServers();
  const state = await createDatabase(servers, 'source');
  const { host, port, user, database } = state.direct.endpoint;
  const password = encodeURIComponent(state.direct.password);
  overrideEnv({ MUDANZA_STATE_URL: `postgresql://${user}:${password}@${host}:${port}/${database}` });
  await migrateState();
  const runner = new Runner({ makeReport, leaseMs: 60_000 });
  await runner.start();
  return {
    servers,
    stop: async () => {
      await runner.stop();
      await stopListening();
      await closePool();
      await stop();
      rmSync(data, { recursive: true, force: true });
    },
  };
}
