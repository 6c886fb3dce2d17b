-- Test schema: a shop. Over sixty tables and, between this and clinic.sql, every kind of object that the
-- catalog reader knows and an ordinary role can make.
create schema shop;
create extension if not exists citext with schema extensions;

create collation shop.de_numeric (provider = icu, locale = 'de-u-kn-true');
create type shop.order_status as enum ('new', 'paid', 'packed', 'sent', 'done', 'cancelled');
create type shop.money_amount as (amount numeric(12,2), currency char(3));
create type shop.price_range as range (subtype = numeric);
create domain shop.positive_amount as numeric(12,2) default 0 constraint positive check (value >= 0);
create domain shop.iso_code as text not null constraint upper_case check (value = upper(value));
create sequence shop.invoice_number as bigint increment 5 minvalue 100 start 1000 cache 10 cycle;
comment on sequence shop.invoice_number is 'Numbers of invoices, in fives.';

create function shop.touch() returns trigger language plpgsql set search_path = '' as $$
begin
  new.updated_at := pg_catalog.now();
  return new;
end;
$$;
create function shop.gross(net numeric, rate numeric default 0.19) returns numeric
  language sql immutable parallel safe return net * (1 + rate);
create function shop.total(p shop.money_amount[]) returns numeric language sql stable
  as $$ select sum((x).amount) from unnest(p) x $$;
create procedure shop.archive(older_than interval) language plpgsql as $$
begin
  perform 1;
end;
$$;
comment on function shop.gross(numeric, numeric) is 'Gross price.';
create function shop.longer(a text, b text) returns text language sql immutable
  as $$ select case when length(b) > length(a) then b else a end $$;
create aggregate shop.longest(text) (sfunc = shop.longer, stype = text, initcond = '');
create function shop.same_amount(a shop.money_amount, b shop.money_amount) returns boolean
  language sql immutable as $$ select (a).amount = (b).amount $$;
create operator shop.=== (leftarg = shop.money_amount, rightarg = shop.money_amount,
  function = shop.same_amount, commutator = operator(shop.===));
create function shop.money_text(m shop.money_amount) returns text language sql immutable
  as $$ select (m).amount || ' ' || (m).currency $$;
create cast (shop.money_amount as text) with function shop.money_text(shop.money_amount) as assignment;
create text search dictionary shop.plain (template = pg_catalog.simple, stopwords = english);
create text search configuration shop.catalog (copy = pg_catalog.english);
alter text search configuration shop.catalog alter mapping for asciiword with shop.plain;

