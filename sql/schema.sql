-- The schema that Mudanza deploys unless the operator brings another file.
-- It can be run again: what is there already is left as it is. Times are kept without a zone because the
-- backend's models expect them so. Unique constraints bring their own index, so no second one is made for them.

create table if not exists public.users (
  id varchar(255) primary key,
  username varchar(255) not null unique,
  email varchar(255) not null unique,
  hashed_password varchar(255) not null,
  full_name varchar(255),
  is_active boolean not null default true,
  is_superuser boolean not null default false,
  tenant_id varchar(255),
  password_last_changed timestamp not null default now(),
  password_must_change boolean not null default false,
  created_at timestamp not null default now(),
  updated_at timestamp not null default now()
);
comment on table public.users is 'People who may sign in to the backend.';
comment on column public.users.hashed_password is 'Password hash as the backend writes it, never the password.';
comment on column public.users.tenant_id is 'Slug of the tenant (tenants.tenant_id); logical reference without a constraint.';
comment on column public.users.password_must_change is 'True when the password has to be changed at the next sign-in.';
create index if not exists idx_users_tenant_id on public.users (tenant_id);

create table if not exists public.user_sessions (
  id varchar(255) primary key,
  user_id varchar(255) not null references public.users (id) on delete cascade,
  token_jti varchar(255) not null unique,
  expires_at timestamp not null,
  created_at timestamp not null default now(),
  is_revoked boolean not null default false,
  user_agent text,
  ip_address varchar(45)
);
comment on table public.user_sessions is 'Sessions of users, one row per issued token.';
comment on column public.user_sessions.token_jti is 'Identifier (jti claim) of the issued token.';
comment on column public.user_sessions.ip_address is 'IPv4 or IPv6 address as text.';
create index if not exists idx_user_sessions_user_id on public.user_sessions (user_id);
create index if not exists idx_user_sessions_expires_at on public.user_sessions (expires_at);

create table if not exists public.password_history (
  id serial primary key,
  user_id varchar(255) not null references public.users (id) on delete cascade,
  password_hash varchar(255) not null,
  created_at timestamp not null default now()
);
comment on table public.password_history is 'Former password hashes, so that they are not used again.';
create index if not exists idx_password_history_user_id on public.password_history (user_id);
create index if not exists idx_password_history_created_at on public.password_history (created_at);

create table if not exists public.tenants (
  id serial primary key,
  tenant_id varchar(255) not null unique,
  name varchar(255) not null,
  status varchar(50) not null default 'active',
  business_hours_start integer,
  business_hours_end integer,
  business_hours_timezone varchar(50),
  created_at timestamp not null default now(),
  updated_at timestamp not null default now()
);
comment on table public.tenants is 'Customers whose data is kept apart.';
comment on column public.tenants.tenant_id is 'Slug by which the backend names the tenant.';
comment on column public.tenants.business_hours_timezone is 'IANA name of the time zone of the business hours.';
create index if not exists idx_tenants_status on public.tenants (status);

create table if not exists public.tenant_user_identifiers (
  id serial primary key,
  tenant_id integer not null references public.tenants (id) on delete cascade,
  identifier varchar(255) not null,
  created_at timestamp not null default now(),
  constraint uq_identifier unique (identifier)
);
comment on table public.tenant_user_identifiers is 'Identifiers by which the users of a tenant are recognised.';
create index if not exists idx_tenant_user_identifiers_tenant_id on public.tenant_user_identifiers (tenant_id);

create table if not exists public.lock_audit (
  id serial primary key,
  lock_key varchar(255) not null,
  event_type varchar(50) not null,
  "timestamp" timestamp not null default now(),
  details jsonb
);
comment on table public.lock_audit is 'What happened to distributed locks: taken, released, expired.';
create index if not exists idx_lock_audit_lock_key on public.lock_audit (lock_key);
create index if not exists idx_lock_audit_timestamp on public.lock_audit ("timestamp");
create index if not exists idx_lock_audit_event_type on public.lock_audit (event_type);

create or replace function public.update_updated_at_column() returns trigger
language plpgsql
set search_path = ''
as $$
begin
  new.updated_at := pg_catalog.now();
  return new;
end;
$$;
comment on function public.update_updated_at_column() is 'Sets updated_at to the time of the transaction.';

create or replace trigger update_users_updated_at
  before update on public.users
  for each row execute function public.update_updated_at_column();

create or replace trigger update_tenants_updated_at
  before update on public.tenants
  for each row execute function public.update_updated_at_column();
