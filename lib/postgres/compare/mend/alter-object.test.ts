import { describe, expect, it } from 'vitest';
import type { CatalogObject, ObjectKind } from '../../catalog/catalog-object';
import { catalogOf, objectOf } from '../../catalog/testing/catalog-of';
import { alterObject } from './alter-object';

type Change = readonly [property: string, expected: string | null, actual: string | null];

function mend(wanted: CatalogObject, [name, expected, actual]: Change, found = wanted) {
  const catalogs = { expected: catalogOf([wanted]), actual: catalogOf([found]) };
  return alterObject(wanted, { name, expected, actual }, catalogs);
}

const FUNCTION = (returns: string, body: string) =>
  objectOf('function', 'public.f(integer)', {
    definition: `CREATE OR REPLACE FUNCTION public.f(integer)\n RETURNS ${returns}\n LANGUAGE sql\nAS $$${body}$$\n`,
  });

describe('one property of an object', () => {
  it.each<[kind: ObjectKind, name: string, change: Change, statements: string[] | null]>([
    ['table', 'public.t', ['comment', "it's", null], ["comment on table public.t is 'it''s'"]],
    ['table', 'public.t', ['comment', null, 'x'], ['comment on table public.t is null']],
    ['table', 'public.t', ['rowSecurity', 'on', null], ['alter table public.t enable row level security']],
    ['table', 'public.t', ['rowSecurity', null, 'on'], ['alter table public.t disable row level security']],
    [
      'table',
      'public.t',
      ['forcedRowSecurity', null, 'on'],
      ['alter table public.t no force row level security'],
    ],
    ['table', 'public.t', ['persistence', 'unlogged', null], ['alter table public.t set unlogged']],
    ['table', 'public.t', ['replicaIdentity', 'full', null], ['alter table public.t replica identity full']],
    [
      'table',
      'public.t',
      ['replicaIdentity', 'index t_key', null],
      ['alter table public.t replica identity using index t_key'],
    ],
    [
      'table',
      'public.t',
      ['options', 'fillfactor=70', 'fillfactor=50, autovacuum_enabled=off'],
      ['alter table public.t reset (autovacuum_enabled)', 'alter table public.t set (fillfactor=70)'],
    ],
    ['table', 'public.t', ['partitionKey', 'LIST (a)', null], null],
    ['table', 'public.t', ['tablespace', 'fast', null], null],
    ['table', 'public.t', ['owner', '@self', 'x'], ['alter table public.t owner to current_user']],
    ['view', 'public.v', ['owner', 'other', '@self'], ['alter view public.v owner to "other"']],
    ['aggregate', 'public.a()', ['owner', 'other', null], ['alter aggregate public.a(*) owner to "other"']],
    [
      'table',
      'public.t',
      ['privileges', 'anon:SELECT', 'anon:INSERT,SELECT'],
      ['revoke INSERT on table public.t from anon'],
    ],
    [
      'type',
      'public.mood',
      ['labels', "'a', 'b'", "'a'"],
      ["alter type public.mood add value 'b' after 'a'"],
    ],
    [
      'type',
      'public.mood',
      ['labels', "'a', 'b'", "'b'"],
      ["alter type public.mood add value 'a' before 'b'"],
    ],
    ['type', 'public.mood', ['labels', "'a'", "'a', 'b'"], null],
    ['domain', 'public.d', ['default', '1', null], ['alter domain public.d set default 1']],
    ['domain', 'public.d', ['notNull', null, 'not null'], ['alter domain public.d drop not null']],
    ['domain', 'public.d', ['type', 'text', 'integer'], null],
    ['sequence', 'public.s', ['ownedBy', null, 'public.t.id'], ['alter sequence public.s owned by none']],
    ['sequence', 'public.s', ['internal', 'yes', null], null],
    ['index', 'public.t.i', ['valid', null, 'no'], ['reindex index public.t.i']],
    ['index', 'public.t.i', ['valid', 'no', null], null],
    ['constraint', 'public.t.c', ['validated', null, 'no'], ['alter table public.t validate constraint c']],
    ['constraint', 'public.t.c', ['clustered', 'yes', null], ['alter table public.t cluster on c']],
    ['constraint', 'public.t.c', ['clustered', null, 'yes'], ['alter table public.t set without cluster']],
    ['constraint', 'public.t.c', ['indexComment', 'x', null], ["comment on index public.c is 'x'"]],
    [
      'trigger',
      'public.t.touch',
      ['enabled', 'disabled', null],
      ['alter table public.t disable trigger touch'],
    ],
    [
      'trigger',
      'public.t.touch',
      ['enabled', null, 'disabled'],
      ['alter table public.t enable trigger touch'],
    ],
    [
      'trigger',
      'public.t.touch',
      ['enabled', 'always', null],
      ['alter table public.t enable always trigger touch'],
    ],
    ['event trigger', 'seen', ['enabled', 'disabled', null], ['alter event trigger seen disable']],
    [
      'trigger',
      'public.t.touch',
      ['onPartitions', null, 'public.t1 disabled'],
      ['alter table public.t1 enable trigger touch'],
    ],
    ['extension', 'citext', ['version', '1.6', '1.5'], ['alter extension citext update']],
    ['statistics', 'public.st', ['target', '100', null], ['alter statistics public.st set statistics 100']],
    [
      'function',
      'public.f()',
      ['extensionDependency', 'citext', 'cube'],
      [
        'alter function public.f() no depends on extension cube',
        'alter function public.f() depends on extension citext',
      ],
    ],
    ['materialized view', 'public.mv', ['populated', null, 'no'], ['refresh materialized view public.mv']],
    ['materialized view', 'public.mv', ['populated', 'no', null], null],
  ])('of a %s %s: %j', (kind, name, change, statements) => {
    expect(mend(objectOf(kind, name), change)).toEqual(statements);
  });
});