create table shop.countries (
  id bigint generated always as identity primary key,
  code char(2) not null unique,
  name text not null
);
create table shop.currencies (
  id bigint generated always as identity primary key,
  code char(3) not null unique,
  minor_units smallint not null default 2
);
create table shop.tax_zones (
  id bigint generated always as identity primary key,
  country_id bigint not null references shop.countries (id) on delete restrict on update cascade,
  name text not null,
  rate numeric(6,4) not null default 0
);
create index tax_zones_country_id_idx on shop.tax_zones (country_id);
create table shop.warehouses (
  id bigint generated always as identity primary key,
  name text not null,
  country_id bigint not null references shop.countries (id),
  is_open boolean not null default true
);
create index warehouses_country_id_idx on shop.warehouses (country_id);
create table shop.suppliers (
  id bigint generated always as identity primary key,
  name text not null,
  email text,
  country_id bigint references shop.countries (id) on delete set null
);
create index suppliers_country_id_idx on shop.suppliers (country_id);
create table shop.brands (
  id bigint generated always as identity primary key,
  name text not null unique,
  slug text not null
);
create table shop.categories (
  id bigint generated always as identity primary key,
  name text not null,
  parent_id bigint references shop.categories (id) on delete set null,
  sort_key integer not null default 0
);
create index categories_parent_id_idx on shop.categories (parent_id);
create table shop.tags (
  id bigint generated always as identity primary key,
  label text not null unique
);
create table shop.attributes (
  id bigint generated always as identity primary key,
  name text not null,
  unit text
);
create table shop.customers (
  id bigint generated always as identity primary key,
  email text not null,
  full_name text not null,
  country_id bigint references shop.countries (id) on delete set null,
  created_at timestamptz not null default now()
);
create index customers_country_id_idx on shop.customers (country_id);
create table shop.addresses (
  id bigint generated always as identity primary key,
  customer_id bigint not null references shop.customers (id) on delete cascade,
  line1 text not null,
  city text not null,
  postcode varchar(12),
  country_id bigint not null references shop.countries (id)
);
create index addresses_customer_id_idx on shop.addresses (customer_id);
create index addresses_country_id_idx on shop.addresses (country_id);
create table shop.customer_notes (
  id bigint generated always as identity primary key,
  customer_id bigint not null references shop.customers (id) on delete cascade,
  body text not null,
  written_at timestamptz not null default now()
);
create index customer_notes_customer_id_idx on shop.customer_notes (customer_id);
create table shop.products (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  brand_id bigint references shop.brands (id) on delete set null,
  category_id bigint references shop.categories (id) on delete set null,
  description text,
  weight_grams integer
);
create index products_brand_id_idx on shop.products (brand_id);
create index products_category_id_idx on shop.products (category_id);
create table shop.product_tags (
  id bigint generated always as identity primary key,
  product_id uuid not null references shop.products (id) on delete cascade,
  tag_id bigint not null references shop.tags (id) on delete cascade
);
create index product_tags_product_id_idx on shop.product_tags (product_id);
create index product_tags_tag_id_idx on shop.product_tags (tag_id);
create table shop.product_attributes (
  id bigint generated always as identity primary key,
  product_id uuid not null references shop.products (id) on delete cascade,
  attribute_id bigint not null references shop.attributes (id),
  value text not null
);
create index product_attributes_product_id_idx on shop.product_attributes (product_id);
create index product_attributes_attribute_id_idx on shop.product_attributes (attribute_id);
create table shop.product_images (
  id bigint generated always as identity primary key,
  product_id uuid not null references shop.products (id) on delete cascade,
  url text not null,
  position smallint not null default 1
);
create index product_images_product_id_idx on shop.product_images (product_id);
create table shop.variants (
  id bigint generated always as identity primary key,
  product_id uuid not null references shop.products (id) on delete cascade,
  sku varchar(40) not null unique,
  ean bigint
);
create index variants_product_id_idx on shop.variants (product_id);
create table shop.stock (
  id bigint generated always as identity primary key,
  variant_id bigint not null references shop.variants (id) on delete cascade,
  warehouse_id bigint not null references shop.warehouses (id),
  quantity integer not null default 0
);
create index stock_variant_id_idx on shop.stock (variant_id);
create index stock_warehouse_id_idx on shop.stock (warehouse_id);
create table shop.stock_moves (
  id bigint generated always as identity primary key,
  variant_id bigint not null references shop.variants (id),
  from_id bigint references shop.warehouses (id) on delete set null,
  to_id bigint references shop.warehouses (id) on delete set null,
  quantity integer not null,
  moved_at timestamptz not null default now()
);
create index stock_moves_variant_id_idx on shop.stock_moves (variant_id);
create index stock_moves_from_id_idx on shop.stock_moves (from_id);
create index stock_moves_to_id_idx on shop.stock_moves (to_id);
create table shop.carts (
  id uuid primary key default gen_random_uuid(),
  customer_id bigint references shop.customers (id) on delete set null,
  expires_at timestamptz not null
);
create index carts_customer_id_idx on shop.carts (customer_id);
create table shop.cart_items (
  id bigint generated always as identity primary key,
  cart_id uuid not null references shop.carts (id) on delete cascade,
  variant_id bigint not null references shop.variants (id),
  quantity integer not null default 1
);
create index cart_items_cart_id_idx on shop.cart_items (cart_id);
create index cart_items_variant_id_idx on shop.cart_items (variant_id);
create table shop.coupons (
  id bigint generated always as identity primary key,
  code text not null unique,
  discount numeric(5,2) not null,
  valid_until date
);
create table shop.coupon_uses (
  id bigint generated always as identity primary key,
  coupon_id bigint not null references shop.coupons (id) on delete cascade,
  customer_id bigint not null references shop.customers (id) on delete cascade,
  used_at timestamptz not null default now()
);
create index coupon_uses_coupon_id_idx on shop.coupon_uses (coupon_id);
create index coupon_uses_customer_id_idx on shop.coupon_uses (customer_id);
create table shop.shipments (
  id bigint generated always as identity primary key,
  warehouse_id bigint not null references shop.warehouses (id),
  carrier text not null,
  shipped_at timestamptz
);
create index shipments_warehouse_id_idx on shop.shipments (warehouse_id);
create table shop.shipment_events (
  id bigint generated always as identity primary key,
  shipment_id bigint not null references shop.shipments (id) on delete cascade,
  event text not null,
  happened_at timestamptz not null default now()
);
create index shipment_events_shipment_id_idx on shop.shipment_events (shipment_id);
create table shop.payment_methods (
  id bigint generated always as identity primary key,
  customer_id bigint not null references shop.customers (id) on delete cascade,
  provider text not null,
  reference text not null
);
create index payment_methods_customer_id_idx on shop.payment_methods (customer_id);
create table shop.reviews (
  id bigint generated always as identity primary key,
  product_id uuid not null references shop.products (id) on delete cascade,
  customer_id bigint references shop.customers (id) on delete set null,
  stars smallint not null,
  body text
);
create index reviews_product_id_idx on shop.reviews (product_id);
create index reviews_customer_id_idx on shop.reviews (customer_id);
create table shop.review_votes (
  id bigint generated always as identity primary key,
  review_id bigint not null references shop.reviews (id) on delete cascade,
  customer_id bigint not null references shop.customers (id) on delete cascade,
  is_helpful boolean not null
);
create index review_votes_review_id_idx on shop.review_votes (review_id);
create index review_votes_customer_id_idx on shop.review_votes (customer_id);
create table shop.wishlists (
  id bigint generated always as identity primary key,
  customer_id bigint not null references shop.customers (id) on delete cascade,
  name text not null default 'default'
);
create index wishlists_customer_id_idx on shop.wishlists (customer_id);
create table shop.wishlist_items (
  id bigint generated always as identity primary key,
  wishlist_id bigint not null references shop.wishlists (id) on delete cascade,
  variant_id bigint not null references shop.variants (id) on delete cascade
);
create index wishlist_items_wishlist_id_idx on shop.wishlist_items (wishlist_id);
create index wishlist_items_variant_id_idx on shop.wishlist_items (variant_id);
create table shop.newsletters (
  id bigint generated always as identity primary key,
  title text not null,
  sent_at timestamptz
);
create table shop.newsletter_receivers (
  id bigint generated always as identity primary key,
  newsletter_id bigint not null references shop.newsletters (id) on delete cascade,
  customer_id bigint not null references shop.customers (id) on delete cascade
);
create index newsletter_receivers_newsletter_id_idx on shop.newsletter_receivers (newsletter_id);
create index newsletter_receivers_customer_id_idx on shop.newsletter_receivers (customer_id);
create table shop.campaigns (
  id bigint generated always as identity primary key,
  name text not null,
  budget numeric(12,2),
  starts_on date not null,
  ends_on date
);
create table shop.campaign_products (
  id bigint generated always as identity primary key,
  campaign_id bigint not null references shop.campaigns (id) on delete cascade,
  product_id uuid not null references shop.products (id) on delete cascade
);
create index campaign_products_campaign_id_idx on shop.campaign_products (campaign_id);
create index campaign_products_product_id_idx on shop.campaign_products (product_id);
create table shop.gift_cards (
  id bigint generated always as identity primary key,
  code text not null unique,
  balance numeric(12,2) not null default 0,
  customer_id bigint references shop.customers (id) on delete set null
);
create index gift_cards_customer_id_idx on shop.gift_cards (customer_id);
create table shop.returns (
  id bigint generated always as identity primary key,
  reason text not null,
  customer_id bigint not null references shop.customers (id),
  opened_at timestamptz not null default now()
);
create index returns_customer_id_idx on shop.returns (customer_id);
create table shop.return_items (
  id bigint generated always as identity primary key,
  return_id bigint not null references shop.returns (id) on delete cascade,
  variant_id bigint not null references shop.variants (id),
  quantity integer not null default 1
);
create index return_items_return_id_idx on shop.return_items (return_id);
create index return_items_variant_id_idx on shop.return_items (variant_id);
create table shop.refunds (
  id bigint generated always as identity primary key,
  return_id bigint not null references shop.returns (id) on delete cascade,
  amount numeric(12,2) not null
);
create index refunds_return_id_idx on shop.refunds (return_id);
create table shop.employees (
  id serial primary key,
  name text not null,
  email text not null unique
);
create table shop.roles (
  id serial primary key,
  name text not null unique
);
create table shop.employee_roles (
  id bigint generated always as identity primary key,
  employee_id integer not null references shop.employees (id) on delete cascade,
  role_id integer not null references shop.roles (id) on delete cascade
);
create index employee_roles_employee_id_idx on shop.employee_roles (employee_id);
create index employee_roles_role_id_idx on shop.employee_roles (role_id);
create table shop.settings (
  id bigint generated always as identity primary key,
  key text not null unique,
  value jsonb not null default '{}'::jsonb
);
create table shop.feature_flags (
  id bigint generated always as identity primary key,
  name text not null unique,
  is_on boolean not null default false
);
create table shop.webhooks (
  id bigint generated always as identity primary key,
  url text not null,
  secret_hash bytea not null
);
create table shop.webhook_calls (
  id bigint generated always as identity primary key,
  webhook_id bigint not null references shop.webhooks (id) on delete cascade,
  status smallint,
  body jsonb
);
create index webhook_calls_webhook_id_idx on shop.webhook_calls (webhook_id);
create table shop.jobs (
  id bigint generated always as identity primary key,
  kind text not null,
  payload jsonb not null default '{}',
  run_at timestamptz not null default now()
);
create table shop.job_errors (
  id bigint generated always as identity primary key,
  job_id bigint not null references shop.jobs (id) on delete cascade,
  message text not null
);
create index job_errors_job_id_idx on shop.job_errors (job_id);
create table shop.exchange_rates (
  id bigint generated always as identity primary key,
  currency_id bigint not null references shop.currencies (id) on delete cascade,
  day date not null,
  rate numeric(18,8) not null
);
create index exchange_rates_currency_id_idx on shop.exchange_rates (currency_id);
create table shop.orders (
  id bigint generated by default as identity (start with 1000),
  placed_on date not null,
  customer_id bigint not null references shop.customers (id),
  status shop.order_status not null default 'new',
  net shop.positive_amount not null,
  gross numeric(12,2) generated always as (net * 1.19) stored,
  note extensions.citext,
  price shop.money_amount,
  updated_at timestamptz not null default now(),
  primary key (id, placed_on),
  constraint note_is_short check (length(note::text) < 500)
) partition by range (placed_on);
create table shop.orders_2025 partition of shop.orders for values from ('2025-01-01') to ('2026-01-01');
create table shop.orders_2026 partition of shop.orders for values from ('2026-01-01') to ('2027-01-01');
create table shop.orders_later partition of shop.orders default;
create index orders_status_idx on shop.orders (status, placed_on desc);
create table shop.order_items (
  order_id bigint not null,
  placed_on date not null,
  line smallint not null,
  variant_id bigint not null references shop.variants (id),
  quantity integer not null default 1 check (quantity > 0),
  price shop.positive_amount not null,
  primary key (order_id, placed_on, line),
  constraint order_items_order foreign key (order_id, placed_on) references shop.orders (id, placed_on)
    on update cascade on delete cascade deferrable initially deferred
);
create index order_items_variant_idx on shop.order_items (variant_id);
create table shop.payments (
  id uuid primary key default gen_random_uuid(),
  method_id bigint references shop.payment_methods (id),
  amount shop.positive_amount not null,
  code shop.iso_code,
  paid_at timestamptz
);
create index payments_method_idx on shop.payments (method_id) where paid_at is not null;
create table shop.price_history (
  variant_id bigint not null references shop.variants (id),
  valid tstzrange not null,
  price numeric(12,2) not null,
  span shop.price_range,
  constraint price_history_no_overlap exclude using gist (valid with &&)
);
create index price_history_variant_idx on shop.price_history (variant_id);
create table shop.events (
  id bigint generated always as identity,
  region text not null,
  kind text not null,
  body jsonb not null default '{}'::jsonb
) partition by list (region);
create table shop.events_eu partition of shop.events for values in ('de', 'fr', 'es') partition by hash (id);
create table shop.events_eu_0 partition of shop.events_eu for values with (modulus 2, remainder 0);
create table shop.events_eu_1 partition of shop.events_eu for values with (modulus 2, remainder 1);
create table shop.events_us partition of shop.events for values in ('us');
create table shop.people (
  name text not null collate shop.de_numeric,
  born date
);
create table shop.managers (bonus numeric(10,2) not null default 0) inherits (shop.people);
create unlogged table shop.sessions (token text primary key, data jsonb) with (fillfactor = 70);

