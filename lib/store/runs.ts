import { isStepId, type StepId } from '../plan/step-id';
import { constant, sql } from '../postgres/sql';
import { isId } from './migrations';
import { query, type StateClient } from './query';

/** `recheck` runs a read-only step again without counting as a deed: nothing that read its evidence goes stale. */
export const RUN_ACTIONS = ['preview', 'run', 'undo-preview', 'undo', 'recheck'] as const;
export type RunAction = (typeof RUN_ACTIONS)[number];

export interface RunRow {
  readonly id: string;
  readonly migrationId: string;
  readonly stepId: StepId;
  readonly action: RunAction;
  readonly attempt: number;
  /** What may be shown of the input: no secret fields. */
  readonly input: Record<string, unknown>;
  readonly confirmedBasis: string | null;
  readonly acceptedHazards: readonly string[];
  readonly undoes: string | null;
  readonly requestedBy: string;
  readonly requestedAt: Date;
  readonly runner: string | null;
  readonly cancelRequestedBy: string | null;
  readonly endedAt: Date | null;
}

export interface NewRun {
  readonly migrationId: string;
  readonly stepId: StepId;
  readonly action: RunAction;
  readonly input: Record<string, unknown>;
  readonly sealedInput: Buffer | null;
  readonly confirmedBasis: string | null;
  readonly acceptedHazards: readonly string[];
  readonly undoes: string | null;
  readonly requestedBy: string;
}

/** The time now, but never before a run's begin or last event: clocks are put back, and those of two machines differ. */
const NOT_BEFORE_LAST_EVENT = constant`
  greatest(clock_timestamp(), requested_at, (select at from run_event where run_id = run.id order by seq desc limit 1))`;

const COLUMNS = constant`
  id, migration_id as "migrationId", step_id as "stepId", action, attempt, input,
  confirmed_basis as "confirmedBasis", accepted_hazards as "acceptedHazards", undoes,
  requested_by as "requestedBy", requested_at as "requestedAt", runner,
  cancel_requested_by as "cancelRequestedBy", ended_at as "endedAt"`;

/** Rows written by a newer version may name steps this one does not know: they are left out, not guessed at. */
const known = (rows: RunRow[]): RunRow[] => rows.filter((row) => isStepId(row.stepId));

/** Inserts a run that waits for a runner; null when a run of that step is open already. */
export async function insertRun(client: StateClient, run: NewRun): Promise<RunRow | null> {
  const rows = await client.query<RunRow>(sql`
    insert into run (migration_id, step_id, action, attempt, input, sealed_input, confirmed_basis,
      accepted_hazards, undoes, requested_by, requested_at)
    select ${run.migrationId}, ${run.stepId}, ${run.action},
      coalesce((select max(attempt) from run where migration_id = ${run.migrationId}
        and step_id = ${run.stepId} and action = ${run.action}), 0) + 1,
      ${JSON.stringify(run.input)}::jsonb, ${run.sealedInput}, ${run.confirmedBasis}, ${run.acceptedHazards}::text[],
      ${run.undoes}::uuid, ${run.requestedBy},
      -- Runs are read in this order: a clock that was put back must not put a new one before an old one.
      greatest(clock_timestamp(), (select greatest(max(requested_at), max(ended_at)) + interval '1 microsecond'
        from run where migration_id = ${run.migrationId}))
    on conflict do nothing returning ${COLUMNS}`);
  if (rows[0])
    await client.query(
      sql`select pg_notify('run_queued', ${rows[0].id}), pg_notify('migration', ${run.migrationId})`,
    );
  return rows[0] ?? null;
}

/** Who started the open run of a step, or null when none is open. */
export async function openRunBy(
  client: StateClient,
  { migrationId, stepId }: Pick<NewRun, 'migrationId' | 'stepId'>,
): Promise<string | null> {
  const rows = await client.query<{ by: string }>(sql`
    select requested_by as by from run
    where migration_id = ${migrationId} and step_id = ${stepId} and ended_at is null`);
  return rows[0]?.by ?? null;
}

export async function findRun(id: string): Promise<RunRow | null> {
  if (!isId(id)) return null;
  const rows = await query<RunRow>(sql`select ${COLUMNS} from run where id = ${id}`);
  return known(rows)[0] ?? null;
}

/** Every run of a migration, oldest first. */
export async function listRuns(migrationId: string): Promise<RunRow[]> {
  const rows = await query<RunRow>(
    sql`select ${COLUMNS} from run where migration_id = ${migrationId} order by requested_at, id`,
  );
  return known(rows);
}

/** Takes the oldest waiting run for a runner, with a lease; null when nothing waits. */
export async function claimRun(runner: string, leaseMs: number): Promise<RunRow | null> {
  const rows = await query<RunRow>(sql`
    update run set runner = ${runner}, lease_until = clock_timestamp() + ${leaseMs} * interval '1 ms'
    where id = (
      select id from run where runner is null and ended_at is null
      order by requested_at limit 1 for update skip locked)
    returning ${COLUMNS}`);
  return rows[0] ?? null;
}

/**
 * Says that a runner lives and renews the leases of the runs it works on. Gives those it still holds, and who asked to
 * cancel them: a run that is missing was taken from it, and must be stopped.
 */
export async function renewLeases(
  runner: string,
  runIds: readonly string[],
  leaseMs: number,
): Promise<readonly { id: string; cancelBy: string | null }[]> {
  await query(sql`insert into runner (id) values (${runner}) on conflict (id) do update set seen_at = now()`);
  return query<{ id: string; cancelBy: string | null }>(sql`
    update run set lease_until = clock_timestamp() + ${leaseMs} * interval '1 ms'
    where runner = ${runner} and id = any(${runIds}::uuid[]) and ended_at is null
    returning id, cancel_requested_by as "cancelBy"`);
}

