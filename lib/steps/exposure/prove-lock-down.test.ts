import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RelationExposure } from '../../plan/evidence/exposure-evidence';
import { sql, trustedSql } from '../../postgres/sql';
import type { TargetClient } from '../../postgres/target-client';
import { withTarget } from '../../postgres/with-client';
import { createTestDatabase, type TestDatabase } from '../../servers/embedded/testing/test-database';
import { openRelations } from './exposure';
import { lockDown } from './lock-down';
import { proveLockDown, proveRevoked } from './prove-lock-down';
import { readExposure } from './read-exposure';

let database: TestDatabase;
let backend: string;
beforeAll(async () => {
  database = await createTestDatabase();
  backend = `backend_${database.name}`;
  await withTarget(database.admin, (client) =>
    execute(client, `create role ${backend}; create role ${backend}_all bypassrls`),
  );
});
afterAll(async () => {
  await withTarget(database.admin, (client) =>
    execute(client, `drop owned by ${backend}, ${backend}_all; drop role ${backend}, ${backend}_all`),
  );
  await database.drop();
});

const execute = (client: TargetClient, text: string) => client.execute(trustedSql(text, 'own-file'));

function relation(name: string, kind: RelationExposure['kind'] = 'table'): RelationExposure {
  const none = { anon: [], authenticated: [] };
  return { name, kind, rowSecurity: true, can: none, granted: none, isInvokerView: false };
}

/** Makes the tables and proves them locked, in a transaction that leaves nothing. */
function prove(made: string, relations: readonly RelationExposure[], role = 'postgres') {
  return withTarget(database.direct, (client) =>
    client.rolledBack(async () => {
      await execute(client, made);
      return proveLockDown(client, relations, role);
    }),
  );
}

const RLS = 'alter table public.t enable row level security';

describe('proveLockDown', () => {
  it.each([
    [
      'revoked, with a row',
      'create table public.t (id int); insert into public.t values (1); revoke all on public.t from anon',
      'refused',
      true,
    ],
    [
      'revoked, without one',
      'create table public.t (id int); revoke all on public.t from anon',
      'refused',
      false,
    ],
    [
      'under row security, with a row',
      `create table public.t (id int); insert into public.t values (1); ${RLS}`,
      'sees-nothing',
      true,
    ],
    ['under row security, without one', `create table public.t (id int); ${RLS}`, 'sees-nothing', false],
  ] as const)('tells what anon meets and what the backend keeps: %s', async (_, made, anon, backendSees) => {
    expect(await prove(made, [relation('public.t')])).toEqual([{ name: 'public.t', anon, backendSees }]);
  });

  it.each([
    ['nothing was done', 'create table public.t (id int default 1)'],
    [
      'only reading was taken',
      'create table public.t (id int default 1); revoke select on public.t from anon',
    ],
    [
      'only writing was taken',
      'create table public.t (id int); insert into public.t values (1); revoke insert on public.t from anon',
    ],
    [
      'a policy lets anon write',
      `create table public.t (id int); ${RLS}; create policy p on public.t for insert to anon with check (true)`,
    ],
    [
      'a policy lets anon read',
      `create table public.t (id int); insert into public.t values (1); ${RLS}; create policy p on public.t for select using (true)`,
    ],
    [
      'the grant is to everybody',
      'create table public.t (id int); revoke all on public.t from anon; grant select, insert on public.t to public',
    ],
    [
      'anon may write, and only a rule of the table stopped the row that was tried',
      'create table public.t (id int not null); revoke select on public.t from anon',
    ],
  ])('throws where %s', async (_, made) => {
    const proof = prove(made, [relation('public.t')]);
    await expect(proof).rejects.toMatchObject({ code: 'MUD-338', params: { table: 'public.t' } });
  });

  it.each([
    ['owns the table', 'create table public.t (id int); alter table public.t owner to ROLE', null],
    [
      'bypasses row security and has the grants',
      'create table public.t (id int); grant all on public.t to ROLE_all',
      null,
      '_all',
    ],
    ['has no grant', 'create table public.t (id int)', 'SELECT'],
    [
      'may only read',
      'create table public.t (id int); grant select on public.t to ROLE_all',
      'INSERT',
      '_all',
    ],
    [
      'does not bypass row security',
      'create table public.t (id int); grant all on public.t to ROLE',
      'SELECT',
    ],
    [
      'owns a table that forces row security on its owner',
      'create table public.t (id int); alter table public.t force row level security; alter table public.t owner to ROLE',
      'SELECT',
    ],
  ])('a backend that %s', async (_, made, lost, suffix = '') => {
    const role = `${backend}${suffix}`;
    // As the superuser: only it may give a table away.
    const proof = withTarget(database.admin, (client) =>
      client.rolledBack(async () => {
        await execute(client, `${made.replaceAll('ROLE', backend)}; ${RLS}`);
        return proveLockDown(client, [relation('public.t')], role);
      }),
    );
    if (lost === null) expect(await proof).toHaveLength(1);
    else
      await expect(proof).rejects.toMatchObject({
        code: 'MUD-330',
        params: { role, privilege: lost, table: 'public.t' },
      });
  });

  it('asks no INSERT of a view, and takes one that cannot be read for one that shows nothing', async () => {
    const made = `create materialized view public.never as select 1 as id with no data; revoke all on public.never from anon;
      create view public.v as select 1 as id; revoke all on public.v from anon`;
    expect(
      await prove(made, [relation('public.never', 'materialized view'), relation('public.v', 'view')]),
    ).toEqual([
      { name: 'public.never', anon: 'refused', backendSees: false },
      { name: 'public.v', anon: 'refused', backendSees: true },
    ]);
  });

  it('leaves the role, the rows and the transaction as they were', async () => {
    await withTarget(database.direct, (client) =>
      client.rolledBack(async () => {
        await execute(client, `create table public.t (id int default 1); ${RLS}`);
        await proveLockDown(client, [relation('public.t')], 'postgres');
        expect(await client.rows(sql`select current_user::text as role`)).toEqual([{ role: 'postgres' }]);
        expect(await client.rows(sql`select from public.t`)).toEqual([]);
      }),
    );
  });
});

