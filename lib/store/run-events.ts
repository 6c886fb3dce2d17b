import type { EventStream, RunEvent } from '../plan/run-event';
import type { LogLevel } from '../plan/step-context';
import { sql } from '../postgres/sql';
import { query } from './query';

export interface NewEvent {
  readonly seq: number;
  readonly at: Date;
  readonly stream: EventStream;
  readonly level: LogLevel;
  readonly text: string;
  readonly data: unknown;
}

/**
 * Appends events in one statement, only while `runner` still holds the run: a runner that lost its lease cannot
 * write any more. Gives false when it does not hold it. Sent again after an answer that was lost, they are there once.
 */
export async function appendEvents(
  runId: string,
  runner: string,
  events: readonly NewEvent[],
): Promise<boolean> {
  const column = <K extends keyof NewEvent>(key: K) => events.map((event) => event[key]);
  const data = events.map((event) => (event.data === undefined ? null : JSON.stringify(event.data)));
  const isMilestone = events.some(({ stream }) => stream === 'lifecycle');
  const rows = await query<{ held: boolean }>(sql`
    with held as (
      select id, migration_id from run where id = ${runId} and runner = ${runner} and ended_at is null for share
    ), written as (
      insert into run_event (run_id, seq, at, stream, level, text, data)
      select held.id, e.* from held, unnest(${column('seq')}::int[], ${column('at')}::timestamptz[],
        ${column('stream')}::text[], ${column('level')}::text[], ${column('text')}::text[], ${data}::jsonb[]) as e
      on conflict (run_id, seq) do nothing
      returning 1
    ), told as (
      select pg_notify('run_event', ${runId}),
        case when ${isMilestone} then pg_notify('migration', migration_id::text) end from held
    )
    select exists (select from held) as held, (select count(*) from written), (select count(*) from told)`);
  return rows[0]?.held === true;
}

/** Events of a run after a sequence number, in order. */
export async function readEvents(runId: string, afterSeq = 0, limit = 5_000): Promise<RunEvent[]> {
  return query<RunEvent>(sql`
    select seq, at, stream, level, text, data from run_event
    where run_id = ${runId} and seq > ${afterSeq} order by seq limit ${limit}`);
}

/** Number of the last event of a run; 0 when it has none. */
export async function lastSeq(runId: string): Promise<number> {
  const rows = await query<{ seq: number | null }>(
    sql`select max(seq) as seq from run_event where run_id = ${runId}`,
  );
  return rows[0]?.seq ?? 0;
}

/** Sequence number of the first error of a run, or null when it has none. */
export async function firstErrorSeq(runId: string): Promise<number | null> {
  const rows = await query<{ seq: number | null }>(sql`
    select min(seq) as seq from run_event
    where run_id = ${runId} and level = 'error'
      and stream in ('log', 'stdout', 'stderr', 'notice', 'lifecycle', 'artifact')`);
  return rows[0]?.seq ?? null;
}

/** The lifecycle events of many runs at once, by run id: enough to derive status, evidence and outcomes. */
export async function readLifecycles(runIds: readonly string[]): Promise<Map<string, RunEvent[]>> {
  const rows = await query<RunEvent & { run_id: string }>(sql`
    select run_id, seq, at, stream, level, text, data from run_event
    where run_id = any(${runIds}::uuid[]) and stream = 'lifecycle' order by run_id, seq`);
  const byRun = new Map<string, RunEvent[]>();
  for (const { run_id, ...event } of rows) byRun.set(run_id, [...(byRun.get(run_id) ?? []), event]);
  return byRun;
}
