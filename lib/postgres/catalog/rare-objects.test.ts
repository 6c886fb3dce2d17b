import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../servers/embedded/testing/test-database';
import { namesOf } from '../../steps/schema/testing/plant';
import { compareCatalogs } from '../compare/compare-catalogs';
import { trustedSql } from '../sql';
import { withTarget } from '../with-client';
import type { Catalog } from './catalog';
import { packCatalog, unpackCatalog } from './catalog-file';
import { readCatalog } from './read-catalog';

/** What only a superuser can make, so it is not in the schemas that an ordinary role deploys. */
const RARE = `create foreign data wrapper far; create server there foreign data wrapper far options (host 'x');
  create foreign table public.remote (id int not null, name text options (column_name 'n')) server there options (t 'r');
  create function public.cmp(a text, b text) returns int language sql immutable as 'select 1';
  create operator class public.odd for type text using btree as operator 3 =, function 1 public.cmp(text, text);`;

let database: TestDatabase;
let before: Catalog;

async function after(change: string): Promise<string[]> {
  return withTarget(database.admin, (client) =>
    client.rolledBack(async () => {
      await client.execute(trustedSql(change, 'own-file'));
      return compareCatalogs(before, await readCatalog(client, ['public'])).flatMap(namesOf);
    }),
  );
}

beforeAll(async () => {
  database = await createTestDatabase();
  await withTarget(database.admin, async (client) => {
    await client.execute(trustedSql(RARE, 'own-file'));
    before = await client.snapshot(() => readCatalog(client, ['public']));
  });
});
afterAll(() => database.drop());

describe('objects that only a superuser makes', () => {
  it.each([
    [
      "alter foreign table public.remote options (set t 's')",
      'different foreign table public.remote foreignOptions',
    ],
    [
      "alter foreign table public.remote alter name options (set column_name 'm')",
      'different column public.remote.name foreignOptions',
    ],
    ['alter foreign table public.remote alter id drop not null', 'different column public.remote.id notNull'],
    ['drop foreign table public.remote', 'missing foreign table public.remote'],
    ['drop operator class public.odd using btree', 'missing operator class public.odd using btree'],
    ["alter server there version '2'", 'different server there version'],
  ])('%s', async (change, expected) => {
    expect(await after(change)).toContain(expected);
  });

  it('come out of an artifact as they went in', () => {
    expect(unpackCatalog(packCatalog(before))).toEqual(before);
  });
});
