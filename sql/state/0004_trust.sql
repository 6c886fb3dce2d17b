-- Sign-in with a name and a password, invitations, and sessions whose token changes while they live.

alter table sign_in_link add column purpose text not null default 'sign-in'
  check (purpose in ('sign-in', 'invitation'));

-- The token before the last rotation, good for a minute more: requests under way still carry it.
alter table session add column previous_hash bytea;
alter table session add column rotated_at timestamptz not null default now();
create unique index session_previous on session (previous_hash) where previous_hash is not null;
create index session_by_operator on session (operator_id, created_at);

-- Written before a password is looked at and removed when it was right, so that parallel guesses count too.
create table sign_in_attempt (
  id bigint generated always as identity primary key,
  name_key text not null,
  at timestamptz not null default clock_timestamp()
);
create index sign_in_attempt_recent on sign_in_attempt (name_key, at);
create index sign_in_attempt_at on sign_in_attempt (at);
