/**
 * Kinds that are rarer, and what a table's own triggers, rules and references make of a row (docs: Triggers, Rules,
 * CREATE TABLE, Numeric Types, pg_type), each as table `t` of a schema of its own. All of them can be written.
 */
export const RARER_KINDS: readonly (readonly [kind: string, ddl: string])[] = [
  ['a boolean key', 'create table t (id boolean primary key)'],
  ['a key of one bit', 'create table t (id bit(1) primary key)'],
  ['a key of one letter', 'create table t (id char(1) primary key, note varchar(1) not null unique)'],
  ['a key of one day', 'create table t (id date primary key, at time not null unique)'],
  ['a key of money', 'create table t (id money primary key)'],
  ['a key of an interval', 'create table t (id interval primary key)'],
  ['a key of a range', 'create table t (id int4range primary key)'],
  ['a key of jsonb', 'create table t (id jsonb primary key)'],
  ['a key of text in another order', 'create table t (id text collate "C" primary key)'],
  [
    'a composite key of five kinds',
    'create table t (a smallint, b text, c date, d uuid, e boolean, primary key (a, b, c, d, e))',
  ],
  [
    'a small identity',
    'create table t (id smallint generated always as identity (start with 5 increment by 5) primary key)',
  ],
  [
    'an identity that goes down and round',
    'create table t (id int generated always as identity (increment by -1 minvalue -40 maxvalue -1 start with -1 cycle) primary key)',
  ],
  ['serials of every size', 'create table t (id bigserial primary key, a smallserial, b serial)'],
  ['bits without a length', 'create table t (id serial primary key, a bit not null, b bit varying not null)'],
  [
    'numbers before their point',
    'create table t (id serial primary key, a numeric(3, -2) not null, b numeric(2, 5) not null, c numeric(1000, 500) not null)',
  ],
  [
    'numbers of all sizes',
    'create table t (id smallint primary key, a real not null, b double precision not null, c int8 not null)',
  ],
  [
    'moments with fewer digits',
    'create table t (id serial primary key, a timestamp(3) not null, b timestamptz(0) not null, c time(0) not null, d interval year to month not null, e interval second(2) not null)',
  ],
  [
    'shapes',
    'create table t (id serial primary key, a point not null, b line not null, c lseg not null, d box not null, e path not null, f polygon not null, g circle not null)',
  ],
  [
    'texts to search',
    "create table t (id serial primary key, body text not null, words tsvector generated always as (to_tsvector('simple', body)) stored, asked tsquery not null)",
  ],
  [
    'kinds of the server itself',
    'create table t (id serial primary key, a pg_lsn, b xid8, c pg_snapshot, d jsonpath, e macaddr8, f regtype, g tid, h int2vector, i refcursor)',
  ],
  [
    'kinds of the server itself, not null',
    "create table t (id serial primary key, a pg_lsn not null default '0/0', b regtype not null default 'int4', d jsonpath not null default '$.a')",
  ],
  [
    'a domain over an enum',
    "create type mood2 as enum ('sad', 'ok'); create domain good as mood2 check (value <> 'sad'); create table t (id serial primary key, mood good not null)",
  ],
  [
    'a domain over a range',
    'create domain span as int4range check (not isempty(value)); create table t (id serial primary key, span span not null)',
  ],
  [
    'a domain over a composite',
    'create type pair as (a int, b int); create domain sure as pair check ((value).a is null or (value).a < 9); create table t (id serial primary key, p sure not null)',
  ],
  [
    'an array of a domain',
    "create domain code as text check (value <> ''); create table t (id serial primary key, codes code[] not null)",
  ],
  [
    'an array of ranges',
    'create table t (id serial primary key, spans int4range[] not null, days daterange[] not null)',
  ],
  [
    'a composite in a composite',
    'create type inner_one as (a int); create type outer_one as (i inner_one, t text[]); create table t (id serial primary key, o outer_one not null)',
  ],
  [
    'a domain with a default',
    'create domain stamp as timestamptz not null default now(); create table t (id serial primary key, at stamp)',
  ],
  [
    'a domain that is never null, in the key',
    'create domain ident as uuid not null; create table t (id ident primary key)',
  ],
  [
    'a typed table',
    'create type kind as (id int, note text); create table t of kind (primary key (id), note with options not null)',
  ],
  [
    'a parent with children',
    'create table t (id serial primary key, note text not null); create table child (more int) inherits (t)',
  ],
  [
    'partitions of partitions',
    "create table t (id int, at date, primary key (id, at)) partition by range (at); create table ty partition of t for values from ('2000-01-01') to ('2100-01-01') partition by hash (id); create table ty0 partition of ty for values with (modulus 2, remainder 0); create table ty1 partition of ty for values with (modulus 2, remainder 1)",
  ],
  [
    'partitions by an expression',
    'create table t (name text not null) partition by list (lower(name)); create table t1 partition of t default',
  ],
  [
    'partitions by two columns',
    'create table t (a int, b int, primary key (a, b)) partition by range (a, b); create table t1 partition of t for values from (0, minvalue) to (10, maxvalue)',
  ],
  [
    'a trigger that changes what is written',
    "create table t (id serial primary key, mail text not null, at timestamptz); create function tidy() returns trigger language plpgsql as 'begin new.mail := lower(trim(new.mail)); new.at := now(); return new; end'; create trigger tidy before insert or update on t for each row execute function tidy()",
  ],
  [
    'a trigger that gives the key',
    "create table t (id text primary key, note text not null); create function give() returns trigger language plpgsql as 'begin new.id := md5(random()::text); return new; end'; create trigger give before insert on t for each row execute function give()",
  ],
  [
    'a trigger that replaces every text',
    "create table t (id serial primary key, note text not null); create function same() returns trigger language plpgsql as 'begin new.note := ''fixed''; return new; end'; create trigger same before insert or update on t for each row execute function same()",
  ],
  [
    'a trigger that keeps an old value',
    "create table t (id serial primary key, made timestamptz not null default now(), n int not null); create function keep() returns trigger language plpgsql as 'begin new.made := old.made; new.n := old.n; return new; end'; create trigger keep before update on t for each row execute function keep()",
  ],
  [
    'a statement trigger with transition tables',
    "create table t (id serial primary key, note text not null); create function seen() returns trigger language plpgsql as 'begin perform count(*) from now_there; return null; end'; create trigger seen after insert on t referencing new table as now_there for each statement execute function seen()",
  ],
  [
    'a constraint trigger that is deferred',
    "create table t (id serial primary key, n int not null); create function later() returns trigger language plpgsql as 'begin if new.n is null then raise exception ''no''; end if; return null; end'; create constraint trigger later after insert on t deferrable initially deferred for each row execute function later()",
  ],
  [
    'a trigger that tells everybody',
    "create table t (id serial primary key); create function tell() returns trigger language plpgsql as 'begin perform pg_notify(''t'', new.id::text); raise notice ''made %'', new.id; return new; end'; create trigger tell after insert or delete on t for each row execute function tell()",
  ],
  [
    'a rule beside the table',
    'create table t (id serial primary key, note text not null); create view v as select * from t; create rule v_in as on insert to v do instead insert into t (note) values (new.note); create rule also as on update to t do also notify t',
  ],
  [
    'a key to another key, of two columns',
    'create table p (a int, b int, primary key (a, b)); create table t (id serial primary key, a int not null, b int not null, foreign key (a, b) references p match full)',
  ],
  [
    'a key to a unique column, set null by name',
    'create table p (id int primary key, code text unique not null); create table t (id serial primary key, code text, n int not null, foreign key (code) references p (code) on delete set null (code))',
  ],
  [
    'a key that goes back to its default',
    'create table p (id int primary key); insert into p values (0); create table t (id serial primary key, p int not null default 0 references p on delete set default)',
  ],
  [
    'a key to partitions',
    'create table p (id int primary key) partition by hash (id); create table p0 partition of p for values with (modulus 1, remainder 0); create table t (id serial primary key, p int not null references p)',
  ],
  [
    'two tables that refer to each other',
    'create table p (id int primary key, t int); create table t (id int primary key, p int not null references p); alter table p add foreign key (t) references t',
  ],
  [
    'two that refer to each other, never null, deferred',
    'create table p (id int primary key, t int not null); create table t (id int primary key, p int not null references p deferrable initially deferred); alter table p add foreign key (t) references t deferrable initially deferred',
  ],
  ['a tree', 'create table t (id serial primary key, above int references t on delete cascade)'],
  ['a key to itself, never null', 'create table t (id int primary key, above int not null references t)'],
  [
    'a rule that is not valid yet',
    'create table t (id serial primary key, n int not null); alter table t add check (n > 0) not valid',
  ],
  [
    'rules on json',
    "create table t (id serial primary key, doc jsonb not null check (jsonb_typeof(doc) = 'object'))",
  ],
  [
    'a rule by a function of its own',
    "create function fine(int) returns boolean immutable language sql as 'select $1 > 3'; create table t (id serial primary key, n int not null check (fine(n)))",
  ],
  [
    'a partial and a covering index',
    'create table t (id serial primary key, a int not null, b text not null, unique (a) include (b)); create unique index on t (b) where a > 0',
  ],
  [
    'an exclusion rule of two columns',
    'create table t (id serial primary key, room box not null, during tstzrange not null, exclude using gist (room with &&, during with &&) where (not isempty(during)))',
  ],
  ['nothing but a generated column', 'create table t (a int generated always as (1) stored)'],
  ['no column at all', 'create table t ()'],
  [
    'a column that was dropped',
    'create table t (id serial primary key, gone int not null, b text not null); alter table t drop column gone',
  ],
  [
    'many columns',
    `create table t (id serial primary key, ${Array.from({ length: 300 }, (_, n) => `c${n} int not null`).join(', ')})`,
  ],
  [
    'names like parameters',
    'create table t ("$1" serial primary key, "%s" text not null, ":name" text not null, "a.b" int not null, "c[0]" int not null)',
  ],
  [
    'names that break a line',
    'create table t ("id\n" serial primary key, "a\r\nb" text not null, "\u202e" text not null)',
  ],
];
