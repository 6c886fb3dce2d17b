import { describe, expect, it } from 'vitest';
import { objectKey } from '../catalog/catalog';
import type { CatalogObject } from '../catalog/catalog-object';
import { catalogOf, objectOf } from '../catalog/testing/catalog-of';
import { recordChanges } from './record-changes';

const USERS = objectOf('table', 'public.users');
const ID = objectOf('column', 'public.users.id', { type: 'bigint' });
const KEY = objectOf('constraint', 'public.users.users_pkey', { definition: 'PRIMARY KEY (id)' });
const ORDERS = objectOf('table', 'public.orders');
const VIEW = objectOf('view', 'public.v', { definition: 'SELECT 1' });

function changes(before: readonly CatalogObject[], after: readonly CatalogObject[]) {
  const { created, contents, altered, removed } = recordChanges(catalogOf(before), catalogOf(after));
  const keys = (objects: readonly CatalogObject[]) => objects.map(objectKey);
  return { created: keys(created), contents, altered: keys(altered), removed: keys(removed) };
}

const NOTHING = { created: [], contents: [], altered: [], removed: [] };

describe('between two readings', () => {
  it('nothing happened where both say the same', () => {
    expect(changes([USERS, ID], [ID, USERS])).toEqual(NOTHING);
  });

  it('what is part of something that was made is its contents, not made by itself', () => {
    expect(changes([ORDERS], [ORDERS, USERS, ID, KEY])).toEqual({
      ...NOTHING,
      created: ['table public.users'],
      contents: ['column public.users.id', 'constraint public.users.users_pkey'],
    });
  });

  it('what was added to something that was there was made by itself', () => {
    expect(changes([USERS, ID], [USERS, ID, KEY])).toEqual({
      ...NOTHING,
      created: ['constraint public.users.users_pkey'],
    });
  });

  it('a thing that another one replaced under its name counts as altered', () => {
    const other = { ...VIEW, properties: { definition: 'SELECT 2' } };
    expect(changes([VIEW], [other])).toEqual({ ...NOTHING, altered: ['view public.v'] });
  });

  it('what was altered is kept as it was', () => {
    const wider = { ...ID, properties: { type: 'numeric' } };
    const { altered } = recordChanges(catalogOf([USERS, ID]), catalogOf([USERS, wider]));
    expect(altered).toEqual([ID]);
  });

  it('a property that came or went is a change, an object that only moved in the order is none', () => {
    const commented = { ...USERS, properties: { comment: 'x' } };
    expect(changes([USERS], [commented]).altered).toEqual(['table public.users']);
    expect(changes([commented], [USERS]).altered).toEqual(['table public.users']);
    expect(changes([USERS, ORDERS], [ORDERS, USERS])).toEqual(NOTHING);
  });

  it('what went is listed with all that was in it', () => {
    expect(changes([USERS, ID, KEY], [])).toEqual({
      ...NOTHING,
      removed: ['table public.users', 'column public.users.id', 'constraint public.users.users_pkey'],
    });
  });

  it('two things of one name and different kinds are two', () => {
    const sequence = objectOf('sequence', 'public.users');
    expect(changes([USERS], [USERS, sequence]).created).toEqual(['sequence public.users']);
  });
});
