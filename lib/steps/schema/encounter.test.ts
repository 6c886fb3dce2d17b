import { describe, expect, it } from 'vitest';
import { catalogOf, objectOf } from '../../postgres/catalog/testing/catalog-of';
import { compareCatalogs } from '../../postgres/compare/compare-catalogs';
import { readAccepted, reasonFor } from './accepted-differences';
import { describeEncounter } from './describe-preview';
import { isAlreadyThere } from './is-already-there';
import { hungOn, withoutManaged } from './managed-objects';
import { scriptOf } from './script-of';
import { slowest } from './slowest';
import { validationFiles } from './validation-files';

const TABLE = objectOf('table', 'public.t');
const ID = objectOf('column', 'public.t.id', { type: 'bigint', position: '1' });
const INDEX = (own: string) => ({
  ...objectOf('index', `public.${own}`, { definition: `CREATE INDEX ${own} ON public.t USING btree (id)` }),
  parent: 'public.t',
});
const DEFAULTS = objectOf('default privileges', '@self in public on tables', { privileges: 'anon:SELECT' });
const CITEXT = objectOf('extension', 'citext', { schema: 'extensions' });
const PUBLIC = objectOf('schema', 'public');

describe('whether the target has all of it already', () => {
  const built = catalogOf([PUBLIC, CITEXT, DEFAULTS, TABLE, ID, INDEX('i')]);

  it.each([
    ['all is there', [PUBLIC, CITEXT, DEFAULTS, TABLE, ID, INDEX('i')], true],
    [
      'more is there',
      [PUBLIC, CITEXT, DEFAULTS, TABLE, ID, INDEX('i'), objectOf('table', 'public.more')],
      true,
    ],
    ['an index has another name and does the same', [PUBLIC, CITEXT, DEFAULTS, TABLE, ID, INDEX('j')], true],
    ['the index is missing', [PUBLIC, CITEXT, DEFAULTS, TABLE, ID], false],
    ['the column is missing', [PUBLIC, CITEXT, DEFAULTS, TABLE, INDEX('i')], false],
    ['the extension is missing', [PUBLIC, DEFAULTS, TABLE, ID, INDEX('i')], false],
    ['own default privileges are other', [PUBLIC, CITEXT, TABLE, ID, INDEX('i')], false],
    [
      'the column is of another type',
      [PUBLIC, CITEXT, DEFAULTS, TABLE, { ...ID, properties: { type: 'text', position: '1' } }, INDEX('i')],
      false,
    ],
    [
      'only a comment differs',
      [PUBLIC, CITEXT, DEFAULTS, { ...TABLE, properties: { comment: 'x' } }, ID, INDEX('i')],
      true,
    ],
    ['nothing is there', [], false],
  ])('%s: %s', (_, there, expected) => {
    expect(isAlreadyThere(built, catalogOf(there))).toBe(expected);
  });

  it('is not said of what nothing could be seen of', () => {
    expect(isAlreadyThere(null, catalogOf([TABLE]))).toBe(false);
    const nothing = catalogOf([PUBLIC, CITEXT, DEFAULTS]);
    expect(isAlreadyThere(nothing, nothing)).toBe(false);
  });
});

it('a deploy meets what is there, what is not, and what is there and other', () => {
  const other = { ...ID, properties: { type: 'text', position: '1' } };
  const [built, target] = [catalogOf([TABLE, ID, INDEX('i'), DEFAULTS]), catalogOf([TABLE, other])];
  const { toCreate, alreadyThere, clashes } = describeEncounter(
    built,
    target,
    compareCatalogs(built, target),
  );
  expect(toCreate).toEqual([{ kind: 'index', name: 'public.i' }]);
  expect(alreadyThere.map(({ name }) => name)).toEqual(['public.t', 'public.t.id']);
  expect(clashes.map(({ name, change }) => `${change} ${name}`)).toContain('different public.t.id');
});

