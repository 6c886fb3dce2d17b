import type { DefectRow } from './defect-row';

/** Single changes to the shipped schema. */
export const SIX_DEFECTS: readonly DefectRow[] = [
  ['alter table users drop column full_name', 'missing column public.users.full_name', 'not-mendable'],
  ['alter table lock_audit drop column details', 'missing column public.lock_audit.details'],
  ['alter table users alter email type varchar(100)', 'different column public.users.email type'],
  [
    'alter table user_sessions alter expires_at type timestamptz',
    'different column public.user_sessions.expires_at type',
  ],
  ["alter table tenants alter status set default 'new'", 'different column public.tenants.status default'],
  ['alter table users alter is_active drop default', 'different column public.users.is_active default'],
  ['alter table users alter tenant_id set default 1', 'different column public.users.tenant_id default'],
  [
    'alter table users alter hashed_password drop not null',
    'different column public.users.hashed_password notNull',
  ],
  ['alter table users alter full_name set not null', 'different column public.users.full_name notNull'],
  [
    'alter table users alter full_name type varchar(255) collate "C"',
    'different column public.users.full_name collation',
  ],
  [
    'alter table lock_audit alter details set storage external',
    'different column public.lock_audit.details storage',
  ],
  ['alter table users rename email to e_mail', 'renamed column public.users.email'],
  ['alter table users add column nickname text', 'extra column public.users.nickname'],
  ['drop index idx_users_tenant_id', 'missing index public.idx_users_tenant_id'],
  [
    'drop index idx_users_tenant_id; create index idx_users_tenant_id on users (full_name)',
    'different index public.idx_users_tenant_id definition',
  ],
  [
    'drop index idx_tenants_status; create unique index idx_tenants_status on tenants (status)',
    'different index public.idx_tenants_status definition',
  ],
  [
    'drop index idx_lock_audit_timestamp; create index idx_lock_audit_timestamp on lock_audit ("timestamp" desc)',
    'different index public.idx_lock_audit_timestamp definition',
  ],
  [
    'drop index idx_lock_audit_lock_key; create index idx_lock_audit_lock_key on lock_audit using hash (lock_key)',
    'different index public.idx_lock_audit_lock_key definition',
  ],
  [
    "update pg_index set indisvalid = false where indexrelid = 'public.idx_user_sessions_user_id'::regclass",
    'different index public.idx_user_sessions_user_id valid',
    'admin',
  ],
  ['alter index idx_tenants_status rename to tenants_by_status', 'renamed index public.idx_tenants_status'],
  ['create index extra_idx on users (created_at)', 'extra index public.extra_idx'],
  ['alter table users drop constraint users_email_key', 'missing constraint public.users.users_email_key'],
  [
    'alter table lock_audit drop constraint lock_audit_pkey',
    'missing constraint public.lock_audit.lock_audit_pkey',
  ],
  [
    'alter table user_sessions drop constraint user_sessions_user_id_fkey',
    'missing constraint public.user_sessions.user_sessions_user_id_fkey',
  ],
  [
    'alter table user_sessions drop constraint user_sessions_user_id_fkey; alter table user_sessions add constraint user_sessions_user_id_fkey foreign key (user_id) references users (id) on delete restrict',
    'different constraint public.user_sessions.user_sessions_user_id_fkey definition',
  ],
  [
    'alter table password_history drop constraint password_history_user_id_fkey; alter table password_history add constraint password_history_user_id_fkey foreign key (user_id) references users (id) on delete cascade not valid',
    'different constraint public.password_history.password_history_user_id_fkey validated',
  ],
  [
    'alter table tenant_user_identifiers alter constraint tenant_user_identifiers_tenant_id_fkey deferrable initially deferred',
    'different constraint public.tenant_user_identifiers.tenant_user_identifiers_tenant_id_fkey definition',
  ],
  [
    'alter table tenant_user_identifiers rename constraint uq_identifier to other_name',
    'renamed constraint public.tenant_user_identifiers.uq_identifier',
  ],
  [
    'alter table tenants add constraint has_name check (length(name) > 0)',
    'extra constraint public.tenants.has_name',
  ],
  [
    'alter table users disable trigger update_users_updated_at',
    'different trigger public.users.update_users_updated_at enabled',
  ],
  [
    'drop trigger update_tenants_updated_at on tenants',
    'missing trigger public.tenants.update_tenants_updated_at',
  ],
  [
    'drop trigger update_tenants_updated_at on tenants; create trigger update_tenants_updated_at after update on tenants for each row execute function update_updated_at_column()',
    'different trigger public.tenants.update_tenants_updated_at definition',
  ],
  [
    'drop trigger update_users_updated_at on users; create trigger update_users_updated_at before insert on users for each row execute function update_updated_at_column()',
    'different trigger public.users.update_users_updated_at definition',
  ],
  [
    "create or replace function update_updated_at_column() returns trigger language plpgsql set search_path = '' as $$ begin return new; end; $$",
    'different function public.update_updated_at_column() definition',
  ],
  [
    'alter function update_updated_at_column() reset search_path',
    'different function public.update_updated_at_column() definition',
  ],
  [
    'alter function update_updated_at_column() security definer',
    'different function public.update_updated_at_column() definition',
  ],
  [
    'drop trigger update_users_updated_at on users; drop trigger update_tenants_updated_at on tenants; drop function update_updated_at_column()',
    'missing function public.update_updated_at_column()',
  ],
  ['alter sequence tenants_id_seq owned by none', 'different sequence public.tenants_id_seq ownedBy'],
  ['alter sequence lock_audit_id_seq increment 2', 'different sequence public.lock_audit_id_seq increment'],
  [
    'alter sequence lock_audit_id_seq maxvalue 1000 cycle',
    'different sequence public.lock_audit_id_seq maximum',
  ],
  [
    'alter sequence password_history_id_seq as bigint',
    'different sequence public.password_history_id_seq type',
  ],
  ['comment on table users is null', 'different table public.users comment'],
  [
    "comment on column tenants.tenant_id is 'Something else'",
    'different column public.tenants.tenant_id comment',
  ],
  [
    "comment on function update_updated_at_column() is 'It''s \\ new'",
    'different function public.update_updated_at_column() comment',
  ],
  ['alter table tenants enable row level security', 'different table public.tenants rowSecurity'],
  ['alter table tenants force row level security', 'different table public.tenants forcedRowSecurity'],
  ['create policy open on users using (true)', 'extra policy public.users.open'],
  ['grant select on users to pg_monitor', 'different table public.users privileges'],
  ['revoke select on tenants from service_role', 'different table public.tenants privileges'],
  ['grant update (email) on users to pg_monitor', 'different column public.users.email privileges'],
  [
    'revoke execute on function update_updated_at_column() from public',
    'different function public.update_updated_at_column() privileges',
  ],
  [
    'grant usage on sequence tenants_id_seq to pg_monitor',
    'different sequence public.tenants_id_seq privileges',
  ],
  ['create table public.leftover (id int)', 'extra table public.leftover'],
  ['drop table lock_audit', 'missing table public.lock_audit'],
  ['drop table user_sessions', 'missing table public.user_sessions'],
  ['alter table lock_audit rename to lock_log', 'renamed table public.lock_audit'],
  ['create view public.peek as select id from users', 'extra view public.peek'],
  ['create rule quiet as on delete to lock_audit do instead nothing', 'extra rule public.lock_audit.quiet'],
  ['alter table tenants set (fillfactor = 50)', 'different table public.tenants options'],
  ['alter table lock_audit set unlogged', 'different table public.lock_audit persistence'],
  ['alter table lock_audit replica identity nothing', 'different table public.lock_audit replicaIdentity'],
  ['alter table lock_audit alter id drop default', 'different column public.lock_audit.id default'],
  ['alter table users alter username set statistics 42', 'different column public.users.username statistics'],
  [
    'alter table users drop column full_name; alter table users add column full_name varchar(255)',
    'different table public.users columnOrder',
    'not-mendable',
  ],
  [
    'create schema app; alter table lock_audit set schema app',
    'missing table public.lock_audit',
    'not-mendable',
  ],
  ['alter table users owner to supabase_admin', 'different table public.users owner', 'admin-not-mendable'],
  [
    'alter default privileges in schema public revoke select on tables from anon',
    'different default privileges @self in public on tables privileges',
  ],
  [
    'alter table users add constraint users_tenant_fk foreign key (tenant_id) references tenants (tenant_id)',
    'extra constraint public.users.users_tenant_fk',
  ],
  [
    'cluster tenants using idx_tenants_status',
    'different index public.idx_tenants_status clustered',
    'not-mendable',
  ],
  [
    'alter index users_email_key set (fillfactor = 60)',
    'different constraint public.users.users_email_key indexOptions',
    'not-mendable',
  ],
];
