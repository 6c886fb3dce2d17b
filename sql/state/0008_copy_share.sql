-- A copy of rows that several instances work on: its chunks are claimed under a row lock, which a dead instance loses.
create table copy_share (
  run_id uuid primary key references run (id) on delete cascade,
  -- Snapshot, journal's job, lanes: what an instance needs to take part.
  job jsonb not null,
  leader text not null,
  is_open boolean not null default true
);

create table copy_chunk (
  run_id uuid not null references copy_share (run_id) on delete cascade,
  number int not null,
  chunk jsonb not null,
  copied jsonb,
  runner text,
  primary key (run_id, number)
);

-- Who holds a run back between two of its parts; null while it goes on.
alter table run add column paused_by text;