describe('what is accepted', () => {
  const difference = (kind: 'index' | 'function', name: string) => ({
    change: 'extra' as const,
    kind,
    name,
    parent: null,
    weight: 'warn' as const,
    properties: [],
    contained: 0,
  });

  it.each([
    ['index public.i: made by the DBA', 'index', 'public.i', 'made by the DBA'],
    ['  extra index public.i:  made: by hand ', 'index', 'public.i', 'made: by hand'],
    ['function public.f(a::b): old', 'function', 'public.f(a::b)', 'old'],
    ['index public.i', 'index', 'public.i', null],
    ['index public.i: ', 'index', 'public.i', null],
    [': no name', 'index', 'public.i', null],
    ['index public.j: another', 'index', 'public.i', null],
  ] as const)('%s', (line, kind, name, reason) => {
    expect(reasonFor(readAccepted(line), difference(kind, name))).toBe(reason);
  });

  it('is nothing without a text', () => expect(readAccepted(undefined).size).toBe(0));
});

describe('what hangs on tables of Supabase', () => {
  const trigger = objectOf('trigger', 'auth.users.created', { definition: 'a' });
  const policy = objectOf('policy', 'storage.objects.own', { using: 'true' });

  it('is what came or changed, and nothing else', () => {
    const before = catalogOf([trigger]);
    const after = catalogOf([
      { ...trigger, properties: { definition: 'b' } },
      policy,
      objectOf('table', 'auth.x'),
    ]);
    expect(hungOn(before, after).map(([key]) => key)).toEqual([
      'trigger auth.users.created',
      'policy storage.objects.own',
    ]);
    expect(hungOn(after, after)).toEqual([]);
  });

  it('is left out where a source is compared', () => {
    const { objects } = withoutManaged(catalogOf([trigger, policy, TABLE]), ['public']);
    expect([...objects.keys()]).toEqual(['table public.t']);
    expect(withoutManaged(catalogOf([trigger]), ['auth']).objects.size).toBe(1);
  });
});

it('the slowest statements come first, ten of them, rounded', () => {
  const times = Array.from({ length: 12 }, (_, line) => ({ line, label: 'x', ms: line + 0.126 }));
  const found = slowest(times);
  expect(found.map(({ line }) => line)).toEqual([11, 10, 9, 8, 7, 6, 5, 4, 3, 2]);
  expect(found[0]?.ms).toBe(11.13);
  expect(slowest([])).toEqual([]);
});

it('a script is its statements, each closed', () => {
  expect(scriptOf([{ text: 'a' }, { text: 'b' }])).toBe('a;\n\nb;\n');
});

describe('the files of the plan', () => {
  const key = objectOf('constraint', 'public.t.t_fk', {
    class: 'foreign key',
    definition: 'FOREIGN KEY (id)\n REFERENCES public.o(id)',
    validated: 'no',
  });
  const broken = { ...INDEX('i'), properties: { definition: 'CREATE INDEX i', valid: 'no' } };
  const catalog = catalogOf([
    TABLE,
    { ...ID, properties: { type: 'bigint', notNull: 'not null' } },
    key,
    broken,
  ]);
  const content = (name: string) =>
    validationFiles(catalog, ['public']).find((file) => file.name === name)?.content ?? '';

  it('list columns, indexes and foreign keys, and say what is not well', () => {
    expect(content('schema-validation.txt')).toMatch(/public\.t \| id +\| bigint \| not null/);
    expect(content('indexes-validation.txt')).toMatch(/public\.i +\| CREATE INDEX i +\| INVALID/);
    expect(content('fk-validation.txt')).toMatch(
      /t_fk +\| FOREIGN KEY \(id\) REFERENCES public\.o\(id\) +\| NOT VALIDATED/,
    );
  });

  it('are the same twice, and count what they list', () => {
    expect(validationFiles(catalog, ['public'])).toEqual(validationFiles(catalog, ['public']));
    expect(content('schema-validation.txt')).toContain('(1)\n');
    expect(content('schema-validation.txt')).toContain('schemas: public');
  });
});