/** The sealed part of a run's input, or null. */
export async function readSealedInput(runId: string): Promise<Buffer | null> {
  const rows = await query<{ sealed: Buffer | null }>(
    sql`select sealed_input as sealed from run where id = ${runId}`,
  );
  return rows[0]?.sealed ?? null;
}

/** Marks a run as over and empties its sealed input; false when `runner` does not hold it any more. */
export async function endRun(runId: string, runner: string): Promise<boolean> {
  const rows = await query<{ id: string }>(sql`
    update run set ended_at = ${NOT_BEFORE_LAST_EVENT}, sealed_input = null
    where id = ${runId} and runner = ${runner} and ended_at is null
    returning id, pg_notify('run_event', id::text), pg_notify('migration', migration_id::text)`);
  return rows.length > 0;
}

/** Asks the runner to stop a run. A run that nobody took yet ends at once. */
export async function requestCancel(client: StateClient, runId: string, by: string): Promise<boolean> {
  const rows = await client.query<{ id: string }>(sql`
    update run set cancel_requested_at = now(), cancel_requested_by = ${by}
    where id = ${runId} and ended_at is null and cancel_requested_at is null
    returning id, pg_notify('run_queued', id::text), pg_notify('run_event', id::text),
      pg_notify('migration', migration_id::text)`);
  return rows.length > 0;
}

/**
 * Ends runs that nobody works on any more, with a last event that says so; `text` and `data` are that event's. Gives
 * their ids. Row locks make sure that the former holder cannot write afterwards.
 */
async function endDead(held: Held, text: string, data: readonly object[]): Promise<string[]> {
  const runner = held?.runner ?? null;
  const rows = await query<{ id: string }>(sql`
    with dead as (
      update run set ended_at = ${NOT_BEFORE_LAST_EVENT}, sealed_input = null
      where id in (
        select id from run where ended_at is null and case when ${runner}::text is null
          then lease_until < clock_timestamp()
          else runner = ${runner} and id <> all(${held?.working ?? []}::uuid[]) end
        for update skip locked)
      returning id, migration_id, ended_at
    ), said as (
      insert into run_event (run_id, seq, at, stream, level, text, data)
      select dead.id, coalesce((select max(seq) from run_event where run_id = dead.id), 0) + extra.n,
        dead.ended_at, 'lifecycle', 'error', ${text}, extra.data
      from dead, jsonb_array_elements(${JSON.stringify(data)}::jsonb) with ordinality as extra (data, n)
      -- A runner that died between its last event and the row's end had finished: its own end stands.
      where not exists (select from run_event where run_id = dead.id and stream = 'lifecycle'
        and data ->> 'kind' = 'ended')
    )
    select id, pg_notify('run_event', id::text), pg_notify('migration', migration_id::text) from dead`);
  return rows.map((row) => row.id);
}

/**
 * Starts within ten minutes, none of which got it any further, after which a service is not taken up again: something in it
 * ends its runner each time. What it gets done it says as its progress.
 */
const MOST_STARTS = 10;

/** Whose runs are meant: those a runner holds but does not work on, or with null all whose lease ran out. */
type Held = { readonly runner: string; readonly working: readonly string[] } | null;

/**
 * Lets go of runs of services that nobody works on any more, so that any runner takes them up again. Gives their ids.
 * Those that were cancelled (unless they are of `evenCancelled`), or that were begun too often lately in vain, are left for `reapRuns` and `releaseRuns`.
 */
export async function requeueServices(
  services: readonly StepId[],
  held: Held = null,
  evenCancelled: readonly StepId[] = [],
): Promise<string[]> {
  if (services.length === 0) return [];
  const runner = held?.runner ?? null;
  const rows = await query<{ id: string }>(sql`
    update run set runner = null, lease_until = null where id in (
      select id from run
      where ended_at is null and runner is not null and action = 'run' and step_id = any(${services}::text[])
        and (cancel_requested_at is null or step_id = any(${evenCancelled}::text[]))
        and case when ${runner}::text is null then lease_until < clock_timestamp()
          else runner = ${runner} and id <> all(${held?.working ?? []}::uuid[]) end
        and not exists (select from run_event e where e.run_id = run.id and e.stream = 'lifecycle'
          and e.data ->> 'kind' = 'ended')
        and (select count(*) from run_event e where e.run_id = run.id and e.stream = 'lifecycle'
          and e.data ->> 'kind' = 'started' and e.at > clock_timestamp() - interval '10 minutes'
          and not exists (select from run_event p where p.run_id = run.id and p.stream = 'progress' and p.seq > e.seq
            and (p.data ->> 'done')::numeric > 0)) < ${MOST_STARTS}
      for update skip locked)
    returning id, pg_notify('run_queued', id::text), pg_notify('run_event', id::text),
      pg_notify('migration', migration_id::text)`);
  return rows.map((row) => row.id);
}

/** Ends the runs whose lease ran out, whoever held them: their runner died, or lost the state database. */
export function reapRuns(text: string, data: readonly object[]): Promise<string[]> {
  return endDead(null, text, data);
}

/** Ends what a runner holds but does not work on: it gave the run up, or never heard that it was given it. */
export function releaseRuns(
  runner: string,
  working: readonly string[],
  text: string,
  data: readonly object[],
): Promise<string[]> {
  return endDead({ runner, working }, text, data);
}

/** True while some runner has been heard of lately. */
export async function isRunnerAlive(withinMs = 15_000): Promise<boolean> {
  const rows = await query<{ alive: boolean }>(sql`
    select exists (select from runner where seen_at > now() - ${withinMs} * interval '1 ms') as alive`);
  return rows[0]?.alive === true;
}
