/** DDL of both sides: every kind of column and table that a copy meets. */
export const ALL_KINDS_DDL = `
create type mood as enum ('sad', 'ok', 'happy');
create type address as (street text, number int);
create domain email as text check (value like '%@%');
create table hotel (id bigint generated always as identity primary key, name text not null unique);
create table room (
  id serial primary key, hotel_id bigint not null references hotel(id), "Mixed ""Case"" name" text,
  price numeric(12,4), ratio real, exact double precision, opened date, at timestamptz, plain timestamp,
  took interval, ip inet, mac macaddr, bits bit varying(12), raw bytea, doc jsonb, text_doc json, mail email,
  feeling mood, feelings mood[], home address, homes address[], stay daterange, matrix int[][], words tsvector,
  point point, cash money, page xml, flag boolean, uid uuid default gen_random_uuid(),
  doubled numeric generated always as (price * 2) stored);
create index room_doc on room using gin (doc);
comment on index room_doc is 'it''s the document';
create index room_hotel on room (hotel_id);
create table message (sent timestamptz not null, room_id int references room(id), body text) partition by range (sent);
create table message_2025 partition of message for values from ('2025-01-01') to ('2026-01-01');
create table message_2026 partition of message for values from ('2026-01-01') to ('2027-01-01');
create table no_key (a int, b text);
create table parent (id int primary key, what text);
create table child (extra text) inherits (parent);
create table empty_one (id int primary key);
create table tree (id int primary key, above int references tree(id));
create table "weird.name" ("select" int primary key, "ñandú" text);
create table touched (id int primary key, at timestamptz);
create function touch() returns trigger language plpgsql as $$ begin new.at := now(); return new; end $$;
create trigger touch_it before insert or update on touched for each row execute function touch();
create trigger always_touch before insert on touched for each row execute function touch();
alter table touched enable always trigger always_touch;
create materialized view per_hotel as select hotel_id, count(*) as rooms from room group by 1;
create sequence loose_seq;
`;

/** Rows of the source, some of them awkward. */
export const ALL_KINDS_ROWS = `
insert into hotel (name) select 'Hotel ' || n from generate_series(1, 50) n;
insert into room (hotel_id, "Mixed ""Case"" name", price, ratio, exact, opened, at, plain, took, ip, mac, bits, raw, doc,
    text_doc, mail, feeling, feelings, home, homes, stay, matrix, words, point, cash, page, flag)
  select 1 + n % 50, case when n % 7 = 0 then null else E'línea\\t' || n || E'\\nfin \\\\ "x"' end, n * 1.25, n / 3.0, n / 7.0,
    date '2024-01-01' + n, timestamptz '2026-03-29 01:30:00+01' + n * interval '1 minute', timestamp '2026-01-01' + n * interval '1 s',
    n * interval '1 day 2 hours', '10.0.0.1', '08:00:2b:01:02:03', b'1011', decode(lpad(to_hex(n), 8, '0'), 'hex'),
    jsonb_build_object('n', n, 'k', array[n, null]), '{"a":  1, "a": 2}', 'x' || n || '@example.org',
    (array['sad','ok','happy'])[1 + n % 3]::mood, array['ok', null]::mood[], row('Calle "Mayor"', n)::address,
    array[row('A, B', 1)::address], daterange(date '2026-01-01', date '2026-01-01' + n % 30 + 1), array[[1,n],[3,4]],
    to_tsvector('simple', 'agua fría ' || n), point(n, 1.5), (n || '.10')::money, '<p>ñ</p>', n % 2 = 0
  from generate_series(1, 3000) n;
insert into message select timestamptz '2025-06-01' + n * interval '5 hours', 1 + n % 3000, repeat('texto ', n % 40) from generate_series(1, 2500) n;
insert into no_key select n % 10, 'same' from generate_series(1, 300) n;
insert into parent values (1, 'parent'), (2, null);
insert into child values (10, 'child', 'more');
insert into tree select n, nullif(n / 2, 0) from generate_series(1, 500) n;
insert into "weird.name" values (1, 'ñandú'), (2, null);
insert into touched values (1, '2020-01-01'), (2, '2020-01-02');
update touched set at = '2001-01-01' where false;
select setval('loose_seq', 4711);
refresh materialized view per_hotel;
`;
