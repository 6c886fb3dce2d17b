import { setTimeout as sleep } from 'node:timers/promises';
import { overrideEnv } from '../../platform/env';
import { closePool } from '../../store/pool';
import { reapRuns } from '../../store/runs';

/** Another instance's reaper for so many ms: ends every run whose lease has run out, and prints their ids. */
const [url, ms] = process.argv.slice(2);
overrideEnv({ MUDANZA_STATE_URL: url });
for (let waited = 0; waited < Number(ms); waited += 50) {
  for (const id of await reapRuns('interrupted: reaped', [{ kind: 'ended', status: 'interrupted' }]))
    process.stdout.write(`${id}\n`);
  await sleep(50);
}
await closePool();
