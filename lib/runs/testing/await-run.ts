import { setTimeout as sleep } from 'node:timers/promises';
import type { RunView } from '../derive-run';
import { findRunView } from '../read-runs';

/** Waits until a run is over, however often the state database goes away meanwhile. */
export async function awaitEnd(runId: string, most = 240_000): Promise<RunView> {
  for (let waited = 0; waited < most; waited += 25) {
    const view = await findRunView(runId).catch(() => null);
    if (view?.isTerminal) return view;
    await sleep(25);
  }
  throw new Error(`run ${runId} did not end within ${most} ms`);
}
