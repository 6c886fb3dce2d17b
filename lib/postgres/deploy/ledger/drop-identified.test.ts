import { expect, it } from 'vitest';
import { dropIdentified } from './drop-identified';
import { defaultsTarget, privilegeTarget } from './privilege-target';

it.each<[type: string, identity: string, statement: string | null]>([
  ['table', 'public.t', 'drop table if exists public.t restrict'],
  ['function', 'public.f(integer)', 'drop function if exists public.f(integer) restrict'],
  ['aggregate', 'public.a()', 'drop aggregate if exists public.a(*) restrict'],
  ['aggregate', 'public.a(integer)', 'drop aggregate if exists public.a(integer) restrict'],
  ['composite type', 'public.pair', 'drop type if exists public.pair restrict'],
  ['foreign-data wrapper', 'w', 'drop foreign data wrapper if exists w restrict'],
  ['statistics object', 'public.st', 'drop statistics if exists public.st restrict'],
  ['conversion', 'app.conv', 'drop conversion if exists app.conv restrict'],
  [
    'operator family',
    'public.fam USING btree',
    'drop operator family if exists public.fam USING btree restrict',
  ],
  ['cast', '(integer AS public.w)', 'drop cast if exists (integer AS public.w) restrict'],
  ['large object', '4711', 'select pg_catalog.lo_unlink(4711)'],
  ['role', '"undo reader"', 'drop role if exists "undo reader"'],
  ['event trigger', 'seen', 'drop event trigger if exists seen'],
  ['table constraint', 'c on public.t', 'alter table public.t drop constraint if exists c restrict'],
  [
    'table constraint',
    '"a on b" on public.t',
    'alter table public.t drop constraint if exists "a on b" restrict',
  ],
  ['domain constraint', 'c on public.d', 'alter domain public.d drop constraint if exists c restrict'],
  ['policy', 'own on public.t', 'drop policy if exists own on public.t'],
  ['table column', 'public.t.note', 'alter table public.t drop column if exists note restrict'],
  ['publication relation', 'public.t in publication pub', 'alter publication pub drop table public.t'],
  ['publication namespace', 'app in publication pub', 'alter publication pub drop tables in schema app'],
  ['user mapping', 'public on server s', 'drop user mapping if exists for public server s'],
  ['transform', 'for integer on language sql', 'drop transform if exists for integer language sql restrict'],
  ['subscription', 's', null],
  [
    'operator of access method',
    'operator 1 (integer, bigint) of public.fam USING btree',
    'alter operator family public.fam USING btree drop operator 1 (integer, bigint)',
  ],
  [
    'function of access method',
    'function 1 (integer, bigint) of public."a of b" USING btree',
    'alter operator family public."a of b" USING btree drop function 1 (integer, bigint)',
  ],
])('%s %s is dropped', (type, identity, statement) => {
  expect(dropIdentified(type, identity)).toBe(statement);
});

const identified = (of: string, type: string, identity: string) =>
  privilegeTarget({
    class: of,
    oid: '1',
    sub: 0,
    type,
    identity,
    isPart: false,
    family: null,
    builtIn: null,
  });

it.each<[of: string, type: string, identity: string, on: string, column: string]>([
  ['pg_class', 'table', 'public.t', 'table public.t', ''],
  ['pg_class', 'view', 'public.v', 'table public.v', ''],
  ['pg_class', 'sequence', 'public.s', 'sequence public.s', ''],
  ['pg_attribute', 'table column', 'public.t.note', 'table public.t', ' (note)'],
  ['pg_attribute', 'table column', 'public.t."a.b"', 'table public.t', ' ("a.b")'],
  ['pg_attribute', 'table column', '"s.x"."t.y".note', 'table "s.x"."t.y"', ' (note)'],
  ['pg_proc', 'aggregate', 'public.a(integer)', 'routine public.a(integer)', ''],
  ['pg_type', 'type', 'public.mood', 'type public.mood', ''],
  ['pg_namespace', 'schema', 'app', 'schema app', ''],
  ['pg_foreign_data_wrapper', 'foreign-data wrapper', 'w', 'foreign data wrapper w', ''],
  ['pg_parameter_acl', 'parameter ACL', 'work_mem', 'parameter work_mem', ''],
  ['pg_largeobject_metadata', 'large object', '4711', 'large object 4711', ''],
])('privileges of a %s, %s %s, are given', (of, type, identity, on, column) => {
  expect(identified(of, type, identity)).toEqual({ on, column, prefix: '' });
});

it.each([
  ['r', null, 'alter default privileges for role "o" ', 'tables'],
  ['S', 'app', 'alter default privileges for role "o" in schema app ', 'sequences'],
  ['f', null, 'alter default privileges for role "o" ', 'functions'],
  ['T', null, 'alter default privileges for role "o" ', 'types'],
  ['n', null, 'alter default privileges for role "o" ', 'schemas'],
  ['L', null, 'alter default privileges for role "o" ', 'large objects'],
])('default privileges of class %s in %s are given', (objects, schema, prefix, on) => {
  expect(defaultsTarget('"o"', schema, objects)).toEqual({ on, column: '', prefix });
});
