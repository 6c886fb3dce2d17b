import { describe, expect, it } from 'vitest';
import { threadCpuMs } from '../../platform/testing/thread-cpu-ms';
import type { CatalogObject } from '../catalog/catalog-object';
import { catalogOf, objectOf } from '../catalog/testing/catalog-of';
import { compareCatalogs } from './compare-catalogs';

const column = (name: string, type: string, position: string, more = {}) =>
  objectOf('column', name, { type, position, ...more });

const table = (name: string, columns: readonly (readonly [string, string])[]): CatalogObject[] => [
  objectOf('table', name),
  ...columns.map(([own, type], index) => column(`${name}.${own}`, type, String(index + 1))),
];

const index = (own: string, on: string) => ({
  ...objectOf('index', `public.${own}`, {
    definition: `CREATE INDEX ${own} ON public.t USING btree (${on})`,
  }),
  parent: 'public.t',
});

function found(
  expected: readonly CatalogObject[],
  actual: readonly CatalogObject[],
  options: Parameters<typeof compareCatalogs>[2] = {},
) {
  return compareCatalogs(catalogOf(expected), catalogOf(actual), options).map(
    ({ change, kind, name, properties }) =>
      change === 'renamed'
        ? `${change} ${kind} ${properties[0]?.actual} to ${name}`
        : `${change} ${kind} ${name}`,
  );
}

const T = table('public.t', [
  ['id', 'bigint'],
  ['note', 'text'],
]);

describe('looks renamed', () => {
  it('a table of the same columns', () => {
    const people = table('public.people', [
      ['id', 'bigint'],
      ['note', 'text'],
    ]);
    expect(found(T, people)).toEqual(['renamed table public.people to public.t']);
  });

  it('a column of the same type in the same place', () => {
    const other = table('public.t', [
      ['id', 'bigint'],
      ['remark', 'text'],
    ]);
    expect(found(T, other)).toEqual(['renamed column public.t.remark to public.t.note']);
  });

  it('a column elsewhere, where it can be no other', () => {
    const wanted = [...T, column('public.t.at', 'date', '3')];
    const there = [
      ...table('public.t', [['id', 'bigint']]),
      column('public.t.since', 'date', '3'),
      column('public.t.note', 'text', '4'),
    ];
    expect(found(wanted, there)).toContain('renamed column public.t.since to public.t.at');
  });

  it('an index, a trigger or a rule of a key that does the same', () => {
    expect(found([...T, index('by_note', 'note')], [...T, index('other', 'note')])).toEqual([
      'renamed index public.other to public.by_note',
    ]);
    const check = (own: string) =>
      objectOf('constraint', `public.t.${own}`, { definition: 'CHECK ((id > 0))' });
    expect(found([...T, check('positive')], [...T, check('t_id_check')])).toEqual([
      'renamed constraint public.t.t_id_check to public.t.positive',
    ]);
  });
});

describe('what others hang on, or what counts, looks renamed', () => {
  const sequence = (own: string, start: string) => objectOf('sequence', `public.${own}`, { start });
  const view = (own: string) => objectOf('view', `public.${own}`, { definition: 'SELECT 1 AS a' });
  const type = (own: string) => objectOf('type', `public.${own}`, { labels: "'a', 'b'", class: 'enum' });
  const routine = (own: string, of = 'integer') =>
    objectOf('function', `public.${own}(n ${of})`, {
      definition: `CREATE OR REPLACE FUNCTION public.${own}(n ${of})\n RETURNS integer\nAS $$select 1$$\n`,
      signature: of,
    });

  it.each([
    ['a sequence', sequence('a', '1000'), sequence('b', '1000')],
    ['a view', view('a'), view('b')],
    ['a type', type('a'), type('b')],
    ['a function', routine('a'), routine('b')],
  ])('%s', (_, wanted, there) => {
    expect(found([wanted], [there])).toEqual([`renamed ${wanted.kind} ${there.name} to ${wanted.name}`]);
  });

  it('but not one of two, or one that says something else', () => {
    expect(found([view('a')], [view('b'), view('c')])).toHaveLength(3);
    expect(found([sequence('a', '1')], [sequence('b', '2')])).toHaveLength(2);
    expect(found([routine('a')], [routine('b', 'text')])).toHaveLength(2);
  });

  it('a function whose argument is of a renamed type is not told again', () => {
    expect(found([type('mood'), routine('f', 'public.mood')], [type('m'), routine('f', 'public.m')])).toEqual(
      ['renamed type public.m to public.mood'],
    );
  });

  it('a function whose arguments got other names is one that differs', () => {
    const named = (own: string) =>
      objectOf('function', `public.f(${own} integer)`, { definition: own, signature: 'integer' });
    expect(found([named('a')], [named('b')])).toEqual(['different function public.f(a integer)']);
  });
});

