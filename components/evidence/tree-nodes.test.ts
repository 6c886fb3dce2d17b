import { describe, expect, it } from 'vitest';
import type { TreeObject } from '@/lib/plan/evidence/catalog-tree';
import type { Comparison, MendableDifference } from '@/lib/plan/evidence/schema-verify-evidence';
import { type TreeNode, treeNodes } from './tree-nodes';

const object = (kind: TreeObject['kind'], name: string, parent: string | null = null) => ({
  kind,
  name,
  parent,
});
const difference = (
  change: MendableDifference['change'],
  kind: TreeObject['kind'],
  name: string,
  parent: string | null = null,
): MendableDifference => ({
  ...{ change, kind, name, parent, weight: 'fail', properties: [], contained: 0, mend: null, accepted: null },
});
const compared = (...first: MendableDifference[]): Comparison => ({
  ...{ objects: 0, fails: first.length, warns: 0, notes: 0, accepted: 0 },
  differences: { count: first.length, first },
});
const nodes = (objects: readonly TreeObject[], ...differences: MendableDifference[]) =>
  treeNodes({ all: objects.length, objects }, compared(...differences));

/** As text: children behind their parent, what differs with a star. */
const drawn = (all: readonly TreeNode[]): string[] =>
  all.map(({ id, children, differences }) => {
    const inner = children.length > 0 ? ` [${drawn(children).join(', ')}]` : '';
    return `${id}${differences.length > 0 ? '*' : ''}${inner}`;
  });

const SHOP = [
  object('schema', 'public'),
  object('table', 'public.guest', 'public'),
  object('column', 'public.guest.id', 'public.guest'),
  object('column', 'public.guest.name', 'public.guest'),
  object('index', 'public.guest_pkey', 'public.guest'),
  object('view', 'public.names', 'public'),
];

describe('the tree of a catalog', () => {
  it('has under a table what goes away with it, and at the top what a schema holds', () => {
    expect(drawn(nodes(SHOP))).toEqual([
      'schema public',
      'table public.guest [column public.guest.id, column public.guest.name, index public.guest_pkey]',
      'view public.names',
    ]);
  });

  it('says of an object what differs, and of a table that something in it does', () => {
    const [, table, view] = nodes(
      SHOP,
      difference('different', 'column', 'public.guest.name', 'public.guest'),
    );
    expect([table?.isDifferent, table?.differences.length, view?.isDifferent]).toEqual([true, 0, false]);
    expect(table?.children.filter(({ isDifferent }) => isDifferent).map(({ name }) => name)).toEqual([
      'public.guest.name',
    ]);
  });

  it('has a place for what is missing, in its table and by itself', () => {
    const missing = [
      difference('missing', 'column', 'public.guest.mail', 'public.guest'),
      difference('missing', 'function', 'public.f(integer)', 'public'),
      difference('missing', 'index', 'public.gone_idx', 'public.gone'),
    ];
    const all = drawn(nodes(SHOP, ...missing));
    expect(all).toContain('function public.f(integer)*');
    expect(all).toContain('index public.gone_idx*');
    expect(all[1]).toContain('column public.guest.mail*');
  });

  it('keeps several differences of one object, and each object once', () => {
    const twice = [
      difference('different', 'table', 'public.guest'),
      difference('different', 'table', 'public.guest'),
    ];
    const all = nodes(SHOP, ...twice);
    expect(all.filter(({ id }) => id === 'table public.guest')).toHaveLength(1);
    expect(all[1]?.differences).toHaveLength(2);
  });

  it.each<[name: string, objects: readonly TreeObject[], expected: readonly string[]]>([
    ['nothing', [], []],
    ['one that is its own parent', [object('type', 'public.t', 'public.t')], ['type public.t']],
    [
      'two that are called alike',
      [
        object('table', 'public.a'),
        object('sequence', 'public.a'),
        object('column', 'public.a.x', 'public.a'),
      ],
      ['table public.a [column public.a.x]', 'sequence public.a'],
    ],
    ['one whose parent was left out', [object('column', 'public.b.x', 'public.b')], ['column public.b.x']],
  ])('of %s', (_, objects, expected) => expect(drawn(nodes(objects))).toEqual(expected));

  it('of two objects that hold each other ends', () => {
    const ring = [object('table', 'public.a', 'public.b'), object('table', 'public.b', 'public.a')];
    expect(() => nodes(ring)).not.toThrow();
  });
});
