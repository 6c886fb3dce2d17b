-- A step left out on purpose: by whom and why. Taken back by setting withdrawn_at.
create table step_skip (
  id bigint generated always as identity primary key,
  migration_id uuid not null references migration (id) on delete cascade,
  step_id text not null,
  reason text not null,
  by text not null,
  at timestamptz not null default clock_timestamp(),
  withdrawn_at timestamptz
);
create unique index step_skip_open on step_skip (migration_id, step_id) where withdrawn_at is null;
