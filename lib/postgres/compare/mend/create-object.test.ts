import { describe, expect, it } from 'vitest';
import type { CatalogObject, ObjectKind, ObjectProperties } from '../../catalog/catalog-object';
import { catalogOf, objectOf } from '../../catalog/testing/catalog-of';
import { createObject } from './create-object';

const make = (
  kind: ObjectKind,
  name: string,
  properties: ObjectProperties,
  others: readonly CatalogObject[] = [],
) => {
  const object = objectOf(kind, name, properties);
  return createObject(object, catalogOf([object, ...others]));
};

describe('what is missing is made', () => {
  it.each<[kind: ObjectKind, name: string, properties: ObjectProperties, statements: string[] | null]>([
    ['schema', 'app', {}, ['create schema app']],
    ['schema', 'app', { comment: 'x' }, ['create schema app', "comment on schema app is 'x'"]],
    [
      'extension',
      'citext',
      { schema: 'extensions' },
      ['create extension if not exists citext with schema extensions'],
    ],
    [
      'column',
      'public.t.note',
      { type: 'text', default: "'x'", notNull: 'not null' },
      ["alter table public.t add column note text default 'x' not null"],
    ],
    [
      'column',
      'public.t.note',
      { type: 'text', notNull: 'not null' },
      ['alter table public.t add column note text'],
    ],
    [
      'column',
      'public.pair.b',
      { type: 'text', of: 'type' },
      ['alter type public.pair add attribute b text'],
    ],
    ['column', 'public.v.b', { type: 'text', of: 'view' }, null],
    [
      'constraint',
      'public.t.c',
      { definition: 'CHECK ((id > 0))' },
      ['alter table public.t add constraint c CHECK ((id > 0))'],
    ],
    [
      'constraint',
      'public.t.c',
      { definition: 'CHECK ((id > 0))', validated: 'no' },
      ['alter table public.t add constraint c CHECK ((id > 0)) not valid'],
    ],
    [
      'constraint',
      'public.d.c',
      { definition: 'CHECK (VALUE > 0)', of: 'domain' },
      ['alter domain public.d add constraint c CHECK (VALUE > 0)'],
    ],
    [
      'index',
      'public.i',
      { definition: 'CREATE INDEX i ON ONLY public.m USING btree (at)' },
      ['CREATE INDEX i ON public.m USING btree (at)'],
    ],
    [
      'conversion',
      'public.c',
      { from: 'LATIN1', to: 'UTF8', function: 'iso8859_1_to_utf8', default: 'yes' },
      ["create default conversion public.c for 'LATIN1' to 'UTF8' from iso8859_1_to_utf8"],
    ],
    [
      'event trigger',
      'seen',
      { event: 'ddl_command_end', tags: "'CREATE TABLE'", function: 'public.f()', enabled: 'disabled' },
      [
        "create event trigger seen on ddl_command_end when tag in ('CREATE TABLE') execute function public.f()",
        'alter event trigger seen disable',
      ],
    ],
    [
      'trigger',
      'public.t.touch',
      { definition: 'CREATE TRIGGER touch …', enabled: 'replica' },
      ['CREATE TRIGGER touch …', 'alter table public.t enable replica trigger touch'],
    ],
    [
      'rule',
      'public.t.r',
      { definition: 'CREATE RULE r …;', enabled: 'disabled' },
      ['CREATE RULE r …', 'alter table public.t disable rule r'],
    ],
    [
      'policy',
      'public.t.own',
      { command: 'update', permissive: 'restrictive', roles: 'anon', using: '(id > 0)', check: 'true' },
      ['create policy own on public.t as restrictive for update to anon using ((id > 0)) with check (true)'],
    ],
    [
      'view',
      'public.v',
      { definition: ' SELECT 1 AS a;', options: 'security_invoker=true' },
      ['create view public.v with (security_invoker=true) as\nSELECT 1 AS a'],
    ],
    [
      'materialized view',
      'public.mv',
      { definition: ' SELECT 1 AS a;', populated: 'no' },
      ['create materialized view public.mv as\nSELECT 1 AS a with no data'],
    ],
    ['aggregate', 'public.a(integer)', {}, null],
    ['cast', '(integer AS text)', {}, null],
  ])('%s %s %j', (kind, name, properties, statements) => {
    expect(make(kind, name, properties)).toEqual(statements);
  });
});

describe('with it comes', () => {
  it('the comment, where it is wanted', () => {
    const view = objectOf('view', 'public.v', { definition: 'SELECT 1', comment: 'x' });
    expect(createObject(view, catalogOf([view]), false)).toEqual(['create view public.v as\nSELECT 1']);
  });

  it('what an index is to its table', () => {
    const table = objectOf('table', 'public.t', { replicaIdentity: 'index i' });
    const index = { ...objectOf('index', 'public.i'), parent: 'public.t' };
    const made = { ...index, properties: { definition: 'CREATE UNIQUE INDEX i …', clustered: 'yes' } };
    expect(createObject(made, catalogOf([made, table]))).toEqual([
      'CREATE UNIQUE INDEX i …',
      'alter table public.t cluster on i',
      'alter table public.t replica identity using index i',
    ]);
  });

  it('what belongs to the index behind a key, and not to a foreign key', () => {
    const properties = { definition: 'UNIQUE (a)', indexOptions: 'fillfactor=70', indexComment: 'x' };
    expect(make('constraint', 'public.t.u', { ...properties, class: 'unique' })).toEqual([
      'alter table public.t add constraint u UNIQUE (a)',
      'alter index public.u set (fillfactor=70)',
      "comment on index public.u is 'x'",
    ]);
    expect(make('constraint', 'public.t.u', { ...properties, class: 'foreign key' })).toEqual([
      'alter table public.t add constraint u UNIQUE (a)',
    ]);
  });
});
