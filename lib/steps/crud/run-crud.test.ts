import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CrudEvidence } from '../../plan/evidence/crud-evidence';
import { sql, trustedSql } from '../../postgres/sql';
import { withTarget } from '../../postgres/with-client';
import { createTestDatabase, type TestDatabase } from '../../servers/embedded/testing/test-database';
import { type CrudRun, runCrud } from './run-crud';
import { AWKWARD_SCHEMA } from './testing/awkward-schema';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await execute(AWKWARD_SCHEMA);
});
afterAll(() => database.drop());

const execute = (text: string) =>
  withTarget(database.direct, (client) => client.execute(trustedSql(text, 'own-file')));

function options(changes: Partial<CrudRun> = {}): CrudRun {
  return {
    connect: (door, use, signal) =>
      withTarget(door === 'session' ? database.direct : database.pooled, use, signal ? { signal } : {}),
    runId: 'run0123456789',
    schemas: ['public'],
    only: [],
    first: 'tenants',
    clients: 4,
    hasSessionDoor: true,
    signal: new AbortController().signal,
    onTable: () => undefined,
    onStage: () => undefined,
    ...changes,
  };
}

/** Rows of every table of schema public, and schemas of ours. */
async function contents(): Promise<Record<string, number>> {
  return withTarget(database.direct, async (client) => {
    const names = await client.rows<{ name: string }>(sql`
      select oid::regclass::text as name from pg_class where relnamespace = 'public'::regnamespace
      and relkind in ('r', 'p') order by 1`);
    const counts: Record<string, number> = {};
    for (const { name } of names) {
      const text = trustedSql(`select count(*)::int as n from ${name}`, 'built-from-catalog');
      counts[name] = (await client.rows<{ n: number }>(text))[0]?.n ?? -1;
    }
    const [own] = await client.rows<{ n: number }>(sql`
      select count(*)::int as n from pg_namespace where nspname like 'mudanza%'`);
    return { ...counts, schemas: own?.n ?? -1 };
  });
}

const failures = ({ tables }: CrudEvidence) =>
  tables.flatMap(({ table, operations, skipped }) => [
    ...operations
      .filter(({ isOk }) => !isOk)
      .map(({ operation, original }) => `${table} ${operation}: ${original}`),
    ...(skipped ? [`${table} skipped: ${skipped.reason} ${skipped.subject}`] : []),
  ]);

describe('runCrud', () => {
  it('writes, reads, changes and deletes a row of every table and leaves none of them', async () => {
    await execute('truncate audit');
    const before = await contents();
    const evidence = await runCrud(options());
    expect(failures(evidence)).toEqual([]);
    expect(evidence.stopped).toBeNull();
    expect(new Set(evidence.tables.map(({ table }) => table))).toEqual(
      new Set(
        [
          'Odd "Name',
          'audit',
          'boss',
          'egg',
          'hen',
          'keyless',
          'measured',
          'own_parent',
          'pair',
          'pair_child',
          'tenants',
          'users',
        ].map((name) => `public.${name}`),
      ),
    );
    for (const { operations } of evidence.tables)
      expect(operations.map(({ operation }) => operation)).toEqual(['create', 'read', 'update', 'delete']);
    const broken = evidence.tables
      .flatMap(({ rules }) => rules)
      .filter(({ outcome }) => outcome === 'broken');
    expect(broken).toEqual([]);
    const { audit, ...after } = await contents();
    expect(after).toEqual({ ...before, audit: undefined });
    expect(audit).toBeGreaterThan(0);
    expect(evidence.leftovers.remaining).toEqual([]);
    expect(evidence.leftovers.byTriggers).toEqual([{ table: 'public.audit', rows: audit }]);
    expect(evidence.concurrency).toMatchObject({ clients: 4, succeeded: 4, table: 'public.tenants' });
    expect(evidence.tables.filter(({ door }) => door === 'session').map(({ table }) => table)).toEqual([
      'public.tenants',
    ]);
  });

  it('proves the rules: duplicates, strangers, missing values, checks, cascades and the time of change', async () => {
    const evidence = await runCrud(options({ clients: 0, hasSessionDoor: false }));
    const held = (table: string) =>
      evidence.tables
        .find((result) => result.table === `public.${table}`)
        ?.rules.filter(({ outcome }) => outcome === 'held')
        .map(({ rule, name }) => `${rule} ${name}`) ?? [];
    expect(held('tenants')).toEqual(
      expect.arrayContaining([
        'rollback public.tenants',
        'updatedAt updated_at',
        'unique tenants_tenant_id_key',
        'notNull name',
        'check tenants_check',
      ]),
    );
    expect(held('users')).toEqual(
      expect.arrayContaining([
        'unique users_pkey',
        'unique users_email_key',
        'foreignKey users_tenant_id_fkey',
        'notNull wage',
        'check users_kind_check',
        'check users_country_check',
        'check users_code_check',
        'onDelete users_tenant_id_fkey',
      ]),
    );
    expect(held('Odd "Name')).toContain('onDelete Odd "Name_from user_fkey');
    expect(held('pair_child')).toContain('onDelete pair_child_a_b_fkey');
  });

  it('finds out that a rule does not hold', async () => {
    await execute(`alter table users drop constraint users_tenant_id_fkey;
      alter table users add foreign key (tenant_id) references tenants(id) on delete cascade;
      create function lie() returns trigger language plpgsql as 'begin new.updated_at := old.updated_at; return new; end';
      create trigger zz_lie before update on tenants for each row execute function lie()`);
    const evidence = await runCrud(options({ clients: 0, hasSessionDoor: false, only: ['tenants'] }));
    const broken = evidence.tables
      .flatMap(({ rules }) => rules)
      .filter(({ outcome }) => outcome === 'broken');
    expect(broken.map(({ rule, name }) => `${rule} ${name}`)).toEqual(['updatedAt updated_at']);
    await execute('drop trigger zz_lie on tenants');
  });

  it('commits nothing into a table whose rows could not be deleted again', async () => {
    await execute(`create table sealed (id serial primary key, note text not null);
      create function seal() returns trigger language plpgsql as 'begin raise exception ''sealed''; end';
      create trigger seal before delete on sealed for each row execute function seal()`);
    const evidence = await runCrud(options({ clients: 0, hasSessionDoor: false, only: ['sealed'] }));
    expect(failures(evidence)).toEqual(['public.sealed skipped: guard sealed']);
    expect(await contents()).toMatchObject({ sealed: 0, schemas: 0 });
    await execute('drop table sealed');
  });

  it('leaves a table out, with the reason, when no row can be thought of', async () => {
    await execute(`create table strange (id serial primary key, x int not null check (x > 5 and x < 3));
      create table typed (id serial primary key, x pg_lsn not null)`);
    const evidence = await runCrud(
      options({ clients: 0, hasSessionDoor: false, only: ['strange', 'typed'] }),
    );
    expect(failures(evidence)).toEqual([
      'public.strange skipped: check public.strange',
      'public.typed skipped: type x pg_lsn',
    ]);
    await execute('drop table strange, typed');
  });

  it('removes its rows when it is cancelled in the middle', async () => {
    const stop = new AbortController();
    let seen = 0;
    const before = await contents();
    const evidence = await runCrud(
      options({
        signal: stop.signal,
        onTable: () => {
          seen += 1;
          if (seen === 3) stop.abort();
        },
      }),
    );
    expect(evidence.stopped).toBe('cancelled');
    expect(await contents()).toMatchObject({ ...before, audit: expect.any(Number), schemas: 0 });
  });
});
