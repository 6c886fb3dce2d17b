import { sql } from '../../../lib/postgres/sql';
import { query } from '../../../lib/store/query';
import { readEvents } from '../../../lib/store/run-events';
import { checkState } from './check-invariants';
import { driveStep, startLong, waitForEnd } from './drive-step';
import type { Scenario } from './scenario';
import type { Stage } from './stage';
import { waitUntil } from './wait-until';

/** SIGTERM, as from Ctrl-C or a container that is stopped, while a run works; then a start on the same data. */
export function stoppedInTheMiddle(stage: Stage, migrationId: string): Scenario {
  return {
    name: 'stopped (SIGTERM) in the middle of a run',
    run: async (note, wrong) => {
      const runId = await startLong(migrationId);
      await waitUntil(async () => (await readEvents(runId)).length > 3, 20_000);
      const children = stage.server.commandLines().length;
      const asked = performance.now();
      await stage.server.stop();
      const ms = Math.round(performance.now() - asked);
      note(`${children} processes gone after ${ms} ms`);
      if (ms > 20_000) wrong(`stopping took ${ms} ms`);
      const stoppedAt = Date.now();
      await stage.server.start();
      await stage.look();
      const view = await waitForEnd(runId);
      if (view.status !== 'interrupted' && view.status !== 'succeeded' && view.status !== 'warned')
        wrong(`the run is ${view.status} ${view.error?.code ?? ''}`);
      note(`the run says ${view.status}`);
      const [row] = await query<{ at: Date }>(sql`select ended_at as at from run where id = ${runId}`);
      if (row && row.at.getTime() > stoppedAt) wrong('it was called interrupted only after the next start');
      const again = await driveStep(migrationId, 'crud');
      if (again.error) wrong(`run again: ${again.error.code} ${again.error.original ?? ''}`);
      for (const what of await checkState({ signOffs: 0 })) wrong(what);
    },
  };
}
