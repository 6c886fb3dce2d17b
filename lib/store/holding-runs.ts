import type { RunStatus } from '../plan/status';
import type { StepId } from '../plan/step-id';
import { sql } from '../postgres/sql';
import { query } from './query';

/** Steps that make a slot, read it, or take it away. */
const HOLDING: readonly StepId[] = [
  ...(['data.prepare', 'data.copy', 'data.verify', 'data.follow', 'data.rehearse'] as const),
  ...(['data.cutover', 'data.reverse', 'data.clean'] as const),
];

/** The newest run of such a step, or what took it back. */
export interface HoldingRun {
  readonly stepId: StepId;
  readonly isUndo: boolean;
  readonly requestedAt: Date;
  /** Null while it goes on. */
  readonly endedAt: Date | null;
  readonly status: RunStatus | null;
}

export function readHoldingRuns(migrationId: string): Promise<HoldingRun[]> {
  return query<HoldingRun>(sql`
    select distinct on (r.step_id) r.step_id as "stepId", r.action = 'undo' as "isUndo",
      r.requested_at as "requestedAt", r.ended_at as "endedAt",
      (select e.data ->> 'status' from run_event e where e.run_id = r.id and e.stream = 'lifecycle'
         and e.data ->> 'kind' = 'ended' order by e.seq desc limit 1) as status
    from run r where r.migration_id = ${migrationId} and r.action in ('run', 'undo')
      and r.step_id = any(${[...HOLDING]}) order by r.step_id, r.requested_at desc`);
}

/** Migrations that ever prepared to follow, and are not put away. */
export async function migrationsPrepared(): Promise<string[]> {
  const rows = await query<{ id: string }>(sql`
    select m.id from migration m where m.archived_at is null and exists (
      select from run r where r.migration_id = m.id and r.step_id = 'data.prepare' and r.action = 'run')`);
  return rows.map(({ id }) => id);
}
