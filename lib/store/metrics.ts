import { sql } from '../postgres/sql';
import { query } from './query';

export interface StateMetrics {
  readonly migrations: number;
  readonly runsOpen: number;
  readonly runsWaiting: number;
  /** Ended runs by their last status. */
  readonly runsEnded: readonly { readonly status: string; readonly count: number }[];
  readonly events: number;
  readonly sessions: number;
  readonly runners: number;
  readonly wrongPasswords: number;
  readonly databaseBytes: number;
}

/** Counts for Prometheus, read at each scrape. The number of events is the planner's estimate: they are many. */
export async function readMetrics(): Promise<StateMetrics> {
  const [row] = await query<Omit<StateMetrics, 'runsEnded'>>(sql`
    select (select count(*)::int from migration where archived_at is null) as migrations,
      (select count(*)::int from run where ended_at is null and runner is not null) as "runsOpen",
      (select count(*)::int from run where ended_at is null and runner is null) as "runsWaiting",
      (select greatest(0, reltuples)::float8 from pg_class where oid = 'run_event'::regclass) as events,
      (select count(*)::int from session where revoked_at is null and expires_at > now()) as sessions,
      (select count(*)::int from runner where seen_at > now() - interval '15 s') as runners,
      (select count(*)::int from sign_in_attempt where at > now() - interval '5 minutes') as "wrongPasswords",
      pg_database_size(current_database())::float8 as "databaseBytes"`);
  if (!row) throw new Error('the metrics query returned no row');
  const runsEnded = await query<{ status: string; count: number }>(sql`
    select data ->> 'status' as status, count(*)::int as count from run_event
    where stream = 'lifecycle' and data ->> 'kind' = 'ended' group by 1 order by 1`);
  return { ...row, runsEnded };
}
