import type { StepId } from '../plan/step-id';
import { sql } from '../postgres/sql';
import { query } from './query';

/** Steps that go on for long, or stop an application, and whose progress is a picture of where they stand. */
export const MOVING: readonly StepId[] = ['data.follow', 'data.reverse', 'data.cutover'];

/** A run of such a step that has not ended, with its newest picture. */
export interface MovingRun {
  readonly stepId: StepId;
  readonly detail: unknown;
}

/** Where the moving runs of a migration stand. */
export function readMovingRuns(migrationId: string): Promise<MovingRun[]> {
  return query<MovingRun>(sql`
    select r.step_id as "stepId", e.data -> 'detail' as detail from run r
    cross join lateral (select data from run_event where run_id = r.id and stream = 'progress' order by seq desc limit 1) e
    where r.migration_id = ${migrationId} and r.ended_at is null and r.action = 'run' and r.step_id = any(${[...MOVING]})`);
}

/** Migrations whose moving runs this runner executes: one instance looks after each. */
export async function migrationsMovedBy(runner: string): Promise<string[]> {
  const rows = await query<{ id: string }>(sql`
    select distinct migration_id as id from run
    where runner = ${runner} and ended_at is null and action = 'run' and step_id = any(${[...MOVING]})`);
  return rows.map(({ id }) => id);
}
