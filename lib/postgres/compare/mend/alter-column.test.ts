import { describe, expect, it } from 'vitest';
import { objectOf } from '../../catalog/testing/catalog-of';
import { alterColumn } from './alter-column';

const V15 = 150_000;
const V16 = 160_000;
const V17 = 170_000;

type Values = readonly [expected: string | null, actual: string | null];

function mend(property: string, [expected, actual]: Values, more: object = {}, version = V17) {
  const column = objectOf('column', 'public.t.note', { type: 'text', ...more });
  return alterColumn(column, { name: property, expected, actual }, version);
}

const ALTER = 'alter table public.t alter column note';

describe('one property of a column', () => {
  it.each<[property: string, values: Values, more: object, statements: string[] | null]>([
    ['notNull', ['not null', null], {}, [`${ALTER} set not null`]],
    ['notNull', [null, 'not null'], {}, [`${ALTER} drop not null`]],
    ['default', ["'x'::text", null], {}, [`${ALTER} set default 'x'::text`]],
    ['default', [null, "'x'::text"], {}, [`${ALTER} drop default`]],
    ['default', ['1', null], { identity: 'always' }, []],
    ['default', ['1', null], { generated: '(a + b)' }, []],
    ['type', ['text', 'integer'], {}, [`${ALTER} type text using note::text`]],
    [
      'type',
      ['text', 'integer'],
      { collation: 'public.de', default: "'x'" },
      [
        `${ALTER} drop default`,
        `${ALTER} type text collate public.de using note::text`,
        `${ALTER} set default 'x'`,
      ],
    ],
    ['type', ['text', 'integer'], { of: 'type' }, ['alter type public.t alter attribute note type text']],
    ['type', ['text', 'integer'], { of: 'view' }, null],
    ['compression', ['lz4', null], {}, [`${ALTER} set compression lz4`]],
    ['compression', [null, 'lz4'], {}, [`${ALTER} set compression default`]],
    ['statistics', ['500', null], {}, [`${ALTER} set statistics 500`]],
    ['statistics', [null, '500'], {}, [`${ALTER} set statistics -1`]],
    ['options', ['n_distinct=5', null], {}, [`${ALTER} set (n_distinct=5)`]],
    ['options', [null, 'n_distinct=5'], {}, [`${ALTER} reset (n_distinct)`]],
    ['identity', [null, 'always'], {}, [`${ALTER} drop identity`]],
    ['identity', ['always', 'by default'], {}, [`${ALTER} set generated always`]],
    ['generated', [null, '(a + b)'], {}, [`${ALTER} drop expression`]],
    ['position', ['1', '2'], {}, null],
  ])('%s %j of %j', (property, values, more, statements) => {
    expect(mend(property, values, more)).toEqual(statements);
  });

  it('an identity that is missing goes on behind the rows that are there', () => {
    const [first, second, third, numbers] = mend('identity', ['always', null]) ?? [];
    expect([first, second, third]).toEqual([
      `${ALTER} drop default`,
      `${ALTER} set not null`,
      `${ALTER} add generated always as identity`,
    ]);
    expect(numbers).toContain("setval(pg_catalog.pg_get_serial_sequence('public.t', 'note')");
  });

  it.each(['type', 'collation', 'identity', 'generated'])(
    'of a partition or an heir only the parent changes its %s',
    (property) => expect(mend(property, ['a', 'b'], { inherited: 'yes' })).toBeNull(),
  );

  it.each(['notNull', 'default', 'storage'])('which may have a %s of its own', (property) => {
    expect(mend(property, ['plain', null], { inherited: 'yes' })).not.toBeNull();
  });

  it('a column of a foreign table is altered as such', () => {
    expect(mend('notNull', ['not null', null], { of: 'foreign table' })).toEqual([
      'alter foreign table public.t alter column note set not null',
    ]);
  });
});

describe('what only some versions understand', () => {
  it.each<[version: number, storage: string | null]>([
    [V15, 'extended'],
    [V16, 'default'],
    [V17, 'default'],
  ])('on %i the storage of a text is put back', (version, storage) => {
    expect(mend('storage', [null, 'plain'], {}, version)).toEqual([`${ALTER} set storage ${storage}`]);
  });

  it('a type of which only the server knows how it is stored is left to a person on 15', () => {
    expect(mend('storage', [null, 'plain'], { type: 'extensions.geometry' }, V15)).toBeNull();
    expect(mend('storage', [null, 'plain'], { type: 'extensions.geometry' }, V16)).not.toBeNull();
  });

  it('a storage that is named is named on every version', () => {
    for (const version of [V15, V16, V17])
      expect(mend('storage', ['external', null], {}, version)).toEqual([`${ALTER} set storage external`]);
  });

  it.each([V15, V16])('on %i another expression needs the column anew', (version) => {
    const more = { generated: '(a + b)', comment: "it's" };
    expect(mend('generated', ['(a + b)', '(a)'], more, version)).toEqual([
      'alter table public.t drop column note restrict',
      'alter table public.t add column note text generated always as ((a + b)) stored',
      "comment on column public.t.note is 'it''s'",
    ]);
  });

  it('from 17 on it is set', () => {
    expect(mend('generated', ['(a + b)', '(a)'], { generated: '(a + b)' })).toEqual([
      `${ALTER} set expression as ((a + b))`,
    ]);
  });

  it('an expression that was dropped is set by no version', () => {
    expect(mend('generated', ['(a + b)', null], { generated: '(a + b)' })?.[0]).toBe(
      'alter table public.t drop column note restrict',
    );
  });

  it('stored and virtual are told apart by making it anew', () => {
    expect(mend('virtual', ['yes', null], { generated: '(a)', virtual: 'yes' })?.[1]).toBe(
      'alter table public.t add column note text generated always as ((a)) virtual',
    );
  });
});
