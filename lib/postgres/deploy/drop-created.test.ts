import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../servers/embedded/testing/test-database';
import { objectKey } from '../catalog/catalog';
import { catalogOf, objectOf } from '../catalog/testing/catalog-of';
import { sql, trustedSql } from '../sql';
import { withTarget } from '../with-client';
import { dropCreated, dropOrder, dropStatements } from './drop-created';
import { dropStatement } from './drop-statement';
import { EMPTY_LEDGER_RECORD, type LedgerMade } from './ledger/ledger-record';

const A = objectOf('table', 'public.a');
const B = objectOf('table', 'public.b');
const VIEW = objectOf('view', 'public.v');
const INDEX = objectOf('index', 'public.a.i');
const KEY = objectOf('constraint', 'public.a.a_b_fkey', { class: 'foreign key' });

describe('the order of drops', () => {
  it('is the last made first, what hangs on others before them', () => {
    const order = dropOrder([A, B, VIEW, INDEX], catalogOf([A, B, VIEW, INDEX]));
    expect(order.map(objectKey)).toEqual([
      'view public.v',
      'index public.a.i',
      'table public.b',
      'table public.a',
    ]);
  });

  it('begins with foreign keys among what was made, so that a circle comes apart', () => {
    const order = dropOrder([A, B], catalogOf([A, B, KEY]));
    expect(order.map(objectKey)).toEqual([objectKey(KEY), 'table public.b', 'table public.a']);
  });

  it('leaves the keys of others alone, and those that come from a parent', () => {
    const inherited = { ...KEY, properties: { class: 'foreign key', inherited: 'yes' } };
    const others = objectOf('constraint', 'public.old.k', { class: 'foreign key' });
    expect(dropOrder([A], catalogOf([A, inherited, others])).map(objectKey)).toEqual(['table public.a']);
  });

  it('has nothing in it that is not there any more', () => {
    expect(dropOrder([A, B], catalogOf([B])).map(objectKey)).toEqual(['table public.b']);
  });
});

describe('the statements of an undo', () => {
  const made = (what: string, drop: string): LedgerMade => ({ key: what, what, drop });
  const statements = (...all: readonly LedgerMade[]) =>
    dropStatements([A], { ...EMPTY_LEDGER_RECORD, made: all }, catalogOf([A]));

  it('drop nothing twice, however it is spelled', () => {
    expect(statements(made('table public.a', 'drop table if exists public.a restrict'))).toEqual([
      'drop table public.a restrict',
    ]);
  });

  it('take memberships and members of publications first, the rest last', () => {
    expect(
      statements(
        made('conversion app.c', 'drop conversion if exists app.c restrict'),
        made('publication relation public.old in publication p', 'alter publication p drop table public.old'),
        made('membership a from b', 'revoke a from b'),
      ),
    ).toEqual([
      'alter publication p drop table public.old',
      'revoke a from b',
      'drop table public.a restrict',
      'drop conversion if exists app.c restrict',
    ]);
  });

  it('leave to the table that goes what a publication has of it', () => {
    const member = made(
      'publication relation public.a in publication p',
      'alter publication p drop table public.a',
    );
    expect(statements(member)).toEqual(['drop table public.a restrict']);
  });

  it('leave the columns of a view to its definition', () => {
    const column = objectOf('column', 'public.v.id', { of: 'view' });
    expect(dropStatements([column], undefined, catalogOf([column]))).toEqual([]);
  });
});

it.each([
  [objectOf('column', 'public.t.note', {}), 'alter table public.t drop column note restrict'],
  [objectOf('column', 'public.p.b', { of: 'type' }), 'alter type public.p drop attribute b restrict'],
  [
    objectOf('column', 'public.f.b', { of: 'foreign table' }),
    'alter foreign table public.f drop column b restrict',
  ],
  [
    objectOf('constraint', 'public.d.c', { of: 'domain' }),
    'alter domain public.d drop constraint c restrict',
  ],
  [objectOf('trigger', 'public.t.x', {}), 'drop trigger x on public.t restrict'],
  [objectOf('policy', 'public.t.x', {}), 'drop policy x on public.t'],
  [objectOf('function', 'public.f()', { class: 'procedure' }), 'drop procedure public.f() restrict'],
  [objectOf('aggregate', 'public.a()', {}), 'drop aggregate public.a(*) restrict'],
  [objectOf('default privileges', '@self on tables', {}), null],
  [objectOf('materialized view', 'public.mv', {}), 'drop materialized view public.mv restrict'],
])('%j is dropped by its own words', (object, statement) => {
  expect(dropStatement(object)).toBe(statement);
});

describe('on a server', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  const MADE = `create table public.a (id int primary key); create table public.b (id int references public.a);
    create view public.v as select id from public.b; create view public.w as select id from public.v`;

  function dropped(statements: readonly string[], before = '') {
    return withTarget(database.direct, (client) =>
      client.rolledBack(async () => {
        await client.execute(trustedSql(`${MADE}; ${before}`, 'own-file'));
        const order: string[] = [];
        await dropCreated(client, statements, (statement) => order.push(statement));
        const left = await client.rows<{ name: string }>(
          sql`select relname::text as name from pg_class where relname in ('a', 'b', 'v', 'w', 'guest') order by 1`,
        );
        return { order, left: left.map(({ name }) => name) };
      }),
    );
  }

  const ALL = ['table public.a', 'table public.b', 'view public.v', 'view public.w'].map(
    (what) => `drop ${what} restrict`,
  );

  it('everything goes in rounds, whatever the order', async () => {
    const { order, left } = await dropped(ALL);
    expect(left).toEqual([]);
    expect(order).toEqual([...ALL].reverse());
  });

  it('nothing that is not named goes along', async () => {
    const error = dropped(ALL.slice(0, 2));
    await expect(error).rejects.toMatchObject({ code: 'MUD-322', params: { count: 2 } });
    await expect(error).rejects.toMatchObject({ original: expect.stringContaining('view v depends on') });
  });

  it('what others hung on it is in the way', async () => {
    const error = dropped(ALL, 'create view public.guest as select id from public.w');
    await expect(error).rejects.toMatchObject({ code: 'MUD-322', params: { count: 4 } });
  });

  it('any other refusal of the server is thrown on', async () => {
    await expect(dropped(['drop table public.nowhere restrict'])).rejects.toMatchObject({ code: '42P01' });
  });
});