alter table shop.products alter column description set storage external;
alter table shop.products alter column name set statistics 500;
alter table shop.customers add column updated_at timestamptz not null default now();
alter table shop.customers replica identity full;
alter table shop.products add column search tsvector
  generated always as (to_tsvector('english', name)) stored;
create index products_search_idx on shop.products using gin (search);
create unique index customers_email_lower_idx on shop.customers (lower(email));
create index stock_cover_idx on shop.stock (warehouse_id, variant_id) include (quantity) with (fillfactor = 80);
create statistics shop.address_place (dependencies, ndistinct) on city, postcode from shop.addresses;
alter table shop.stock add constraint stock_once unique nulls not distinct (variant_id, warehouse_id);
alter table shop.reviews add constraint stars_in_range check (stars between 1 and 5) not valid;

create view shop.open_orders with (security_invoker = true) as
  select o.id, o.placed_on, c.email, o.status from shop.orders o join shop.customers c on c.id = o.customer_id
  where o.status not in ('done', 'cancelled');
comment on view shop.open_orders is 'Orders that somebody has to work on.';
create view shop.big_orders as select * from shop.open_orders where id > 5000 with local check option;
create materialized view shop.sales_by_day as
  select placed_on, count(*) as orders, sum(net) as net from shop.orders group by placed_on;