describe('another definition', () => {
  it('of a function that gives back the same is put in its place', () => {
    const [statement, ...more] =
      mend(FUNCTION('integer', 'select 1'), ['definition', 'a', 'b'], FUNCTION('integer', 'select 2')) ?? [];
    expect(statement).toContain('select 1');
    expect(more).toEqual([]);
  });

  it('of a function that gives back something else needs it anew', () => {
    const statements = mend(
      FUNCTION('integer', 'select 1'),
      ['definition', 'a', 'b'],
      FUNCTION('text', 'select 2'),
    );
    expect(statements?.[0]).toBe('drop function public.f(integer) restrict');
    expect(statements?.[1]).toContain('RETURNS integer');
  });

  it('of a key or an index needs it anew, with its marks', () => {
    const key = objectOf('constraint', 'public.t.t_pkey', {
      definition: 'PRIMARY KEY (id)',
      class: 'primary key',
      clustered: 'yes',
      indexComment: 'x',
    });
    expect(mend(key, ['definition', 'a', 'b'])).toEqual([
      'alter table public.t drop constraint t_pkey restrict',
      'alter table public.t add constraint t_pkey PRIMARY KEY (id)',
      "comment on index public.t_pkey is 'x'",
      'alter table public.t cluster on t_pkey',
    ]);
  });

  it('of the mappings of a text search configuration is made token by token, with the usual parser', () => {
    const change = ['mappings', '1/1=public.d, 1/2=simple, 4/1=simple', '1/1=simple, 13/1=simple'] as const;
    const name = 'configuration public.c';
    expect(mend(objectOf('text search', name, { parser: 'pg_catalog."default"' }), change)).toEqual([
      'alter text search configuration public.c alter mapping for "asciiword" with public.d, simple',
      'alter text search configuration public.c add mapping for "email" with simple',
      'alter text search configuration public.c drop mapping for "tag"',
    ]);
    expect(mend(objectOf('text search', name, { parser: 'public.own' }), change)).toBeNull();
  });

  it('of what Postgres prints no definition of is left to a person', () => {
    for (const kind of ['aggregate', 'operator', 'cast', 'text search'] as const)
      expect(mend(objectOf(kind, 'public.x'), ['definition', 'a', 'b'])).toBeNull();
  });
});
