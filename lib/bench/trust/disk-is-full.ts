import { setTimeout as sleep } from 'node:timers/promises';
import { clusterHome } from '../../embedded/cluster-home';
import { readPostmaster } from '../../embedded/postmaster';
import { createMigration } from '../../runs/create-migration';
import { readEvents } from '../../store/run-events';
import { mountSmallDisk } from '../../trust/testing/small-disk';
import { checkState } from './check-invariants';
import { driveStep, startStep, waitForEnd } from './drive-step';
import type { Scenario } from './scenario';
import { Stage } from './stage';
import { waitUntil } from './wait-until';

const KILOBYTES = 120_000;

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
        const runs: string[] = [];
        disk.fill();
        for (let n = 0; n < 40; n++) {
          const run = await startStep(id, 'tools').catch((error: unknown) => String(error).slice(0, 60));
          runs.push(run);
          if (/^[0-9a-f-]{36}$/.test(run)) await waitForEnd(run, 15_000).catch(() => undefined);
          else if (n > 2 && runs.at(-1) === runs.at(-3)) break;
        }
        note(
          `with a full disk: ${runs.filter((run) => !/^[0-9a-f-]{36}$/.test(run)).at(-1) ?? 'runs went on in what PostgreSQL had reserved'}`,
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
        const again = await driveStep(id, 'tools');
        if (again.error) wrong(`run again: ${again.error.code}`);
        if ((await readEvents(again.id)).length === 0) wrong('no lines of the run after it');
      } finally {
        disk.free();
        await stage.close();
        disk.unmount();
      }
    },
  };
}
