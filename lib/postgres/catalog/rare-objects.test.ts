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
  create operator class public.odd for type text using btree as operator 3 =, function 1 public.cmp(text, text);
  create type public.r as range (subtype = text, collation = "C");
  create conversion public.conv for 'LATIN1' to 'UTF8' from iso8859_1_to_utf8;
  create operator family public.fam using hash;
  create table public.pt (id int primary key, a int);
  create publication pub for table public.pt (id) where (id > 5);
  create function public.et() returns event_trigger language plpgsql as 'begin end';
  create event trigger et on ddl_command_end execute function public.et();
  create user mapping for public server there options (user 'u', password 'p');`;

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
    ["alter server there options (set host 'y')", 'different server there foreignOptions'],
    ['drop user mapping for public server there', 'missing user mapping for public server there'],
    [
      'drop type public.r; create type public.r as range (subtype = text)',
      'different type public.r collation',
    ],
    [
      'drop type public.r; create type public.r as range (subtype = text, collation = "C", multirange_type_name = rr)',
      'different type public.r multirange',
    ],
    ['drop conversion public.conv', 'missing conversion public.conv'],
    ['drop operator family public.fam using hash', 'missing operator family public.fam using hash'],
    ['alter publication pub set table public.pt (id)', 'different publication pub tables'],
    ['alter publication pub set table public.pt where (id > 5)', 'different publication pub tables'],
    ['alter event trigger et disable', 'different event trigger et enabled'],
    ['drop event trigger et', 'missing event trigger et'],
  ])('%s', async (change, expected) => {
    expect(await after(change)).toContain(expected);
  });

  it('show no password of a foreign server', () => {
    expect(JSON.stringify([...before.objects.values()])).not.toContain('password=');
  });

  it('come out of an artifact as they went in', () => {
    expect(unpackCatalog(packCatalog(before))).toEqual(before);
  });
});
