/** Schema of the load: about 410 MB in narrow, wide and blob tables, 50 small ones with foreign keys, one without a key. */
export const MIXED_DDL = `
create type mood as enum ('sad', 'ok', 'happy');
create table account (id int primary key, branch int not null, balance bigint, filler char(84));
create table wide (
  id bigint generated always as identity primary key, code text not null unique, name text, mail text, mood mood,
  tags text[], stay daterange, price numeric(12,2), ratio double precision, doc jsonb, at timestamptz,
  day date, flag boolean, uid uuid, ip inet, note text, amount int, doubled numeric generated always as (price * 2) stored);
create index wide_doc on wide using gin (doc);
create index wide_at on wide (at);
create table blob (id int primary key, bytes bytea not null);
create table log_line (at timestamptz, text text);
${Array.from({ length: 50 }, (_, n) => `create table small_${n} (id int primary key, account_id int references account(id), text text);`).join('\n')}
`;

/** The same without its generated column, for a peer that cannot copy one. */
export const PLAIN_DDL = MIXED_DDL.replace(', doubled numeric generated always as (price * 2) stored', '');

/** Fills the source on the server itself; the same rows each time. At 1 it is about 410 MB. */
export const mixedRows = (scale: number) => `
select setseed(0.42);
insert into account select n, n % 15, n * 7, 'filler' from generate_series(1, ${Math.max(1, Math.round(1_500_000 * scale))}) n;
insert into wide (code, name, mail, mood, tags, stay, price, ratio, doc, at, day, flag, uid, ip, note, amount)
  select 'c' || n, 'Name ' || n, 'u' || n || '@example.org', (array['sad','ok','happy'])[1 + n % 3]::mood,
    array['t' || n % 7, 'u' || n % 11], daterange(date '2026-01-01', date '2026-01-02' + n % 30), n * 1.25, n / 7.0,
    jsonb_build_object('n', n, 'name', md5(n::text), 'list', array[n, n + 1]), timestamptz '2026-01-01' + n * interval '1 minute',
    date '2020-01-01' + n % 3000, n % 2 = 0, md5(n::text)::uuid, '10.0.0.1', repeat(md5(n::text), 8), n
  from generate_series(1, ${Math.max(1, Math.round(110_000 * scale))}) n;
insert into blob select n, (select string_agg(decode(md5((n * 1000 + m)::text), 'hex'), '') from generate_series(1, 640) m)
  from generate_series(1, ${Math.max(1, Math.round(5_000 * scale))}) n;
insert into log_line select timestamptz '2026-01-01' + n * interval '1 second', md5(n::text) from generate_series(1, ${Math.max(1, Math.round(20_000 * scale))}) n;
${Array.from({ length: 50 }, (_, n) => `insert into small_${n} select k, 1 + k % 20, 'text ' || k from generate_series(1, 200) k;`).join('\n')}
analyze;
`;

/** Tables of the load, children first, for emptying them between rounds. */
export const MIXED_TABLES = [
  ...Array.from({ length: 50 }, (_, n) => `small_${n}`),
  'account',
  'wide',
  'blob',
  'log_line',
];
