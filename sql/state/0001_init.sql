-- The dashboard's own state. Append-only: a change is a new file, never an edit of one that has been released.

create table operator (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  role text not null check (role in ('operator', 'reviewer')),
  password_hash text,
  created_at timestamptz not null default now(),
  disabled_at timestamptz
);
create unique index operator_name on operator (lower(name));

-- One-time links. Only the SHA-256 of a token is kept, here and in session.
create table sign_in_link (
  token_hash bytea primary key,
  operator_id uuid not null references operator (id) on delete cascade,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz
);

create table session (
  id uuid primary key default gen_random_uuid(),
  token_hash bytea not null unique,
  operator_id uuid not null references operator (id) on delete cascade,
  user_agent text not null default '',
  created_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz
);

create table migration (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  kind text not null check (kind in ('practice', 'supabase')),
  settings jsonb not null default '{}',
  created_by text not null,
  created_at timestamptz not null default now(),
  archived_at timestamptz
);

create table connection (
  migration_id uuid not null references migration (id) on delete cascade,
  role text not null check (role in ('source', 'target', 'session')),
  endpoint jsonb not null,
  updated_at timestamptz not null default now(),
  primary key (migration_id, role)
);

-- AES-256-GCM: nonce (12) + tag (16) + ciphertext. The additional data is migration/name, so rows cannot be swapped.
create table secret (
  migration_id uuid not null references migration (id) on delete cascade,
  name text not null,
  sealed bytea not null,
  updated_at timestamptz not null default now(),
  primary key (migration_id, name)
);

create table run (
  id uuid primary key default gen_random_uuid(),
  migration_id uuid not null references migration (id) on delete cascade,
  step_id text not null,
  action text not null check (action in ('preview', 'run', 'undo-preview', 'undo')),
  attempt int not null,
  -- What may be shown of the input; secret fields are only in `sealed_input`, which is emptied when the run ends.
  input jsonb not null default '{}',
  sealed_input bytea,
  -- SHA-256 basis of the preview that was confirmed, and the hazards accepted by name.
  confirmed_basis text,
  accepted_hazards text[] not null default '{}',
  -- For undo: the run whose evidence is taken back.
  undoes uuid references run (id),
  requested_by text not null,
  requested_at timestamptz not null default clock_timestamp(),
  runner text,
  lease_until timestamptz,
  cancel_requested_at timestamptz,
  cancel_requested_by text,
  ended_at timestamptz,
  unique (migration_id, step_id, action, attempt)
);
create index run_waiting on run (requested_at) where runner is null and ended_at is null;
create index run_leased on run (lease_until) where ended_at is null;
create index run_by_migration on run (migration_id, requested_at);
-- Two operators who start the same step at once: the second insert is refused.
create unique index run_open on run (migration_id, step_id) where ended_at is null;

-- The only truth: status, duration, log, chart and report are derived from these rows.
create table run_event (
  run_id uuid not null references run (id) on delete cascade,
  seq int not null,
  at timestamptz not null default clock_timestamp(),
  stream text not null,
  level text not null,
  text text not null,
  data jsonb,
  primary key (run_id, seq)
);
create index run_event_lifecycle on run_event (run_id, seq) where stream = 'lifecycle';

create table artifact (
  id uuid primary key default gen_random_uuid(),
  run_id uuid references run (id) on delete cascade,
  migration_id uuid not null references migration (id) on delete cascade,
  name text not null,
  media_type text not null,
  bytes int not null,
  sha256 text not null,
  content bytea not null,
  created_at timestamptz not null default clock_timestamp()
);
create index artifact_by_run on artifact (run_id);
create index artifact_by_migration on artifact (migration_id, created_at);

-- Who did what; written in the same transaction as the deed.
create table audit (
  id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  migration_id uuid references migration (id) on delete cascade,
  actor text not null,
  deed text not null,
  detail jsonb not null default '{}'
);
create index audit_by_migration on audit (migration_id, id);

create table auth_failure (
  migration_id uuid not null references migration (id) on delete cascade,
  host text not null,
  at timestamptz not null default clock_timestamp()
);
create index auth_failure_recent on auth_failure (migration_id, host, at);

create table runner (
  id text primary key,
  started_at timestamptz not null default now(),
  seen_at timestamptz not null default now()
);
