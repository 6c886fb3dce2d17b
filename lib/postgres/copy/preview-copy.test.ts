import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { createDatabase, type TestDatabase } from '../../servers/embedded/testing/create-database';
import type { Credentials } from '../address/endpoint';
import { sql, trustedSql } from '../sql';
import { withTarget } from '../with-client';
import { copyDatabase } from './copy-database';
import { withCopyReader, withCopyWriter } from './copy-session';
import { tableLabel } from './copy-table';
import { previewCopy } from './preview-copy';
import type { SurveyOptions } from './survey-copy';

let source: TestDatabase;
let target: TestDatabase;

const DDL = `create table guest (id int primary key, name text); create table stay (id int primary key, note text);
  create index guest_name on guest (name)`;

const run = (at: Credentials, text: string) =>
  withTarget(at, (client) => client.execute(trustedSql(text, 'own-file')));

const preview = (more: Partial<SurveyOptions> = {}) =>
  withCopyReader(source.admin, {}, (reader) =>
    withCopyWriter(target.admin, {}, (writer) =>
      previewCopy(reader, writer, { schemas: ['public'], leaveOut: [], deferIndexes: 'always', ...more }),
    ),
  );

beforeAll(async () => {
  const servers = inject('servers');
  source = await createDatabase(servers, 'source');
  target = await createDatabase(servers, 'source');
  await run(
    source.admin,
    `${DDL}; insert into guest select n, 'g' from generate_series(1, 70) n; insert into stay values (1)`,
  );
});
beforeEach(async () => {
  await run(
    target.admin,
    `drop schema public cascade; drop schema if exists mudanza_rows cascade; create schema public; ${DDL}`,
  );
});
afterAll(async () => {
  await source.drop();
  await target.drop();
});

describe('what a copy would do, before it does it', () => {
  it('shows tables, checks and indexes, refuses nothing and writes nothing', async () => {
    const found = await preview();
    expect(found.plan.tables.map((entry) => tableLabel(entry.source))).toEqual([
      'public.guest',
      'public.stay',
    ]);
    expect(found).toMatchObject({
      checks: 'replica',
      refusal: null,
      emptied: [],
      filled: [],
      largeObjects: 0,
    });
    expect(found.deferred.map(({ index }) => index)).toEqual(['guest_name']);
    const left = await withTarget(target.admin, (client) =>
      client.rows(sql`select from pg_namespace where nspname = 'mudanza_rows'`),
    );
    expect(left).toEqual([]);
  });

  it('counts the large objects that stay behind', async () => {
    await run(source.admin, 'select lo_create(4711)');
    expect((await preview()).largeObjects).toBe(1);
    await run(source.admin, 'select lo_unlink(4711)');
  });

  it.each([
    ['rows on the target', 'insert into guest values (1)', 'MUD-900'],
    ['a table without a place', 'drop table stay', 'MUD-901'],
    ['a column that nothing fills', 'alter table stay add needed int not null', 'MUD-903'],
    ['a narrower column', 'alter table guest add check (id < 60)', 'MUD-927'],
  ])('says with the words of its error that %s would end it', async (_, change, code) => {
    await run(target.admin, change);
    expect((await preview()).refusal).toMatchObject({ key: `errors.${code}.cause` });
  });

  it('says what an earlier copy brought, and refuses only what others did', async () => {
    const { signal } = new AbortController();
    const both = { source: source.admin, target: target.admin, schemas: ['public'], leaveOut: [], signal };
    await copyDatabase({ ...both, lanes: 1, chunkBytes: 1e6, deferIndexes: 'never', verify: false });
    expect(await preview()).toMatchObject({ emptied: [], refusal: { key: 'errors.MUD-900.cause' } });
    const again = await preview({ onFilled: 'again' });
    expect(again.emptied.map(({ name, rows }) => [name, rows])).toEqual([
      ['guest', 70],
      ['stay', 1],
    ]);
    expect(again.refusal).toBeNull();
    expect(await preview({ onFilled: 'missing' })).toMatchObject({
      refusal: null,
      filled: ['public.guest', 'public.stay'],
      plan: { tables: [] },
    });
  });
});
