import { rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { OUTLINE } from '../../../lib/plan/outline';
import { sql } from '../../../lib/postgres/sql';
import { createMigration } from '../../../lib/runs/create-migration';
import { query } from '../../../lib/store/query';
import { readEvents } from '../../../lib/store/run-events';
import { checkState } from './check-invariants';
import { startStep, waitForEnd } from './drive-step';
import type { Scenario } from './scenario';
import { Stage } from './stage';
import { waitUntil } from './wait-until';

const HOUR = 3_600_000;
const NEGATIVE = /[>\s][-−]\d+([.,]\d+)?\s?(ms|s|min|h)\b/;

/** Rows that end before they begin, or lines older than the one before. */
async function backwards(): Promise<object[]> {
  return query(sql`
    select run_id, seq from (select run_id, seq, at, lag(at) over (partition by run_id order by seq) as before
      from run_event) as lines where at < before
    union all select id, 0 from run where ended_at < requested_at`);
}

/** The clock of web server and runner jumps under a run, forward and back; then the rows are as after a jump of the database's. */
export function clockJumps(port: number): Scenario {
  return {
    name: 'clock jumps by +13 h, then by −2 h, under a run',
    run: async (note, wrong) => {
      const clock = join('/tmp', `mudanza-clock-${process.pid}`);
      rmSync(clock, { force: true });
      const preload = pathToFileURL(resolve('e2e', 'bench', 'trust', 'jumping-clock.mjs')).href;
      const stage = await Stage.open(port, { NODE_OPTIONS: `--import ${preload}`, BENCH_CLOCK_FILE: clock });
      try {
        const { id } = await stage.practice();
        await createMigration({ name: 'Other', kind: 'supabase', by: 'bench' });
        for (const offset of [13 * HOUR, -2 * HOUR]) {
          const runId = await startStep(id, 'connection');
          await waitUntil(async () => (await readEvents(runId)).length > 1, 10_000);
          writeFileSync(clock, String(offset));
          const view = await waitForEnd(runId);
          note(`${offset / HOUR} h: the run ended as ${view.status}`);
          if (view.status === 'interrupted') wrong('a jump of the clock interrupted a run');
          const after = await waitForEnd(await startStep(id, 'tools'));
          if (after.status === 'interrupted') wrong('a jump of the clock interrupted the next run');
          for (const row of await backwards()) wrong(`time runs backwards: ${JSON.stringify(row)}`);
          const steps = OUTLINE.slice(0, 14)
            .filter(({ onlyIn }) => onlyIn !== 'supabase')
            .map((step) => `/migrations/${id}/${step.phase}/${step.id}`);
          for (const path of [
            `/migrations/${id}`,
            `/migrations/${id}/report`,
            '/migrations',
            '/account',
            ...steps,
          ]) {
            const page = await stage.page(path);
            if (page.status !== 200) wrong(`${path} answers ${page.status}: signed out by a clock?`);
            const found = NEGATIVE.exec(page.text.replaceAll(/<(script|style)[\s\S]*?<\/\1>/g, ''));
            if (found) wrong(`${path} shows ${found[0]}`);
          }
          if ((await stage.page('/readyz')).status !== 200) wrong('/readyz is red');
        }
        // The database's own clock, forward: what was to end in thirteen hours has ended.
        await query(sql`update session set expires_at = expires_at - interval '13 hours'`);
        const out = await fetch(`${stage.server.url}/account`, {
          redirect: 'manual',
          headers: { cookie: await stage.cookie('New') },
        });
        if (out.status !== 200) wrong(`a new session answers ${out.status}`);
        if ((await stage.page('/account')).text.includes('Where you are signed in'))
          wrong('an expired session still works');
        for (const what of await checkState({ signOffs: 0 })) wrong(what);
      } finally {
        rmSync(clock, { force: true });
        await stage.close();
      }
    },
  };
}
