-- "Run again from here": what ran after the step counts as out of date until it runs again. Taken back by setting withdrawn_at.
create table again_mark (
  id bigint generated always as identity primary key,
  migration_id uuid not null references migration (id) on delete cascade,
  step_id text not null,
  by text not null,
  at timestamptz not null default clock_timestamp(),
  withdrawn_at timestamptz
);
create index again_mark_by_migration on again_mark (migration_id, id) where withdrawn_at is null;
