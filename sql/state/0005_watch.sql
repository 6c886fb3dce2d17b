-- The downtime watch: whether a migration's backend is watched and by whom, and the record of what was seen.

create table watch (
  migration_id uuid primary key references migration (id) on delete cascade,
  url text not null,
  is_on boolean not null,
  changed_by text not null,
  changed_at timestamptz not null default clock_timestamp(),
  -- The one process that asks now; another takes over when its lease has run out.
  watcher uuid,
  watched_until timestamptz
);

-- Times in ms since the epoch. Append-only but for the end of a migration's last span.
create table watch_span (
  id bigint generated always as identity primary key,
  migration_id uuid not null references migration (id) on delete cascade,
  kind text not null check (kind in ('up', 'down', 'gap')),
  from_ms bigint not null,
  to_ms bigint not null check (to_ms >= from_ms),
  reason text
);
create index watch_span_by_migration on watch_span (migration_id, id);