create unique index sales_by_day_idx on shop.sales_by_day (placed_on);
create rule keep_settings as on delete to shop.settings do instead nothing;

create trigger touch_orders before update on shop.orders for each row execute function shop.touch();
create trigger touch_customers before update on shop.customers for each row
  when (old.* is distinct from new.*) execute function shop.touch();
create function shop.check_stock() returns trigger language plpgsql as $$ begin return null; end $$;
create constraint trigger stock_is_checked after insert or update on shop.stock
  deferrable initially deferred for each row execute function shop.check_stock();
alter table shop.stock disable trigger stock_is_checked;

alter table shop.carts enable row level security;
alter table shop.wishlists enable row level security;
alter table shop.wishlists force row level security;
create policy own_cart on shop.carts for select to authenticated using (customer_id = 1);
create policy cart_insert on shop.carts as restrictive for insert to anon, authenticated with check (expires_at > now());
create policy all_wishes on shop.wishlists using (true) with check (name <> '');
grant usage on schema shop to authenticated, service_role;
grant select on shop.products, shop.variants to anon, authenticated;
grant select (id, email), update (full_name) on shop.customers to authenticated;
grant usage, select on sequence shop.invoice_number to service_role;
revoke execute on function shop.total(shop.money_amount[]) from public;
alter default privileges in schema shop grant select on tables to service_role;
create publication shop_changes for table shop.orders, shop.stock with (publish = 'insert, update');

comment on table shop.orders is 'Orders, one partition per year.';
comment on column shop.orders.gross is 'Net with tax, kept by the database.';
comment on constraint stock_once on shop.stock is 'One row per variant and warehouse.';
comment on index shop.orders_status_idx is 'For the work list.';
comment on type shop.order_status is 'Where an order stands.';
comment on domain shop.iso_code is 'Upper-case code.';
comment on trigger touch_customers on shop.customers is 'Keeps updated_at.';
comment on policy own_cart on shop.carts is 'Customers see their own cart.';
comment on rule keep_settings on shop.settings is 'Settings are never deleted.';
comment on schema shop is 'The shop.';
