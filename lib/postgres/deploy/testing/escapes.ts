/** One constant for our parser; for a server that takes `\'` for a quote it is three statements. */
export const THREE = String.raw`select 'x\' as a, '; commit; create table escaped_here (id int); begin; select ' as b -- '`;
export const OFF = `execute 'set standard_conforming_strings to off'`;
const setOff = (isLocal: boolean) => `set_config('standard_conforming_strings', 'off', ${isLocal})`;

/** Ways to make the server read the next statement otherwise, or to leave the transaction. */
export const ESCAPES: readonly (readonly [string, readonly string[]])[] = [
  ['off in a DO', [`do $$ begin ${OFF}; end $$`, THREE]],
  ['off by set_config in a DO', [`do $$ begin perform ${setOff(false)}; end $$`, THREE]],
  ['off for this transaction', [`do $$ begin perform ${setOff(true)}; end $$`, THREE]],
  ['off in a select', [`select ${setOff(false)}`, THREE]],
  ['off by a plain SET', ['set standard_conforming_strings to off', THREE]],
  [
    'off in a function that the file makes',
    [
      `create function public.turn() returns void language plpgsql as $$ begin ${OFF}; end $$`,
      'select public.turn()',
      THREE,
    ],
  ],
  [
    'off in a procedure',
    [
      `create procedure public.turn_it() language plpgsql as $$ begin ${OFF}; end $$`,
      'call public.turn_it()',
      THREE,
    ],
  ],
  [
    'off in a view',
    [`create view public.sly as select ${setOff(false)} as x`, 'select * from public.sly', THREE],
  ],
  [
    'off in a default',
    [
      `create table public.sly_table (id text default ${setOff(false)})`,
      'insert into public.sly_table default values',
      THREE,
    ],
  ],
  [
    'another encoding',
    [`do $$ begin perform set_config('client_encoding', 'SJIS', false); end $$`, 'select 1'],
  ],
  [
    'another encoding by its other name',
    [`do $$ begin execute 'set names ''LATIN1'''; end $$`, 'create table escaped_names (id int)'],
  ],
  ['three statements in one text', ['select 1; commit; create table escaped_plain (id int)']],
  ['a commit behind a comment', ['/* é */ commit', 'create table escaped_comment (id int)']],
  ['commit and chain', ['commit and chain', 'create table escaped_chain (id int)']],
  ['a rollback', ['rollback', 'create table escaped_rollback (id int)']],
  ['end', ['end', 'create table escaped_end (id int)']],
  ['a commit in a DO', ['do $$ begin commit; create table escaped_do (id int); end $$']],
  [
    'a commit in a procedure',
    [
      `create procedure public.leave() language plpgsql as $$ begin commit; create table escaped_call (id int); end $$`,
      'call public.leave()',
    ],
  ],
];

/** More of them, played by the bench only. */
export const MORE_ESCAPES: typeof ESCAPES = [
  ['two-phase commit', ["prepare transaction 'escaped'", 'create table escaped_prepared (id int)']],
  ['begin anew', ['begin', 'create table escaped_begin (id int)']],
  ['start transaction', ['start transaction read write', 'create table escaped_start (id int)']],
  ['abort', ['abort', 'create table escaped_abort (id int)']],
  ['commit, written otherwise', ['cOmMiT /* x */ wOrK', 'create table escaped_work (id int)']],
  ['a rollback in a DO', ['do $$ begin rollback; create table escaped_do_rollback (id int); end $$']],
  [
    'a commit in a block that catches',
    ['do $$ begin begin commit; exception when others then raise; end; end $$'],
  ],
  [
    'a procedure that calls one that commits',
    [
      'create procedure public.inner_one() language plpgsql as $$ begin commit; end $$',
      'create procedure public.outer_one() language plpgsql as $$ begin call public.inner_one(); end $$',
      'call public.outer_one()',
    ],
  ],
  [
    'a commit in a trigger',
    [
      'create table public.sly_rows (id int)',
      'create function public.sly() returns trigger language plpgsql as $$ begin commit; return new; end $$',
      'create trigger sly before insert on public.sly_rows for each row execute function public.sly()',
      'insert into public.sly_rows values (1)',
    ],
  ],
  [
    'off in a policy',
    [
      'create table public.sly_policy (id int)',
      'alter table public.sly_policy enable row level security',
      'alter table public.sly_policy force row level security',
      'insert into public.sly_policy select 1 where false',
      `create policy sly on public.sly_policy using (${setOff(false)} is not null)`,
      `do $$ begin perform ${setOff(false)}; perform from public.sly_policy; end $$`,
      THREE,
    ],
  ],
  [
    'off in a check',
    [
      `create table public.sly_check (id int check (${setOff(false)} is not null))`,
      'insert into public.sly_check values (1)',
      THREE,
    ],
  ],
  [
    'off in an index',
    [
      `create function public.sly_index(int) returns int immutable language plpgsql as $$ begin ${OFF}; return 1; end $$`,
      'create table public.sly_indexed (id int)',
      'insert into public.sly_indexed values (1)',
      'create index on public.sly_indexed (public.sly_index(id))',
      THREE,
    ],
  ],
  [
    'off by reset',
    ['alter role current_user set standard_conforming_strings to off', `do $$ begin ${OFF}; end $$`, THREE],
  ],
  [
    'GBK, by local',
    [
      `do $$ begin perform set_config('client_encoding', 'GBK', true); end $$`,
      'create table escaped_gbk (id int)',
    ],
  ],
  [
    'BIG5, by a function',
    [
      `create function public.other() returns text language sql as $$ select set_config('client_encoding', 'BIG5', false) $$`,
      'select public.other()',
      'create table escaped_big5 (id int)',
    ],
  ],
  ['a statement for psql', ['select 1 \\gexec', 'create table escaped_gexec (id int)']],
  [
    'a program of the server',
    ["copy (select 1) to program 'touch /tmp/escaped'", 'create table escaped_program (id int)'],
  ],
  ['a file of the server', ["select lo_import('/etc/passwd')", 'create table escaped_import (id int)']],
  ['another user', ['set session authorization supabase_admin', 'create table escaped_user (id int)']],
  ['outside of any transaction', ['vacuum', 'create table escaped_vacuum (id int)']],
  ['everything discarded', ['discard all', 'create table escaped_discard (id int)']],
];
