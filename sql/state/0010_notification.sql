-- What was told outside (webhook): each piece of news once, whichever instance tells it. `ref` names it: `run/ID/ended`.
create table notification (
  migration_id uuid not null references migration (id) on delete cascade,
  ref text not null,
  at timestamptz not null default clock_timestamp(),
  primary key (migration_id, ref)
);
