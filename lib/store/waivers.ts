import { isStepId, type StepId } from '../plan/step-id';
import { constant, sql } from '../postgres/sql';
import { query, type StateClient } from './query';

/** A red criterion that a named person let pass, for the run that was red. */
export interface Waiver {
  readonly id: string;
  readonly stepId: StepId;
  readonly criterionId: string;
  readonly runId: string | null;
  /** Who answers for it, as they wrote their name. */
  readonly name: string;
  readonly reason: string;
  /** The account that entered it. */
  readonly by: string;
  readonly at: Date;
}

const COLUMNS = constant`id, step_id as "stepId", criterion_id as "criterionId", run_id as "runId", name, reason,
  waived_by as by, at`;

/** Waivers of a migration that were not withdrawn, oldest first. */
export async function listWaivers(migrationId: string): Promise<Waiver[]> {
  const rows = await query<Waiver>(sql`
    select ${COLUMNS} from waiver where migration_id = ${migrationId} and withdrawn_at is null order by id`);
  return rows.filter((row) => isStepId(row.stepId));
}

/** Waives a criterion of a run; null when it is waived already. */
export async function insertWaiver(
  client: StateClient,
  input: { migrationId: string } & Pick<
    Waiver,
    'stepId' | 'criterionId' | 'runId' | 'name' | 'reason' | 'by'
  >,
): Promise<Waiver | null> {
  const rows = await client.query<Waiver>(sql`
    insert into waiver (migration_id, step_id, criterion_id, run_id, name, reason, waived_by)
    values (${input.migrationId}, ${input.stepId}, ${input.criterionId}, ${input.runId}, ${input.name},
      ${input.reason}, ${input.by})
    on conflict do nothing returning ${COLUMNS}`);
  return rows[0] ?? null;
}

/** Takes a waiver back; false when it is not there or was taken back already. */
export async function withdrawWaiver(
  client: StateClient,
  migrationId: string,
  id: string,
  by: string,
): Promise<boolean> {
  const rows = await client.query<{ id: string }>(sql`
    update waiver set withdrawn_at = clock_timestamp(), withdrawn_by = ${by}
    where migration_id = ${migrationId} and id = ${id} and withdrawn_at is null returning id`);
  return rows.length > 0;
}
