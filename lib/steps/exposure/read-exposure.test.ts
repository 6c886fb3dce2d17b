import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Exposure,
  OPERATIONS,
  type Operation,
  PUBLIC_ROLES,
  type PublicRole,
} from '../../plan/evidence/exposure-evidence';
import { ident, sql, trustedSql } from '../../postgres/sql';
import type { TargetClient } from '../../postgres/target-client';
import { withTarget } from '../../postgres/with-client';
import { createTestDatabase, type TestDatabase } from '../../servers/embedded/testing/test-database';
import { openRelations } from './exposure';
import { readExposure } from './read-exposure';

/** Each makes a relation `open.NAME` with a row in it; what the roles may then do, the server itself is asked. */
const RELATIONS: Readonly<Record<string, string>> = {
  no_grant: 'create table open.no_grant (id int default 1)',
  all_granted: 'create table open.all_granted (id int default 1); grant all on open.all_granted to anon',
  to_everybody:
    'create table open.to_everybody (id int default 1); grant select, insert on open.to_everybody to public',
  to_accounts:
    'create table open.to_accounts (id int default 1); grant select on open.to_accounts to authenticated',
  only_delete: 'create table open.only_delete (id int default 1); grant delete on open.only_delete to anon',
  one_column:
    'create table open.one_column (id int default 1, note text); grant select (note) on open.one_column to anon',
  column_written:
    'create table open.column_written (id int default 1); grant update (id) on open.column_written to anon',
  closed_by_rls:
    'create table open.closed_by_rls (id int default 1); grant all on open.closed_by_rls to anon, authenticated; alter table open.closed_by_rls enable row level security',
  forced:
    'create table open.forced (id int default 1); grant all on open.forced to anon; alter table open.forced enable row level security; alter table open.forced force row level security',
  policy_to_read:
    'create table open.policy_to_read (id int default 1); grant all on open.policy_to_read to anon, authenticated; alter table open.policy_to_read enable row level security; create policy p on open.policy_to_read for select to anon using (true)',
  policy_for_all:
    'create table open.policy_for_all (id int default 1); grant all on open.policy_for_all to anon, authenticated; alter table open.policy_for_all enable row level security; create policy p on open.policy_for_all using (true)',
  policy_not_granted:
    'create table open.policy_not_granted (id int default 1); alter table open.policy_not_granted enable row level security; create policy p on open.policy_not_granted using (true)',
  policy_to_others:
    'create table open.policy_to_others (id int default 1); grant all on open.policy_to_others to anon, authenticated; alter table open.policy_to_others enable row level security; create policy p on open.policy_to_others to service_role using (true)',
  only_restrictive:
    'create table open.only_restrictive (id int default 1); grant all on open.only_restrictive to anon; alter table open.only_restrictive enable row level security; create policy p on open.only_restrictive as restrictive using (true)',
  policy_idle:
    'create table open.policy_idle (id int default 1); grant select on open.policy_idle to anon; create policy p on open.policy_idle for select using (false)',
  policy_to_insert:
    'create table open.policy_to_insert (id int default 1); grant all on open.policy_to_insert to anon; alter table open.policy_to_insert enable row level security; create policy p on open.policy_to_insert for insert with check (true)',
  parted:
    'create table open.parted (id int default 1) partition by list (id); create table open.parted_1 partition of open.parted default; grant select, insert on open.parted to anon',
  copied: 'create materialized view open.copied as select 1 as id; grant select on open.copied to anon',
  seen: 'create view open.seen as select id from open.no_grant; grant select, delete on open.seen to anon',
  'Odd "name"':
    'create table open."Odd ""name""" (id int default 1); grant select on open."Odd ""name""" to anon',
};

const STATEMENTS: Readonly<Record<Operation, (name: string) => string>> = {
  SELECT: (name) => `select from ${name}`,
  INSERT: (name) => `insert into ${name} default values`,
  UPDATE: (name) => `update ${name} set id = 2`,
  DELETE: (name) => `delete from ${name}`,
};

