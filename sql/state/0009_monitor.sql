-- What the monitoring page remembers of the target and its pooler: one row for each look while the watch is on.
-- A column is null where it was not observed. The times of single round trips are kept, so that percentiles of any
-- stretch of time are exact. Rows older than a week are deleted as new ones come.
create table monitor_sample (
  migration_id uuid not null references migration (id) on delete cascade,
  at timestamptz not null default clock_timestamp(),
  -- Null while there is no target to reach.
  is_reached boolean,
  connections int,
  connection_limit int,
  pool_clients int,
  pool_waiting int,
  round_trips_ms real[] not null default '{}',
  cache_share real,
  bytes bigint,
  log_errors int,
  lag_bytes bigint,
  metric float8,
  primary key (migration_id, at)
);
