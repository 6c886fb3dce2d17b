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
