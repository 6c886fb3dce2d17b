import { setTimeout as sleep } from 'node:timers/promises';
import { MudanzaError } from '../../../lib/platform/errors/mudanza-error';
import { createMigration } from '../../../lib/runs/create-migration';
import { clusterHome } from '../../../lib/servers/embedded/cluster-home';
import { readPostmaster } from '../../../lib/servers/embedded/postmaster';
import { mountSmallDisk } from '../testing/small-disk';
import { checkState } from './check-invariants';
import { driveStep, startStep, waitForEnd } from './drive-step';
import type { Scenario } from './scenario';
import { Stage } from './stage';
import { waitUntil } from './wait-until';

const KILOBYTES = 120_000;

/** Starts runs until one cannot go on; null when all of forty could. */
async function untilStuck(migrationId: string): Promise<{ runId: string | null; said: string } | null> {
  for (let n = 0; n < 40; n++) {
    let runId: string | null = null;
    try {
      runId = await startStep(migrationId, 'tools');
      const view = await waitForEnd(runId, 6_000);
      if (view.error) return { runId, said: view.error.code };
    } catch (error) {
      const said = error instanceof MudanzaError ? error.code : 'open after 6 s';
      return { runId, said };
    }
  }
  return null;
}

/** The data folder on a small disk that fills up to the last byte while a run writes; then space comes back. */
export function diskIsFull(port: number): Scenario {
  return {
    name: 'disk full on the data folder',
    run: async (note, wrong) => {
      const disk = mountSmallDisk(KILOBYTES);
      if (!disk) return note('NOT TRIED: no disk can be mounted here (needs root on Linux)');
      const stage = await Stage.open(port, {}, disk.folder);
      try {
        const { id } = await createMigration({ name: 'Full', kind: 'supabase', by: 'bench' });
        await driveStep(id, 'tools');
        await stage.page('/migrations');
        disk.fill();
        const waiting = await untilStuck(id);
        note(
          waiting
            ? `a run waits for space (${waiting.said})`
            : 'runs went on in what PostgreSQL had reserved',
        );
        const page = await stage.page(`/migrations/${id}`);
        note(
          `the overview answers ${page.status}${/MUD-81[01]/.exec(page.text)?.[0] ? ` with ${/MUD-81[01]/.exec(page.text)?.[0]}` : ''}`,
        );
        if ((await stage.page('/healthz')).status !== 200) wrong('/healthz is not 200');
        note(
          readPostmaster(clusterHome('state'))
            ? 'the state database stayed up'
            : 'the state database went down',
        );
        await sleep(2_000);
        disk.free();
        const green = await waitUntil(async () => (await stage.page('/readyz')).status === 200, 60_000);
        if (green === null) return wrong('/readyz did not turn green after space was freed');
        note(`ready ${green} ms after space was freed`);
        await waitUntil(
          async () => (await checkState({ signOffs: 0 }).catch(() => ['away'])).length === 0,
          20_000,
        );
        for (const what of await checkState({ signOffs: 0 })) wrong(what);
        if (waiting?.runId) {
          const view = await waitForEnd(waiting.runId);
          note(`then it ended as ${view.status}${view.error ? ` (${view.error.code})` : ''}`);
        }
        const again = await driveStep(id, 'tools');
        if (again.error) wrong(`run again: ${again.error.code}`);
        for (const what of await checkState({ signOffs: 0 })) wrong(what);
      } finally {
        disk.free();
        await stage.close();
        disk.unmount();
      }
    },
  };
}
