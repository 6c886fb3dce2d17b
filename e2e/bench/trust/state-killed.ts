import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium } from '@playwright/test';
import { clusterHome } from '../../../lib/servers/embedded/cluster-home';
import { readPostmaster } from '../../../lib/servers/embedded/postmaster';
import { readEvents } from '../../../lib/store/run-events';
import { checkState } from './check-invariants';
import { startLong, waitForEnd } from './drive-step';
import type { Scenario } from './scenario';
import type { Stage } from './stage';
import { follow } from './streams';
import { waitUntil } from './wait-until';

/** Kills the state's postmaster and keeps its port taken for a while, so that it cannot come back at once. */
async function killState(awayMs: number): Promise<void> {
  const postmaster = readPostmaster(clusterHome('state'));
  if (!postmaster) throw new Error('the state database is not up');
  process.kill(postmaster.pid, 'SIGKILL');
  const squatter = createServer((socket) => socket.destroy());
  const listen = () =>
    new Promise<boolean>((resolve) => {
      squatter.once('error', () => resolve(false));
      squatter.listen(postmaster.port, '127.0.0.1', () => resolve(true));
    });
  if (awayMs > 0 && (await waitUntil(listen, 2_000)) === null) throw new Error('the port could not be taken');
  await sleep(awayMs);
  await new Promise((resolve) => squatter.close(resolve));
}

/** What a person sees in the browser meanwhile, and whether it goes away by itself. */
async function watchPage(stage: Stage, path: string, during: () => Promise<void>): Promise<string> {
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  try {
    const context = await browser.newContext({ locale: 'en-GB' });
    const [name = '', value = ''] = (await stage.cookie('Watcher')).split('=');
    await context.addCookies([{ name, value, url: stage.server.url }]);
    const page = await context.newPage();
    await page.goto(stage.server.url + path);
    const away = during();
    await sleep(1_500);
    await page.goto(stage.server.url + path);
    await page.getByText('Mudanza’s own database does not answer').first().waitFor({ timeout: 8_000 });
    await away;
    const back = performance.now();
    await page.locator('#criteria, nav').first().waitFor({ timeout: 20_000 });
    return `the page said so and came back by itself ${Math.round(performance.now() - back)} ms after the database`;
  } finally {
    await browser.close();
  }
}

/** kill -9 of the state database while a run streams: briefly, then for longer than a lease. */
export function stateKilled(stage: Stage, migrationId: string): Scenario[] {
  const play =
    (awayMs: number): Scenario['run'] =>
    async (note, wrong) => {
      await stage.page('/migrations');
      const runId = await startLong(migrationId);
      const cookie = await stage.cookie('Reader');
      const reading = follow(`${stage.server.url}/api/runs/${runId}/events`, cookie, Number.MAX_SAFE_INTEGER);
      await waitUntil(async () => (await readEvents(runId)).length > 3, 20_000);
      if (awayMs > 0) {
        note(await watchPage(stage, `/migrations/${migrationId}`, () => killState(awayMs)));
      } else {
        await killState(0);
        const red = await waitUntil(async () => (await stage.page('/readyz')).status === 503, 3_000);
        note(red === null ? '/readyz was not seen red' : `/readyz red after ${red} ms`);
      }
      if ((await stage.page('/healthz')).status !== 200) wrong('/healthz is not 200');
      const green = await waitUntil(async () => (await stage.page('/readyz')).status === 200, 30_000);
      if (green === null) return wrong('/readyz did not turn green again');
      note(`ready again after ${green} ms`);
      await waitUntil(async () => (await readEvents(runId).catch(() => [])).length > 0, 10_000);
      const view = await waitForEnd(runId);
      note(`the run ended as ${view.status}${view.error ? ` (${view.error.code})` : ''}`);
      if (!['succeeded', 'warned', 'interrupted'].includes(view.status))
        wrong(`not truthful: ${view.status}`);
      const events = await readEvents(runId, 0, 100_000);
      const reader = await reading;
      if (reader.seen.size !== events.length || reader.doubled > 0)
        wrong(`${events.length} lines, ${reader.seen.size} on screen, ${reader.doubled} doubled`);
      for (const what of await checkState({ signOffs: 0 })) wrong(what);
    };
  return [
    { name: 'state database killed, back at once', run: play(0) },
    { name: 'state database away for 12 s', run: play(12_000) },
  ];
}
