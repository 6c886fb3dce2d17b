import { isStepId, type StepId } from '../plan/step-id';
import { sql } from '../postgres/sql';
import { query, type StateClient } from './query';

/** An operator runs everything again from a step on: what ran after it before `at` is out of date. */
export interface AgainMark {
  readonly stepId: StepId;
  readonly by: string;
  readonly at: Date;
}

/** The marks of a migration that hold now, oldest first. */
export async function listAgainMarks(migrationId: string): Promise<AgainMark[]> {
  const rows = await query<AgainMark>(sql`
    select step_id as "stepId", by, at from again_mark
    where migration_id = ${migrationId} and withdrawn_at is null order by id`);
  return rows.filter((row) => isStepId(row.stepId));
}

/** Keeps a mark and gives its number. */
export async function insertAgainMark(
  client: StateClient,
  mark: { migrationId: string; stepId: StepId; by: string },
): Promise<string> {
  const rows = await client.query<{ id: string }>(sql`
    insert into again_mark (migration_id, step_id, by)
    values (${mark.migrationId}, ${mark.stepId}, ${mark.by}) returning id`);
  return String(rows[0]?.id);
}

/** Takes a mark back; gives the step it was set on, or null when it does not hold (any more). */
export async function withdrawAgainMark(
  client: StateClient,
  migrationId: string,
  markId: string,
): Promise<string | null> {
  const rows = await client.query<{ step_id: string }>(sql`
    update again_mark set withdrawn_at = now()
    where migration_id = ${migrationId} and id = ${markId} and withdrawn_at is null returning step_id`);
  return rows[0]?.step_id ?? null;
}
