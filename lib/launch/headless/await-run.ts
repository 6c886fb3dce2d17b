import { setTimeout as sleep } from 'node:timers/promises';
import type { RunView } from '../../runs/derive-run';
import { findRunView } from '../../runs/read-runs';

const POLL_MS = 50;

/** Waits until a run is over and gives it as it is then. Steps have their own time limits; this one has none. */
export async function awaitRun(id: string): Promise<RunView> {
  for (;;) {
    const view = await findRunView(id);
    if (!view) throw new Error(`run ${id} is gone`);
    if (view.isTerminal) return view;
    await sleep(POLL_MS);
  }
}
