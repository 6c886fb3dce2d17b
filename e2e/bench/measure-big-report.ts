import type { Page } from '@playwright/test';
import { MigrationSettings } from '../../lib/plan/migration-settings';
import { overrideEnv } from '../../lib/platform/env';
import { sql } from '../../lib/postgres/sql';
import { insertMigration } from '../../lib/store/migrations';
import { closePool } from '../../lib/store/pool';
import { query, stateClient } from '../../lib/store/query';
import { median } from './median';

const ROUNDS = 7;

/** A migration with 200 failed runs and 1,000 issues, written as rows: what counts here is reading them. */
async function bigMigration(): Promise<string> {
  const { id } = await insertMigration(stateClient, {
    name: 'A thousand issues',
    kind: 'practice',
    settings: MigrationSettings.parse({}),
    createdBy: 'Bench',
  });
  await query(sql`
    with made as (
      insert into run (migration_id, step_id, action, attempt, requested_by, runner, ended_at)
      select ${id}, 'schema.verify', 'run', n, 'Bench', 'bench', now() from generate_series(1, 200) n returning id
    )
    insert into run_event (run_id, seq, stream, level, text, data)
    select id, event.seq, 'lifecycle', 'info', '', event.data::jsonb from made, (values
      (1, '{"kind":"started","runner":"bench"}'),
      (2, '{"kind":"failed","error":{"code":"MUD-010","params":{}}}'),
      (3, '{"kind":"ended","status":"failed"}')) as event (seq, data)`);
  await query(sql`
    insert into issue (migration_id, number, title, status, opened_by, updated_by)
    select ${id}, n, 'Issue ' || n, case when n % 3 = 0 then 'OPEN' else 'RESOLVED' end, 'Bench', 'Bench'
    from generate_series(1, 1000) n`);
  return id;
}

/** Median ms until the pages of a migration with 1,000 issues and 200 runs have loaded, signed in, in one tab. */
export async function measureBigReport(
  page: Page,
  url: string,
  stateUrl: string,
): Promise<Record<string, number>> {
  overrideEnv({ MUDANZA_STATE_URL: stateUrl });
  const id = await bigMigration();
  await closePool();
  const figures: Record<string, number> = {};
  for (const [name, path] of [
    ['bigReportMs', 'report'],
    ['bigReportAllIssuesMs', 'report?issues=all'],
    ['bigIssuesMs', 'issues'],
    ['bigOverviewMs', ''],
  ] as const) {
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const begin = performance.now();
      await page.goto(`${url}/migrations/${id}/${path}`, { waitUntil: 'load' });
      times.push(performance.now() - begin);
    }
    figures[name] = Math.round(median(times));
  }
  return figures;
}
