import type { Untruth } from './untruth';
import type { Walked } from './walked';

const FAILED = { verdict: 'failed', board: { schema: 'fail' } } as const;

/** Something that the source has got and the target has not. */
function lostInTarget(name: string, source: string, named: string): Untruth {
  const plant = async (walked: Walked) => {
    await walked.onSource(source);
    await walked.run('schema.verify');
  };
  return { name, plant, names: [named], ...FAILED };
}

/** Something that was taken from the target behind the migration's back. */
function brokenInTarget(name: string, target: string, named: string): Untruth {
  const plant = async (walked: Walked) => {
    await walked.onTarget(target);
    await walked.run('schema.verify');
  };
  return { name, plant, names: [named], ...FAILED };
}

function givenUp(name: string, source: string, accepted: string, verdict: Untruth['verdict']): Untruth {
  const plant = async (walked: Walked) => {
    await walked.onSource(source);
    await walked.run('schema.verify', { accepted });
  };
  const names = [...accepted.matchAll(/^\w+ (\S+):/gm)].map(([, object = '']) => object);
  return { name, plant, verdict, names };
}

const OLD =
  'create table old_orders (id int primary key); insert into old_orders select generate_series(1, 1234);';

export const SCHEMA_UNTRUTHS: readonly Untruth[] = [
  lostInTarget('a table with rows lost', OLD, 'public.old_orders'),
  lostInTarget('an empty table lost', 'create table bare (id int)', 'public.bare'),
  lostInTarget('a view lost', 'create view old_view as select 1 as one', 'public.old_view'),
  lostInTarget(
    'a materialized view lost',
    'create materialized view old_sums as select 1 as one',
    'public.old_sums',
  ),
  lostInTarget('a column lost', 'alter table users add phone text', 'public.users.phone'),
  lostInTarget(
    'a column narrower',
    'alter table tenants alter name type varchar(400)',
    'public.tenants.name',
  ),
  lostInTarget('a sequence lost', 'create sequence counter', 'public.counter'),
  lostInTarget('a label of an enum lost', "alter type mood add value 'fair'", 'public.mood'),
  lostInTarget('a function lost', "create function f() returns int language sql as 'select 1'", 'public.f'),
  lostInTarget('an index lost', 'create index users_age on users (age)', 'public.users_age'),
  lostInTarget(
    'a rule of the source lost',
    'alter table tenants add constraint named check (name <> $$$$)',
    'named',
  ),
  lostInTarget(
    'a table lost in a schema that nobody named',
    'create schema billing; create table billing.bills (id int); insert into billing.bills values (1)',
    'billing',
  ),
  brokenInTarget('a dropped index', 'drop index users_tenant', 'public.users_tenant'),
  brokenInTarget(
    'a dropped unique rule',
    'alter table users drop constraint users_email_key',
    'users_email_key',
  ),
  brokenInTarget(
    'a dropped foreign key',
    'alter table users drop constraint users_tenant_id_fkey',
    'users_tenant_id_fkey',
  ),
  brokenInTarget('a dropped check', 'alter table users drop constraint users_age_check', 'users_age_check'),
  brokenInTarget('a dropped trigger', 'drop trigger users_touch on users', 'users_touch'),
  brokenInTarget('a dropped default', 'alter table tenants alter mood drop default', 'public.tenants.mood'),
  brokenInTarget('a dropped NOT NULL', 'alter table tenants alter name drop not null', 'public.tenants.name'),
  brokenInTarget('a dropped view', 'drop view grown_ups', 'public.grown_ups'),
  givenUp('a table given up by name', OLD, 'table public.old_orders: dead since 2019', 'partial'),
  givenUp(
    'a column given up by name',
    'alter table users add phone text',
    'column public.users.phone: nobody reads it',
    'partial',
  ),
  givenUp(
    'one table of two given up',
    `${OLD} create table kept (id int)`,
    'table public.old_orders: dead since 2019',
    'failed',
  ),
];
