-- What people add to the evidence: signatures, waivers, issues, notes, statements, shared links and reviews.
-- Rows are added and closed, hardly ever changed: who said what, when, must stay readable.

create table sign_off (
  id bigint generated always as identity primary key,
  migration_id uuid not null references migration (id) on delete cascade,
  phase text not null check (phase in ('0', '1', '2', '3', '4')),
  name text not null,
  note text not null default '',
  -- SHA-256 of what the signer saw of the phase: its runs, their verdicts, its waivers.
  basis text not null,
  signed_by text not null,
  at timestamptz not null default clock_timestamp()
);
create index sign_off_by_migration on sign_off (migration_id, phase, id);

create table waiver (
  id bigint generated always as identity primary key,
  migration_id uuid not null references migration (id) on delete cascade,
  step_id text not null,
  -- The red criterion, or `step` for a step that ended without verdicts or never ran.
  criterion_id text not null,
  -- The run whose verdict is waived; a new run must be waived anew. Null: the step never ran.
  run_id uuid references run (id) on delete cascade,
  name text not null,
  reason text not null,
  waived_by text not null,
  at timestamptz not null default clock_timestamp(),
  withdrawn_at timestamptz,
  withdrawn_by text
);
create unique index waiver_open on waiver (migration_id, step_id, criterion_id, run_id) nulls not distinct
  where withdrawn_at is null;

create table issue (
  id uuid primary key default gen_random_uuid(),
  migration_id uuid not null references migration (id) on delete cascade,
  number int not null,
  run_id uuid references run (id) on delete set null,
  title text not null,
  description text not null default '',
  status text not null check (status in ('OPEN', 'MITIGATED', 'RESOLVED')),
  how text not null default '',
  opened_by text not null,
  opened_at timestamptz not null default clock_timestamp(),
  updated_by text not null,
  updated_at timestamptz not null default clock_timestamp(),
  -- Counts edits, so that the second of two people who edit at once is told.
  version int not null default 1,
  unique (migration_id, number)
);
create unique index issue_of_run on issue (run_id) where run_id is not null;

-- Lessons and recommendations: written by people, or a suggestion they changed (same key) or left out (hidden).
create table report_note (
  id uuid primary key default gen_random_uuid(),
  migration_id uuid not null references migration (id) on delete cascade,
  kind text not null check (kind in ('lesson', 'recommendation')),
  suggestion text,
  text text not null default '',
  is_hidden boolean not null default false,
  by text not null,
  at timestamptz not null default clock_timestamp(),
  version int not null default 1
);
create unique index report_note_suggestion on report_note (migration_id, kind, suggestion)
  where suggestion is not null;
create index report_note_by_migration on report_note (migration_id, at);

-- What only a person can say (the logs are clean, the team was told); the newest of an item counts.
create table statement (
  id bigint generated always as identity primary key,
  migration_id uuid not null references migration (id) on delete cascade,
  item text not null,
  holds boolean not null,
  name text not null,
  note text not null,
  stated_by text not null,
  at timestamptz not null default clock_timestamp()
);
create index statement_by_migration on statement (migration_id, item, id);

-- A frozen, redacted report behind an unguessable link; only the SHA-256 of the token is kept.
create table share_link (
  id uuid primary key default gen_random_uuid(),
  migration_id uuid not null references migration (id) on delete cascade,
  token_hash bytea not null unique,
  label text not null default '',
  snapshot text not null,
  -- HMAC-SHA256 of the snapshot under the vault's key: a row edited behind our back is noticed.
  seal bytea not null,
  report_digest text not null,
  created_by text not null,
  created_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  revoked_by text,
  opened_count int not null default 0,
  last_opened_at timestamptz
);
create index share_link_by_migration on share_link (migration_id, created_at);

create table review (
  id bigint generated always as identity primary key,
  share_link_id uuid not null references share_link (id) on delete cascade,
  migration_id uuid not null references migration (id) on delete cascade,
  verdict text not null check (verdict in ('approve', 'request-changes')),
  name text not null,
  comment text not null default '',
  report_digest text not null,
  at timestamptz not null default clock_timestamp()
);
create index review_by_migration on review (migration_id, id);

-- "Check again": read-only steps run anew against the live systems; what drifted is derived from their runs.
create table recheck (
  id uuid primary key default gen_random_uuid(),
  migration_id uuid not null references migration (id) on delete cascade,
  run_ids uuid[] not null,
  -- Steps that could not be asked again, with the reason as a dictionary key.
  left_out jsonb not null default '[]',
  started_by text not null,
  at timestamptz not null default clock_timestamp()
);
create index recheck_by_migration on recheck (migration_id, at);

alter table run drop constraint run_action_check;
alter table run add constraint run_action_check
  check (action in ('preview', 'run', 'undo-preview', 'undo', 'recheck'));