describe('a lock-down of tables that refuse an empty row before row security is asked', () => {
  /** Postgres fires BEFORE triggers, evaluates defaults and finds the partition first (ExecInsert, nodeModifyTable.c). */
  it.each([
    [
      'partitioned, without a partition for it',
      "create table public.t (at date not null) partition by range (at); create table public.t_1 partition of public.t for values from ('2025-01-01') to ('2026-01-01')",
    ],
    [
      'partitioned, without any partition',
      'create table public.t (at date not null) partition by range (at)',
    ],
    [
      'a trigger that raises',
      `create table public.t (id int); create function public.no() returns trigger language plpgsql as 'begin raise exception ''a tenant is needed''; end';
       create trigger no before insert on public.t for each row execute function public.no()`,
    ],
    [
      'a default that needs a setting',
      "create table public.t (tenant text default current_setting('app.tenant'))",
    ],
    [
      'a domain that is never null',
      'create domain public.filled as int not null; create table public.t (n public.filled)',
    ],
    ['a rule that forbids it', 'create table public.t (id int check (id > 5) not null)'],
  ])('%s: row security closes it', async (_, made) => {
    await withTarget(database.direct, (client) =>
      client.rolledBack(async () => {
        await execute(client, `create schema closing; ${made}; ${RLS}`);
        const [proof] = await proveLockDown(client, [relation('public.t')], 'postgres');
        expect(proof).toEqual({ name: 'public.t', anon: 'sees-nothing', backendSees: false });
        await execute(client, 'create policy p on public.t for insert to anon with check (true)');
        await expect(proveLockDown(client, [relation('public.t')], 'postgres')).rejects.toMatchObject({
          code: 'MUD-338',
        });
      }),
    );
  });

  it('is committed for all of them at once', async () => {
    const own = await createTestDatabase();
    try {
      await withTarget(own.direct, async (client) => {
        await execute(
          client,
          `create table public.events (at date not null) partition by range (at);
           create table public.tenants (tenant text default current_setting('app.tenant'))`,
        );
        await lockDown(client, ['public'], 'rls', 'postgres');
        expect(openRelations(await readExposure(client, ['public']))).toEqual([]);
      });
    } finally {
      await own.drop();
    }
  });
});

describe('proveRevoked', () => {
  const prove = async (client: TargetClient, revoke: string, made = '') => {
    await execute(client, `create table public.t (id int); create sequence public.s; ${made}`);
    const before = await readExposure(client, ['public']);
    await execute(client, revoke);
    const after = await readExposure(client, ['public']);
    return proveRevoked(client, { before, after, backendRole: 'postgres' });
  };
  const ALL = `revoke all on table public.t from anon, authenticated, public;
    revoke all on sequence public.s from anon, authenticated, public;`;

  it.each([
    ['one privilege', 'grant truncate on public.t to anon', 'anon: TRUNCATE'],
    ['a column', 'grant update (id) on public.t to authenticated', 'authenticated: UPDATE'],
    ['what everybody may', 'grant references on public.t to public', 'anon, authenticated: REFERENCES'],
    [
      'a sequence that may be read',
      'grant select on sequence public.s to authenticated',
      'authenticated: SELECT',
    ],
    ['a sequence that may be moved', 'grant usage on sequence public.s to anon', 'anon: USAGE'],
  ])('throws where a public role has %s left', async (_, grant, original) => {
    const proof = withTarget(database.direct, (client) =>
      client.rolledBack(() => prove(client, `${ALL} ${grant}`)),
    );
    await expect(proof).rejects.toMatchObject({ code: 'MUD-338', original });
  });

  it('tells how much was tried and refused, whatever the names', async () => {
    const odd = `create table public."it's ""odd""" (id int, "a column" text); create sequence public."a 'sequence"`;
    const revoke = `revoke all on table public."it's ""odd""" from anon, authenticated;
      revoke all on sequence public."a 'sequence" from anon, authenticated; ${ALL}`;
    const tried = await withTarget(database.direct, (client) =>
      client.rolledBack(() => prove(client, revoke, odd)),
    );
    // Six of each table, three of each sequence.
    expect(tried).toEqual([
      { role: 'anon', refused: 18, unclear: 0 },
      { role: 'authenticated', refused: 18, unclear: 0 },
    ]);
  });
});