describe('does not look renamed', () => {
  it('a column of another type', () => {
    const other = table('public.t', [
      ['id', 'bigint'],
      ['remark', 'integer'],
    ]);
    expect(found(T, other)).toEqual(['missing column public.t.note', 'extra column public.t.remark']);
  });

  it('a table of other columns, one without any, or one in another schema', () => {
    expect(found(T, table('public.people', [['id', 'bigint']]))).toHaveLength(2);
    expect(found(table('public.a', []), table('public.b', []))).toHaveLength(2);
    const elsewhere = table('app.t', [
      ['id', 'bigint'],
      ['note', 'text'],
    ]);
    expect(found(T, elsewhere)).toHaveLength(2);
  });

  it('one of two columns that could be either', () => {
    const wanted = [
      ...table('public.t', [['id', 'bigint']]),
      column('public.t.a', 'text', '5'),
      column('public.t.b', 'text', '6'),
    ];
    const there = [
      ...table('public.t', [['id', 'bigint']]),
      column('public.t.c', 'text', '2'),
      column('public.t.d', 'text', '3'),
    ];
    expect(found(wanted, there).filter((one) => one.startsWith('renamed'))).toEqual([]);
  });

  it('an index that does something else', () => {
    expect(found([...T, index('by_note', 'note')], [...T, index('by_id', 'id')])).toHaveLength(2);
  });

  it('a column of a view, which is what its definition says', () => {
    const view = (own: string) => [
      objectOf('view', 'public.v', { definition: `SELECT 1 AS ${own}` }),
      column(`public.v.${own}`, 'integer', '1', { of: 'view' }),
    ];
    expect(found(view('a'), view('b')).filter((one) => one.startsWith('renamed'))).toEqual([]);
  });

  it('a table between two moments of one database, where it is known what was dropped', () => {
    const people = table('public.people', [
      ['id', 'bigint'],
      ['note', 'text'],
    ]);
    expect(found(T, people, { isBeforeAndAfter: true })).toEqual([
      'missing table public.t',
      'extra table public.people',
    ]);
  });
});

it('what differs only by the other name is not told again', () => {
  const key = (of: string) =>
    objectOf('constraint', 'public.t.c', { definition: `CHECK ((${of} <> ''::text))` });
  const other = table('public.t', [
    ['id', 'bigint'],
    ['remark', 'text'],
  ]);
  expect(found([...T, key('note')], [...other, key('remark')])).toEqual([
    'renamed column public.t.remark to public.t.note',
  ]);
});

it('a thousand tables of which none is there, beside a thousand others, are compared in a moment', () => {
  const many = (prefix: string, type: string) =>
    Array.from({ length: 1_000 }, (_, at) =>
      table(`public.${prefix}${at}`, [
        ['id', 'bigint'],
        [`c${at}`, type],
      ]),
    ).flat();
  const started = threadCpuMs();
  expect(found(many('a', 'text'), many('b', 'date'))).toHaveLength(2_000);
  expect(threadCpuMs() - started).toBeLessThan(2_000);
});