let database: TestDatabase;
let exposure: Exposure;
beforeAll(async () => {
  database = await createTestDatabase();
  await use(async (client) => {
    await execute(client, 'create schema open; grant usage on schema open to anon, authenticated');
    for (const [name, made] of Object.entries(RELATIONS)) {
      await execute(client, made);
      if (!['copied', 'seen'].includes(name))
        await client.execute(sql`insert into ${ident('open', name)} default values`);
    }
    exposure = await client.snapshot(() => readExposure(client, ['open']));
  });
});
afterAll(() => database.drop());

const execute = (client: TargetClient, text: string) => client.execute(trustedSql(text, 'own-file'));
const use = <T>(body: (client: TargetClient) => Promise<T>) => withTarget(database.direct, body);

/** What the server lets a role do when it really tries: a row seen, changed or taken is enough. */
async function tried(client: TargetClient, role: PublicRole, name: string): Promise<Operation[]> {
  const can: Operation[] = [];
  for (const operation of OPERATIONS) {
    const rows = await client
      .rolledBack(async () => {
        await execute(client, `set local role ${role}`);
        return (await execute(client, STATEMENTS[operation](name))).rowCount;
      })
      .catch((error: { code: string }) => {
        // 55000: a materialized view cannot be written by anybody.
        if (!['42501', '42809', '55000'].includes(error.code)) throw error;
        return 0;
      });
    if (rows) can.push(operation);
  }
  return can;
}

