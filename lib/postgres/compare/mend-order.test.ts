import { expect, it } from 'vitest';
import { catalogOf, objectOf } from '../catalog/testing/catalog-of';
import { compareCatalogs } from './compare-catalogs';

const view = (name: string, definition: string) => objectOf('view', name, { definition });
const table = (name: string) => objectOf('table', name, { own: name });
const key = (name: string, definition: string) =>
  objectOf('constraint', name, {
    class: /^FOREIGN/.test(definition) ? 'foreign key' : 'primary key',
    definition,
  });

const NAMES = [
  table('public.b'),
  objectOf('column', 'public.b.id', { type: 'integer', position: '1' }),
  key('public.b.a_of', 'FOREIGN KEY (id) REFERENCES public.c(id)'),
  table('public.c'),
  objectOf('column', 'public.c.no', { type: 'integer', position: '1' }),
  view('public.over', 'SELECT id FROM public.under'),
  view('public.under', 'SELECT id FROM public.c'),
];

const told = (expected: readonly ReturnType<typeof view>[], actual: readonly ReturnType<typeof view>[]) =>
  compareCatalogs(catalogOf(expected), catalogOf(actual)).map(({ change, name }) => `${change} ${name}`);

it('what is made comes after what it is made of, and what goes the other way round', () => {
  expect(told(NAMES, [])).toEqual([
    'missing public.c',
    'missing public.b',
    'missing public.under',
    'missing public.over',
  ]);
  expect(told([], NAMES)).toEqual([
    'extra public.over',
    'extra public.under',
    'extra public.b',
    'extra public.c',
  ]);
});

it('keys come before foreign keys, generated columns after those they read', () => {
  const column = (own: string, position: string, generated: string | null = null) =>
    objectOf('column', `public.t.${own}`, { type: own, position, generated });
  const parts = [
    key('public.t.a', 'FOREIGN KEY (x) REFERENCES public.t(x)'),
    key('public.t.b', 'PRIMARY KEY (x)'),
    column('a', '1', 'z * 2'),
    column('z', '2'),
  ];
  expect(told([table('public.t'), ...parts], [table('public.t')])).toEqual([
    'missing public.t.z',
    'missing public.t.a',
    'missing public.t.b',
    'missing public.t.a',
  ]);
});

it('what nobody expected is out of the way before a mend, but for what columns are of', () => {
  const there = [
    table('public.t'),
    objectOf('policy', 'public.t.p', {}),
    objectOf('type', 'public.mood', {}),
  ];
  const wanted = [table('public.t'), objectOf('index', 'public.t.i', {})];
  expect(told(wanted, there)).toEqual(['extra public.t.p', 'missing public.t.i', 'extra public.mood']);
});
