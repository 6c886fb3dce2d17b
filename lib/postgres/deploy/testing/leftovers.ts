const set = (name: string, value: string) =>
  `do $$ begin perform set_config('${name}', '${value}', false); end $$`;

/** Settings that change what others read, write or may do, each with a value that a server does not start with. */
const SETTINGS: readonly (readonly [name: string, value: string])[] = [
  ['bytea_output', 'escape'],
  ['IntervalStyle', 'sql_standard'],
  ['extra_float_digits', '-10'],
  ['quote_all_identifiers', 'on'],
  ['default_transaction_read_only', 'on'],
  ['default_transaction_isolation', 'serializable'],
  ['default_transaction_deferrable', 'on'],
  ['search_path', 'own, pg_catalog'],
  ['row_security', 'off'],
  ['session_replication_role', 'replica'],
  ['transform_null_equals', 'on'],
  ['xmloption', 'document'],
  ['array_nulls', 'off'],
  ['escape_string_warning', 'off'],
  ['backslash_quote', 'on'],
  ['check_function_bodies', 'off'],
  ['lc_numeric', 'C.UTF-8'],
  ['work_mem', '64kB'],
  ['plpgsql.variable_conflict', 'use_column'],
  ['request.jwt.claims', '{"role":"service_role"}'],
];

/**
 * What a file may leave behind in its session: through a transaction pooler, whoever comes next works under it. Sources:
 * PostgreSQL's DISCARD, `guc.c`, PgBouncer's list of what its transaction mode cannot keep apart.
 */
export const LEFTOVERS: readonly (readonly [name: string, texts: readonly string[]])[] = [
  ...SETTINGS.map(([name, value]) => [name, [set(name, value)]] as const),
  [
    'a setting made while it is committed',
    [
      'create table public.late (id int)',
      `create function public.late() returns trigger language plpgsql as $$ begin
        perform set_config('row_security', 'off', false); return null; end $$`,
      `create constraint trigger late after insert on public.late deferrable initially deferred
        for each row execute function public.late()`,
      'insert into public.late values (1)',
    ],
  ],
  ['a role', [`do $$ begin perform set_config('role', 'service_role', false); end $$`]],
  ['a lock of the session', ['do $$ begin perform pg_advisory_lock(42); end $$']],
  ['a shared lock of the session', ['select pg_advisory_lock_shared(4, 2)']],
  ['a temporary table', ['create temp table pg_class (oid int)']],
  ['a temporary view', [`create temp view pg_roles as select 'evil' as rolname`]],
  ['a cursor that outlives its transaction', ['declare left_cursor cursor with hold for select 1']],
  ['a prepared statement', ['prepare left_statement as select 1']],
  ['a channel', ['listen left_channel']],
  ['a channel, in a DO', [`do $$ begin execute 'listen left_channel'; end $$`]],
];
