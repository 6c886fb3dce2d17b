import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Catalog } from '../../postgres/catalog/catalog';
import { readCatalog } from '../../postgres/catalog/read-catalog';
import { trustedSql } from '../../postgres/sql';
import { withTarget } from '../../postgres/with-client';
import { createTestDatabase, type TestDatabase } from '../../servers/embedded/testing/test-database';
import { catalogTree } from './catalog-tree';

let database: TestDatabase;
let catalog: Catalog;
beforeAll(async () => {
  database = await createTestDatabase();
  catalog = await withTarget(database.admin, async (client) => {
    await client.execute(
      trustedSql(
        `create table public.guest (id int primary key, name text not null);
         create index guest_name on public.guest (name);
         create view public.names as select name from public.guest;
         create function public.one() returns int language sql as 'select 1'`,
        'own-file',
      ),
    );
    return readCatalog(client, ['public']);
  });
});
afterAll(() => database.drop());

const named = (most?: number) =>
  catalogTree(catalog, most).objects.map(({ kind, name }) => `${kind} ${name}`);

describe('the objects of a real database', () => {
  it('are all there by name, with what they go away with, and nothing else of them', () => {
    const tree = catalogTree(catalog);
    expect(tree.all).toBe(catalog.objects.size);
    expect(tree.objects).toHaveLength(tree.all);
    expect(tree.objects).toContainEqual({
      kind: 'column',
      name: 'public.guest.name',
      parent: 'public.guest',
    });
    for (const one of tree.objects) expect(Object.keys(one)).toEqual(['kind', 'name', 'parent']);
  });

  it('come in an order of their own, tables before their columns, however the catalog has them', () => {
    const turned = { ...catalog, objects: new Map([...catalog.objects].reverse()) };
    expect(catalogTree(turned)).toEqual(catalogTree(catalog));
    const all = named();
    expect(all.indexOf('view public.names')).toBeLessThan(all.indexOf('column public.guest.id'));
  });

  it('of a large one keep their tables, views and functions, and count the rest', () => {
    const outer = named().filter((one) => !/^(?:column|constraint|index) /.test(one)).length;
    const few = named(outer);
    expect(few).toContain('table public.guest');
    expect(few).toContain('view public.names');
    expect(few.filter((one) => one.startsWith('column public.guest'))).toEqual([]);
    expect(catalogTree(catalog, outer).all).toBe(catalog.objects.size);
    expect(catalogTree(catalog, 0).objects).toEqual([]);
  });
});
