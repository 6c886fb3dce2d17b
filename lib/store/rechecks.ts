import type { StepId } from '../plan/step-id';
import { sql } from '../postgres/sql';
import { query, type StateClient } from './query';

/** One round of "check again": which runs it started, and which steps it could not ask. */
export interface Recheck {
  readonly id: string;
  readonly runIds: readonly string[];
  readonly leftOut: readonly StepId[];
  readonly by: string;
  readonly at: Date;
}

/** Rounds of a migration, oldest first. */
export async function listRechecks(migrationId: string): Promise<Recheck[]> {
  return query<Recheck>(sql`
    select id, run_ids as "runIds", left_out as "leftOut", started_by as by, at from recheck
    where migration_id = ${migrationId} order by at`);
}

export async function insertRecheck(
  client: StateClient,
  input: { migrationId: string; runIds: readonly string[]; leftOut: readonly StepId[]; by: string },
): Promise<void> {
  await client.query(sql`
    insert into recheck (migration_id, run_ids, left_out, started_by)
    values (${input.migrationId}, ${input.runIds}::uuid[], ${JSON.stringify(input.leftOut)}::jsonb, ${input.by})`);
}
