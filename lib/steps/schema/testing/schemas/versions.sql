-- Test schema: what the versions 13 to 18 print each in its own way, or do each in its own way. Only what all of
-- them understand.
create schema lab;
create collation lab.numeric_de (provider = icu, locale = 'de-u-kn-true');
create collation lab.phonebook (provider = icu, locale = 'de@collation=phonebook;colStrength=secondary');
create type lab.span as range (subtype = text, collation = "C");
create domain lab.code as text check (value ~ '^[a-z]+$' and length(value) < 20) not null;
create table lab.readings (
  id bigserial primary key,
  taken timestamptz not null default now(),
  "json" jsonb not null default '{}',
  "user" text default current_user,
  "system_user" text,
  label text check (position('-' in label) = 0 and substring(label from 1 for 1) <> ' ' and trim(both from label) = label),
  value numeric(12,4),
  day date generated always as ((taken at time zone 'utc')::date) stored,
  until timestamptz default (now() at time zone 'utc') + interval '1 day',
  constraint json_is_object check (jsonb_typeof("json") = 'object')
);
create index readings_json on lab.readings using gin ("json");
create index readings_year on lab.readings (extract(year from taken at time zone 'utc'));
create index readings_some on lab.readings (lower(label), ("json" ->> 'a')) where label is distinct from 'x';
create statistics lab.readings_st on id, label from lab.readings;
create unlogged table lab.cache (id serial primary key, body text);
create view lab.plain as select id, label from lab.readings where value > 0 and label is not null order by taken desc;
create view lab.renamed (number, "text") as select r.id, r.label from lab.readings r where r."json" ? 'a';
create view lab.years as select extract(year from taken) as year, count(*) as n from lab.readings
  where extract(epoch from taken) > 1000 group by extract(year from taken) having count(*) > 1;
create view lab.words as select upper(trim(leading 'x' from label)) as a, overlay(label placing 'z' from 2 for 1) as b,
  position('a' in label) as c, substring(label from 2) as d, taken at time zone 'Europe/Berlin' as e,
  coalesce(label, 'none') || ' ' || "user" as f, collation for (label) as g from lab.readings;
create view lab.nested as select id, (select max(c.id) from lab.cache c where c.body = readings.label) as newest,
  exists (select from lab.cache where cache.id = readings.id) as cached from lab.readings;
create view lab.joined as select r.id, c.body from lab.readings r left join lab.cache c using (id) where r.value between 1 and 2;
create view lab.together as select id from lab.readings where value > 1 union all select id from lab.cache;
create view lab.ranked as with recent as (select id, taken from lab.readings where taken > now() - interval '1 day')
  select id, row_number() over (partition by date_trunc('day', taken) order by taken desc) as rank from recent;
create view lab.everything as select * from lab.readings;
create view lab.series as select g.n, g.n * 2 as twice from generate_series(1, 10) as g (n);
create view lab.sub as select x.id, x.label from (select id, label from lab.readings limit 10) x where x.id > 3;
create view lab.distincts as select distinct on (label) label, id, taken from lab.readings order by label, taken desc;
create view lab.casts as select id::text as id, (value * 2)::int as v, array[label, 'x'] as l,
  case when value > 0 then 'plus' when value < 0 then 'minus' else 'zero' end as sign, "json" #>> '{a,b}' as path from lab.readings;
create view lab.only_one as select count(*) filter (where label like 'a%') as n, sum(value) as total from only lab.readings;
create materialized view lab.totals as select label, sum(value) as total from lab.readings group by label with no data;
create unique index totals_label on lab.totals (label);
create rule no_delete as on delete to lab.cache where old.id = 1 do instead nothing;
create rule log_it as on update to lab.cache do also insert into lab.readings (label) values (new.body);
create function lab.stamp() returns trigger language plpgsql as $$ begin new.taken := now(); return new; end $$;
create trigger stamp before update of label, value on lab.readings for each row
  when (old.label is distinct from new.label) execute function lab.stamp();
create function lab.takes("json" json, a int default 3, variadic rest text[] default '{}') returns json language sql as 'select $1';
create procedure lab.proc(inout x int, y text default 'z') language plpgsql as $$ begin x := 1; end $$;
create aggregate lab.glue(text) (sfunc = textcat, stype = text, initcond = '');
create table lab.events (id int not null, at timestamptz not null, kind text, primary key (id, at)) partition by range (at);
create table lab.events_1 partition of lab.events for values from ('2026-01-01 00:00+01') to ('2027-01-01 00:00+01');
create table lab.events_rest partition of lab.events default;
create trigger stamp_events before insert on lab.events for each row execute function lab.stamp();
alter table lab.events add constraint kind_known check (kind in ('a', 'b'));
create table lab.parts (id int generated by default as identity primary key, of_reading bigint
  references lab.readings (id) on delete set null deferrable initially deferred, code lab.code unique);
create table lab.base (a int not null, b text default 'b');
create table lab.child (c int) inherits (lab.base);
alter table lab.readings enable row level security;
create policy mine on lab.readings for select using ("user" = current_user and extract(hour from taken) > 3);
create policy write on lab.readings for insert with check (exists (select from lab.cache where cache.body = readings.label));
comment on column lab.readings."json" is 'Whatever came.';
comment on function lab.takes(json, int, text[]) is 'Takes.';
