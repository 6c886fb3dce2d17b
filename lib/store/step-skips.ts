import { isStepId, type StepId } from '../plan/step-id';
import { sql } from '../postgres/sql';
import { query, type StateClient } from './query';

export interface StepSkip {
  readonly stepId: StepId;
  readonly reason: string;
  readonly by: string;
  readonly at: Date;
}

/** Steps of a migration that are left out now. */
export async function listSkips(migrationId: string): Promise<StepSkip[]> {
  const rows = await query<StepSkip>(sql`
    select step_id as "stepId", reason, by, at from step_skip
    where migration_id = ${migrationId} and withdrawn_at is null order by id`);
  return rows.filter((row) => isStepId(row.stepId));
}

/** Leaves a step out; a second skip of the same step replaces nothing and is ignored. */
export async function insertSkip(
  client: StateClient,
  skip: { migrationId: string; stepId: StepId; reason: string; by: string },
): Promise<void> {
  await client.query(sql`
    insert into step_skip (migration_id, step_id, reason, by)
    values (${skip.migrationId}, ${skip.stepId}, ${skip.reason}, ${skip.by}) on conflict do nothing`);
}

/** Takes a skip back. */
export async function withdrawSkip(client: StateClient, migrationId: string, stepId: StepId): Promise<void> {
  await client.query(sql`
    update step_skip set withdrawn_at = now()
    where migration_id = ${migrationId} and step_id = ${stepId} and withdrawn_at is null`);
}
