import type { CleanVariant, TestSchema } from './defect';

type Row = readonly [name: string, change: string, mark?: 'admin'];

function rows(schema: TestSchema, list: readonly Row[]): CleanVariant[] {
  return list.map(([name, change, mark]) => ({
    in: schema,
    name,
    change,
    ...(mark ? { asAdmin: true } : {}),
  }));
}

const SIX: readonly Row[] = [
  ['an unrelated schema', 'create schema other; create table other.users (id int)'],
  [
    'an index made again, with another OID',
    'drop index idx_users_tenant_id; create index idx_users_tenant_id on public.users using btree (tenant_id)',
  ],
  [
    'constraints made in another order',
    'alter table users drop constraint users_username_key, drop constraint users_email_key; alter table users add constraint users_email_key unique (email); alter table users add constraint users_username_key unique (username)',
  ],
  [
    'a foreign key made again',
    'alter table password_history drop constraint password_history_user_id_fkey; alter table password_history add constraint password_history_user_id_fkey foreign key (user_id) references users on delete cascade',
  ],
  [
    'rows',
    "insert into tenants (tenant_id, name) values ('a', 'A'); insert into users (id, username, email, hashed_password) values ('1', 'u', 'e', 'h')",
  ],
  ['a sequence that has moved on', "select setval('tenants_id_seq', 4711)"],
  [
    'a column that came and went',
    'alter table users add column gone int; alter table users drop column gone',
  ],
  [
    'a trigger made again',
    'drop trigger update_users_updated_at on users; create trigger update_users_updated_at before update on users for each row execute procedure update_updated_at_column()',
  ],
  [
    'a default written otherwise',
    'alter table users alter created_at set default current_timestamp::timestamp; alter table users alter created_at set default now(); alter table users alter is_active set default (1 = 1); alter table users alter is_active set default true',
  ],
  [
    'a function made again with the same body',
    (() =>
      `create or replace function update_updated_at_column() returns trigger language plpgsql set search_path = '' as $f$\nbegin\n  new.updated_at := pg_catalog.now();\n  return new;\nend;\n$f$`)(),
  ],
  [
    'the whole table made again',
    'drop table lock_audit; create table lock_audit (id serial primary key, lock_key varchar(255) not null, event_type varchar(50) not null, "timestamp" timestamp without time zone not null default now(), details jsonb); create index idx_lock_audit_event_type on lock_audit (event_type); create index idx_lock_audit_timestamp on lock_audit ("timestamp"); create index idx_lock_audit_lock_key on lock_audit (lock_key); comment on table lock_audit is \'What happened to distributed locks: taken, released, expired.\'',
  ],
  [
    'a grant given and taken back',
    'grant select on users to pg_monitor; revoke select on users from pg_monitor',
  ],
  ['an explicit grant of what is granted anyway', 'grant select, insert on users to anon'],
  [
    'row security switched on and off',
    'alter table users enable row level security; alter table users disable row level security',
  ],
  ['another search path', 'set local search_path = extensions, public'],
  ['an extension more', 'create extension if not exists hstore with schema extensions'],
  ['objects of an extension in public', 'create extension if not exists hstore with schema public'],
  ['a temporary table', 'create temporary table scratch (id int)'],
  [
    'a comment set to the same text',
    "comment on table lock_audit is 'What happened to distributed locks: taken, released, expired.'",
  ],
  ['analysed', 'analyze users'],
  [
    'a publication elsewhere',
    'create schema other; create table other.t (id int primary key); create publication other_p for table other.t',
  ],
];

const SHOP: readonly Row[] = [
  [
    'an index of a partitioned table made again',
    "drop index shop.orders_status_idx; create index orders_status_idx on shop.orders (status, placed_on desc); comment on index shop.orders_status_idx is 'For the work list.'",
  ],
  [
    'a view made again from its own text',
    (() =>
      'create or replace view shop.big_orders with (check_option = local) as select id, placed_on, email, status from shop.open_orders where id > 5000')(),
  ],
  [
    'policies made again in another order',
    "drop policy own_cart on shop.carts; drop policy cart_insert on shop.carts; create policy cart_insert on shop.carts as restrictive for insert to authenticated, anon with check (expires_at > now()); create policy own_cart on shop.carts for select to authenticated using (customer_id = 1); comment on policy own_cart on shop.carts is 'Customers see their own cart.'",
  ],
  [
    'a partition taken off and put back',
    "alter table shop.orders detach partition shop.orders_2026; alter table shop.orders attach partition shop.orders_2026 for values from ('2026-01-01') to ('2027-01-01')",
  ],
  ['a materialised view refreshed', 'refresh materialized view shop.sales_by_day'],
  ['an enum label that was there', "alter type shop.order_status add value if not exists 'paid'"],
  [
    'statistics made again',
    'drop statistics shop.address_place; create statistics shop.address_place (ndistinct, dependencies) on postcode, city from shop.addresses',
  ],
];

const CLINIC: readonly Row[] = [
  [
    'a check written otherwise',
    'alter table appointments drop constraint appointments_minutes; alter table appointments add constraint appointments_minutes check (((minutes > 0)) and (minutes <= 480))',
  ],
  [
    'a unique constraint on the same columns made again',
    'alter table appointments drop constraint appointments_once; alter table appointments add constraint appointments_once unique (doctor_id, starts_at)',
  ],
  [
    'a view with other aliases and spaces',
    'create or replace view free_beds as select b.id,b.label from public.beds b where not exists (select from public.admissions a where a.bed_id=b.id and a.left_at is null)',
  ],
];

/** Changes that leave the schema what it was; the comparison must say nothing. */
export const CLEAN_VARIANTS: readonly CleanVariant[] = [
  ...rows('six', SIX),
  ...rows('shop', SHOP),
  ...rows('clinic', CLINIC),
];
