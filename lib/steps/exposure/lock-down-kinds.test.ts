import { afterEach, expect, it } from 'vitest';
import { readLedger } from '../../postgres/deploy/ledger/read-ledger';
import { trustedSql } from '../../postgres/sql';
import { withTarget } from '../../postgres/with-client';
import { createTestDatabase, type TestDatabase } from '../../servers/embedded/testing/test-database';
import { openRelations } from './exposure';
import { lockDown } from './lock-down';

let target: TestDatabase;
afterEach(() => target.drop());

/** What a lock-down meets, beside plain tables of schema public. */
const KINDS: readonly (readonly [name: string, made: string])[] = [
  [
    'a materialized view that was never filled',
    'create materialized view public.mv as select 1 as id with no data',
  ],
  [
    'partitioned tables',
    'create table public.m (id int, at date) partition by range (at); create table public.m1 partition of public.m default',
  ],
  [
    'views that ask as their caller, and as their owner',
    'create table public.t (id int); create view public.v with (security_invoker = true) as select id from public.t; create view public.w as select id from public.t',
  ],
  [
    'another schema with default privileges of its own',
    'create schema app; grant usage on schema app to anon; create table app.t (id int primary key); grant select on app.t to anon; alter default privileges in schema app grant select on tables to anon',
  ],
  [
    'default privileges of all schemas, to everybody',
    'create table public.t (id int); alter default privileges grant select on tables to public; alter default privileges grant insert on tables to anon',
  ],
  ['grants on columns', 'create table public.t (id int, note text); grant select (note) on public.t to anon'],
];

it.each(KINDS.flatMap(([name, made]) => [[name, 'revoke', made] as const, [name, 'rls', made] as const]))(
  '%s: %s closes it, and is undone exactly',
  async (_, mode, made) => {
    target = await createTestDatabase();
    await withTarget(target.direct, async (client) => {
      await client.execute(trustedSql(made, 'own-file'));
      const privileges = async () =>
        [...(await client.snapshot(() => readLedger(client, [], 170000))).entries()]
          .map(([key, { acl, state }]) => `${key} ${acl} ${state}`)
          // Roles are of the whole server, and other tests make some meanwhile.
          .filter((line) => !/^pg_(?:authid|auth_members|db_role_setting) /.test(line))
          .sort();
      const before = await privileges();
      const locked = await lockDown(client, ['public', 'app'], mode, 'postgres');
      expect(openRelations(locked.after)).toEqual([]);
      if (mode === 'revoke') expect(locked.after.defaults).toEqual([]);
      await client.transaction(async () => {
        for (const statement of locked.undo)
          await client.execute(trustedSql(statement, 'built-from-catalog'));
      });
      expect(await privileges()).toEqual(before);
    });
  },
);
