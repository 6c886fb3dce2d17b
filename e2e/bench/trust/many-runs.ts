import { MigrationSettings } from '../../../lib/plan/migration-settings';
import { sql } from '../../../lib/postgres/sql';
import { insertMigration } from '../../../lib/store/migrations';
import { query, stateClient } from '../../../lib/store/query';
import { median } from '../median';
import type { Scenario } from './scenario';
import type { Stage } from './stage';

/** ms that a page of a migration with a thousand runs may take. */
const MOST_MS = 2_000;

/** Steps that ran for real on this stage: their evidence is copied. */
const STEPS = ['practice.lab', 'connection', 'schema.preview', 'schema.deploy'];

/** A thousand runs of 20 lines each with real evidence, and one of 100,000 lines, as plain rows. */
async function seed(): Promise<string> {
  const settings = MigrationSettings.parse({});
  const { id } = await insertMigration(stateClient, {
    name: 'Many',
    kind: 'practice',
    settings,
    createdBy: 'bench',
  });
  await query(sql`
    with made as (
      insert into run (migration_id, step_id, action, attempt, requested_by, requested_at, ended_at, runner)
      select ${id}, (${STEPS}::text[])[1 + n % 4], 'run', 1 + n / 4, 'bench', now() - (1000 - n) * interval '1 minute',
        now() - (1000 - n) * interval '1 minute' + interval '20 s', 'bench'
      from generate_series(0, 999) as n returning id, requested_at, step_id)
    insert into run_event (run_id, seq, at, stream, level, text, data)
    select id, s, requested_at + s * interval '100 ms',
      case when s in (1, 19, 20) then 'lifecycle' else 'stdout' end, 'info', 'line ' || s,
      case s when 1 then '{"kind":"started","runner":"bench"}'::jsonb
        when 19 then (select e.data from run_event e join run r on r.id = e.run_id where r.step_id = made.step_id
          and r.action = 'run' and e.stream = 'lifecycle' and e.data ->> 'kind' = 'evidence' limit 1)
        when 20 then '{"kind":"ended","status":"succeeded"}'::jsonb end
    from made, generate_series(1, 20) as s`);
  await query(sql`
    with one as (select id from run where migration_id = ${id} and step_id = 'connection' order by attempt desc limit 1),
      gone as (delete from run_event where run_id = (select id from one) and seq = 20)
    insert into run_event (run_id, seq, at, stream, level, text, data)
    select id, s, now(), case s when 100001 then 'lifecycle' else 'stdout' end, 'info', 'line ' || s,
      case s when 100001 then '{"kind":"ended","status":"succeeded"}'::jsonb end
    from one, generate_series(21, 100001) as s`);
  await query(sql`analyze`);
  return id;
}

/** How long pages take with a thousand runs in one migration and 100,000 lines in one of them. */
export function manyRuns(stage: Stage): Scenario {
  return {
    name: '1,000 runs, one of 100,000 lines',
    run: async (note, wrong) => {
      const id = await seed();
      const pages = {
        list: '/migrations',
        overview: `/migrations/${id}`,
        step: `/migrations/${id}/schema/schema.deploy`,
        'step with the long log': `/migrations/${id}/schema/connection`,
        report: `/migrations/${id}/report`,
        issues: `/migrations/${id}/issues`,
      };
      for (const [name, path] of Object.entries(pages)) {
        await stage.page(path);
        const times: number[] = [];
        for (let n = 0; n < 5; n++) {
          const page = await stage.page(path);
          if (page.status !== 200) wrong(`${path} answers ${page.status}`);
          times.push(page.ms);
        }
        const ms = Math.round(median(times));
        note(`${name} ${ms} ms`);
        if (ms > MOST_MS) wrong(`${name} takes ${ms} ms`);
      }
      await query(sql`delete from migration where id = ${id}`);
    },
  };
}
