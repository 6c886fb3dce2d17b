import { afterEach, expect, it } from 'vitest';
import { readLedger } from '../../postgres/deploy/ledger/read-ledger';
import { trustedSql } from '../../postgres/sql';
import { withTarget } from '../../postgres/with-client';
import { createTestDatabase, type TestDatabase } from '../../servers/embedded/testing/test-database';
import { openRelations } from './exposure';
import { lockDown } from './lock-down';

let target: TestDatabase;
afterEach(() => target.drop());

/** What a lock-down meets, beside plain tables of schema public; only a superuser makes a foreign-data wrapper. */
const KINDS: readonly (readonly [name: string, made: string, byAdmin?: string])[] = [
  [
    'a foreign table that nobody can read, since its wrapper has no handler',
    'create server s foreign data wrapper w; create foreign table public.ft (id int, note text) server s; grant select (note) on public.ft to anon',
    'create foreign data wrapper w; grant usage on foreign data wrapper w to postgres',
  ],
  [
    'a foreign table whose server is out of reach',
    'create foreign table public.ft (id int) server away; create view public.over as select * from public.ft',
    "create extension postgres_fdw; create server away foreign data wrapper postgres_fdw options (host '127.0.0.1', port '9', connect_timeout '2'); grant usage on foreign server away to postgres; create user mapping for public server away options (user 'x', password 'y')",
  ],
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

it.each(KINDS.map(([name, made, byAdmin]) => ({ name, made, byAdmin })))(
  '$name: each lock-down closes it, and is undone exactly',
  async ({ made, byAdmin }) => {
    target = await createTestDatabase();
    if (byAdmin) await withTarget(target.admin, (client) => client.execute(trustedSql(byAdmin, 'own-file')));
    await withTarget(target.direct, async (client) => {
      await client.execute(trustedSql(made, 'own-file'));
      const privileges = async () =>
        [...(await client.snapshot(() => readLedger(client, [], 170000))).entries()]
          .map(([key, { acl, state }]) => `${key} ${acl} ${state}`)
          // Roles are of the whole server, and other tests make some meanwhile.
          .filter((line) => !/^pg_(?:authid|auth_members|db_role_setting) /.test(line))
          .sort();
      const before = await privileges();
      for (const mode of ['revoke', 'rls'] as const) {
        const locked = await lockDown(client, ['public', 'app'], mode, 'postgres');
        expect({ mode, open: openRelations(locked.after) }).toEqual({ mode, open: [] });
        if (mode === 'revoke') expect(locked.after.defaults).toEqual([]);
        await client.transaction(async () => {
          for (const statement of locked.undo)
            await client.execute(trustedSql(statement, 'built-from-catalog'));
        });
        expect({ mode, privileges: await privileges() }).toEqual({ mode, privileges: before });
      }
    });
  },
);
