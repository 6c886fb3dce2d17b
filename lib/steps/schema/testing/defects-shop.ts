import type { DefectRow } from './defect-row';

/** Single changes to the shop, kind by kind. */
export const SHOP_DEFECTS: readonly DefectRow[] = [
  [
    "alter type shop.order_status rename value 'paid' to 'settled'",
    'different type shop.order_status labels',
  ],
  [
    "alter type shop.order_status add value 'lost' after 'sent'",
    'different type shop.order_status labels',
    'not-mendable',
  ],
  ['alter type shop.money_amount add attribute note text', 'extra column shop.money_amount.note'],
  [
    'alter type shop.money_amount rename attribute currency to code',
    'renamed column shop.money_amount.currency',
  ],
  [
    'alter domain shop.positive_amount drop constraint positive',
    'missing constraint shop.positive_amount.positive',
  ],
  ['alter domain shop.positive_amount drop default', 'different domain shop.positive_amount default'],
  ['alter domain shop.iso_code drop not null', 'different domain shop.iso_code notNull'],
  [
    'alter domain shop.positive_amount drop constraint positive; alter domain shop.positive_amount add constraint positive check (value > 0)',
    'different constraint shop.positive_amount.positive definition',
  ],
  ['alter sequence shop.invoice_number no cycle', 'different sequence shop.invoice_number cycle'],
  ['alter sequence shop.invoice_number cache 1', 'different sequence shop.invoice_number cache'],
  [
    'create or replace function shop.gross(net numeric, rate numeric default 0.07) returns numeric language sql immutable parallel safe return net * (1 + rate)',
    'different function shop.gross(net numeric, rate numeric) definition',
  ],
  [
    'alter function shop.gross(numeric, numeric) volatile',
    'different function shop.gross(net numeric, rate numeric) definition',
  ],
  ['drop procedure shop.archive(interval)', 'missing function shop.archive(older_than interval)'],
  ['drop aggregate shop.longest(text)', 'missing aggregate shop.longest(text)', 'not-mendable'],
  [
    'drop operator shop.=== (shop.money_amount, shop.money_amount)',
    'missing operator shop.===(shop.money_amount, shop.money_amount)',
    'not-mendable',
  ],
  ['drop cast (shop.money_amount as text)', 'missing cast (shop.money_amount as text)', 'not-mendable'],
  [
    'alter text search configuration shop.catalog drop mapping for asciiword',
    'different text search configuration shop.catalog mappings',
  ],
  [
    'drop text search configuration shop.catalog',
    'missing text search configuration shop.catalog',
    'not-mendable',
  ],
  [
    'alter table shop.orders detach partition shop.orders_2026',
    'different table shop.orders_2026 partitionBound',
    'not-mendable',
  ],
  ['drop table shop.events_eu_1', 'missing table shop.events_eu_1'],
  [
    "drop table shop.events_us; create table shop.events_us partition of shop.events for values in ('ca')",
    'different table shop.events_us partitionBound',
    'not-mendable',
  ],
  [
    'alter table shop.orders alter gross drop expression',
    'different column shop.orders.gross generated',
    'not-mendable',
  ],
  [
    'alter table shop.orders alter gross set expression as (net * 1.07)',
    'different column shop.orders.gross generated',
  ],
  ['alter table shop.orders alter id set generated always', 'different column shop.orders.id identity'],
  ['alter table shop.countries alter id drop identity', 'different column shop.countries.id identity'],
  [
    'alter table shop.people alter name type text collate "default"',
    'different column shop.people.name collation',
  ],
  [
    'alter table shop.managers no inherit shop.people',
    'different table shop.managers parents',
    'not-mendable',
  ],
  ['alter table shop.sessions set logged', 'different table shop.sessions persistence'],
  ['alter table shop.sessions reset (fillfactor)', 'different table shop.sessions options'],
  ['alter table shop.customers replica identity default', 'different table shop.customers replicaIdentity'],
  [
    'alter table shop.products alter description set storage extended',
    'different column shop.products.description storage',
  ],
  [
    'alter table shop.stock drop constraint stock_once; alter table shop.stock add constraint stock_once unique (variant_id, warehouse_id)',
    'different constraint shop.stock.stock_once definition',
  ],
  [
    'alter table shop.reviews validate constraint stars_in_range',
    'different constraint shop.reviews.stars_in_range validated',
    'not-mendable',
  ],
  [
    'alter table shop.price_history drop constraint price_history_no_overlap',
    'missing constraint shop.price_history.price_history_no_overlap',
  ],
  [
    'alter table shop.order_items drop constraint order_items_order; alter table shop.order_items add constraint order_items_order foreign key (order_id, placed_on) references shop.orders (id, placed_on) on update cascade on delete cascade',
    'different constraint shop.order_items.order_items_order definition',
  ],
  ['alter table shop.orders drop constraint note_is_short', 'missing constraint shop.orders.note_is_short'],
  [
    'drop index shop.payments_method_idx; create index payments_method_idx on shop.payments (method_id)',
    'different index shop.payments_method_idx definition',
  ],
  [
    'drop index shop.stock_cover_idx; create index stock_cover_idx on shop.stock (warehouse_id, variant_id)',
    'different index shop.stock_cover_idx definition',
  ],
  ['drop index shop.customers_email_lower_idx', 'missing index shop.customers_email_lower_idx'],
  ['drop index shop.orders_status_idx', 'missing index shop.orders_status_idx'],
  ['drop statistics shop.address_place', 'missing statistics shop.address_place'],
  [
    "create or replace view shop.open_orders with (security_invoker = true) as select o.id, o.placed_on, c.email, o.status from shop.orders o join shop.customers c on c.id = o.customer_id where o.status <> 'done'",
    'different view shop.open_orders definition',
    'not-mendable',
  ],
  ['alter view shop.open_orders reset (security_invoker)', 'different view shop.open_orders options'],
  ['drop view shop.big_orders', 'missing view shop.big_orders'],
  ['alter view shop.big_orders set (check_option = cascaded)', 'different view shop.big_orders options'],
  ['drop materialized view shop.sales_by_day', 'missing materialized view shop.sales_by_day', 'not-mendable'],
  [
    'refresh materialized view shop.sales_by_day with no data',
    'different materialized view shop.sales_by_day populated',
    'not-mendable',
  ],
  ['drop rule keep_settings on shop.settings', 'missing rule shop.settings.keep_settings'],
  [
    'alter table shop.settings disable rule keep_settings',
    'different rule shop.settings.keep_settings enabled',
  ],
  [
    'alter table shop.stock enable trigger stock_is_checked',
    'different trigger shop.stock.stock_is_checked enabled',
  ],
  [
    'drop trigger touch_customers on shop.customers; create trigger touch_customers before update on shop.customers for each row execute function shop.touch()',
    'different trigger shop.customers.touch_customers definition',
  ],
  ['alter table shop.carts disable row level security', 'different table shop.carts rowSecurity'],
  [
    'alter table shop.wishlists no force row level security',
    'different table shop.wishlists forcedRowSecurity',
  ],
  ['drop policy own_cart on shop.carts', 'missing policy shop.carts.own_cart'],
  ['alter policy own_cart on shop.carts using (true)', 'different policy shop.carts.own_cart using'],
  ['alter policy own_cart on shop.carts to public', 'different policy shop.carts.own_cart roles'],
  ['revoke usage on schema shop from authenticated', 'different schema shop privileges'],
  [
    'revoke select (email) on shop.customers from authenticated',
    'different column shop.customers.email privileges',
  ],
  [
    'grant execute on function shop.total(shop.money_amount[]) to public',
    'different function shop.total(p shop.money_amount[]) privileges',
  ],
  [
    'alter publication shop_changes drop table shop.stock',
    'different publication shop_changes tables',
    'not-mendable',
  ],
  ["comment on type shop.order_status is 'x'", 'different type shop.order_status comment'],
  ['comment on index shop.orders_status_idx is null', 'different index shop.orders_status_idx comment'],
  [
    'comment on constraint stock_once on shop.stock is null',
    'different constraint shop.stock.stock_once comment',
  ],
  [
    'comment on trigger touch_customers on shop.customers is null',
    'different trigger shop.customers.touch_customers comment',
  ],
  ['comment on policy own_cart on shop.carts is null', 'different policy shop.carts.own_cart comment'],
  ['alter collation shop.de_numeric rename to german', 'missing collation shop.de_numeric', 'not-mendable'],
  ['create type shop.unused as (a int)', 'extra type shop.unused'],
];
