import { parentPort, workerData } from 'node:worker_threads';
import { overrideEnv } from '../platform/env';
import { renewLeases } from '../store/runs';
import type { LeaseWorkerData } from './lease-thread';

/** ms after which a runner that says nothing is taken for hung, and its runs are let go. */
const MOST_SILENT_MS = 300_000;

const { stateUrl, runner, leaseMs, renewedAt }: LeaseWorkerData = workerData;
overrideEnv({ MUDANZA_STATE_URL: stateUrl });
const at = new BigInt64Array(renewedAt);
let held: readonly string[] = [];
let heardAt = performance.now();
let isRenewing = false;

parentPort?.on('message', (runIds: readonly string[]) => {
  held = runIds;
  heardAt = performance.now();
});

async function renew(): Promise<void> {
  if (isRenewing || performance.now() - heardAt > MOST_SILENT_MS) return;
  isRenewing = true;
  const begun = process.hrtime.bigint();
  try {
    await renewLeases(runner, held, leaseMs);
    Atomics.store(at, 0, begun);
  } catch {
    // The runner asks the state itself, and says when it cannot.
  } finally {
    isRenewing = false;
  }
}

setInterval(() => void renew(), Math.max(100, leaseMs / 6));
void renew();