describe('readExposure', () => {
  it.each(Object.keys(RELATIONS))(
    'says of %s what the server does when the public roles try',
    async (name) => {
      const quoted = `open.${ident(name).fragment}`;
      const found = exposure.relations.find((one) => one.name === quoted || one.name === `open.${name}`);
      if (!found) throw new Error(`${name} was not listed`);
      await use(async (client) => {
        for (const role of PUBLIC_ROLES)
          expect([role, found.can[role]]).toEqual([role, await tried(client, role, found.name)]);
      });
    },
  );

  it('lists nothing that is not there, and partitions too: each has grants of its own', () => {
    const names = exposure.relations.map(({ name }) => name);
    expect(names).toHaveLength(Object.keys(RELATIONS).length + 1);
    expect(names).toContain('open.parted_1');
    expect(exposure.relations.find(({ name }) => name === 'open.parted_1')?.can.anon).toEqual([]);
  });

  it('never says less than the server lets: a policy counts, whatever it asks of a row', async () => {
    await use((client) =>
      client.rolledBack(async () => {
        await execute(
          client,
          `create table open.own_rows (id int, owner uuid); grant select on open.own_rows to authenticated;
           alter table open.own_rows enable row level security;
           create policy own on open.own_rows for select to authenticated using (owner = auth.uid())`,
        );
        const { relations } = await readExposure(client, ['open']);
        const found = relations.find(({ name }) => name === 'open.own_rows');
        expect(found).toMatchObject({ can: { anon: [], authenticated: ['SELECT'] }, rowSecurity: true });
      }),
    );
  });

  it('takes a view that asks as its caller for what its tables show, and names its grant all the same', async () => {
    await use((client) =>
      client.rolledBack(async () => {
        await execute(
          client,
          `create view open.asks with (security_invoker = on) as select id from open.no_grant;
           create view open.does_not with (security_invoker = off) as select id from open.no_grant;
           grant select on open.asks, open.does_not to anon`,
        );
        const { relations } = await readExposure(client, ['open']);
        const of = (name: string) => relations.find((one) => one.name === `open.${name}`);
        expect(of('asks')).toMatchObject({
          isInvokerView: true,
          granted: { anon: ['SELECT'] },
          can: { anon: [] },
        });
        expect(of('does_not')).toMatchObject({ isInvokerView: false, can: { anon: ['SELECT'] } });
      }),
    );
  });

  it('counts no grant in a schema that the roles may not enter', async () => {
    await use((client) =>
      client.rolledBack(async () => {
        await execute(client, 'revoke usage on schema open from anon');
        const { relations } = await readExposure(client, ['open']);
        expect(relations.flatMap(({ granted }) => granted.anon)).toEqual([]);
        expect(relations.find(({ name }) => name === 'open.to_accounts')?.can.authenticated).toEqual([
          'SELECT',
        ]);
      }),
    );
  });

  it('leaves out what belongs to an extension', async () => {
    await withTarget(database.admin, async (client) => {
      await execute(client, 'alter extension pgcrypto add table open.all_granted');
      const { relations } = await readExposure(client, ['open']);
      await execute(client, 'alter extension pgcrypto drop table open.all_granted');
      expect(relations.map(({ name }) => name)).not.toContain('open.all_granted');
    });
  });

  it('finds the functions that act with their owner’s rights for a public role, and only those', async () => {
    await use((client) =>
      client.rolledBack(async () => {
        await execute(
          client,
          `create function open.plain() returns int language sql as 'select 1';
           create function open.owners(a int, b text) returns int language sql security definer as 'select 1';
           create function open.with_path() returns int language sql security definer set search_path = '' as 'select 1';
           create function open.taken() returns int language sql security definer as 'select 1';
           revoke execute on function open.taken from public;
           create function open.of_accounts() returns int language sql security definer as 'select 1';
           revoke execute on function open.of_accounts from public;
           grant execute on function open.of_accounts to authenticated;
           create function open.for_a_trigger() returns trigger language plpgsql security definer as 'begin return new; end'`,
        );
        const { functions } = await readExposure(client, ['open']);
        expect(functions).toEqual([
          { name: 'open.of_accounts()', roles: ['authenticated'], hasSearchPath: false },
          { name: 'open.owners(a integer, b text)', roles: ['anon', 'authenticated'], hasSearchPath: false },
          { name: 'open.with_path()', roles: ['anon', 'authenticated'], hasSearchPath: true },
        ]);
      }),
    );
  });

  it('finds sequences that a public role may read or move, those of identity columns too', async () => {
    await use((client) =>
      client.rolledBack(async () => {
        await execute(
          client,
          `create sequence open.moved; grant usage on sequence open.moved to anon;
           create sequence open.read; grant select on sequence open.read to authenticated;
           create sequence open.kept;
           create table open.with_identity (id int generated always as identity);
           grant usage on sequence open.with_identity_id_seq to anon`,
        );
        const { sequences } = await readExposure(client, ['open']);
        expect(sequences).toEqual([
          { name: 'open.moved', roles: ['anon'] },
          { name: 'open.read', roles: ['authenticated'] },
          { name: 'open.with_identity_id_seq', roles: ['anon'] },
        ]);
      }),
    );
  });

  it('reads the default privileges that would open the next table, those of all schemas too', async () => {
    await use((client) =>
      client.rolledBack(async () => {
        await execute(
          client,
          `alter default privileges in schema open grant select on tables to anon;
           alter default privileges in schema open grant usage on sequences to authenticated;
           alter default privileges in schema open grant select on tables to service_role;
           alter default privileges grant insert on tables to public`,
        );
        const { defaults } = await readExposure(client, ['open']);
        expect(defaults).toEqual([
          'functions in * to PUBLIC',
          'sequences in open to authenticated',
          'tables in * to PUBLIC',
          'tables in open to anon',
        ]);
        // What they say, the next table has.
        await execute(client, 'create table open.next (id int)');
        const { relations } = await readExposure(client, ['open']);
        const next = relations.find(({ name }) => name === 'open.next');
        expect(next?.can).toEqual({ anon: ['SELECT', 'INSERT'], authenticated: ['INSERT'] });
      }),
    );
  });

  it('says so where there are no public roles: it is no Supabase project', async () => {
    const plain = await createTestDatabase('source');
    try {
      const seen = await withTarget(plain.direct, (client) => readExposure(client, ['public']));
      expect(seen).toEqual({ hasPublicRoles: false, relations: [], functions: [], defaults: [] });
    } finally {
      await plain.drop();
    }
  });

  it('calls open what any of the two roles can do anything with', () => {
    const open = openRelations(exposure).map(({ name }) => name.replace('open.', ''));
    expect(open).toEqual(
      expect.arrayContaining(['to_accounts', 'only_delete', 'one_column', 'policy_to_insert']),
    );
    for (const closed of [
      'no_grant',
      'closed_by_rls',
      'forced',
      'policy_not_granted',
      'only_restrictive',
      'policy_to_others',
    ])
      expect(open).not.toContain(closed);
  });
});
