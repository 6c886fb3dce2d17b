import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../servers/embedded/testing/test-database';
import { trustedSql } from '../sql';
import { withTarget } from '../with-client';
import { checkPrivileges } from './check-privileges';
import { checkServer } from './check-server';
import { openProbe } from './open-probe';

let database: TestDatabase;
let role: string;
beforeAll(async () => {
  database = await createTestDatabase('source');
  role = `reader_${database.name}`;
  await execute(`create role ${role} login password 'reader-Only-1';
    create table public.open (n int); grant select on public.open to ${role};
    create table public.closed (n int);
    create table public.parted (n int) partition by list (n); grant select on public.parted to ${role};
    create schema app; create table app.hidden (n int); create view public.v as select 1`);
});
afterAll(async () => {
  await execute(`drop owned by ${role}; drop role ${role}`);
  await database.drop();
});

const execute = (text: string) =>
  withTarget(database.admin, (client) => client.execute(trustedSql(text, 'own-file')));

async function probing<T>(
  as: 'admin' | 'reader',
  use: (probe: Awaited<ReturnType<typeof openProbe>>) => Promise<T>,
): Promise<T> {
  const { endpoint, password } = database.direct;
  const credentials =
    as === 'admin' ? database.admin : { endpoint: { ...endpoint, user: role }, password: 'reader-Only-1' };
  const probe = await openProbe(credentials ?? { endpoint, password }, { timeoutMs: 60_000 });
  try {
    return await use(probe);
  } finally {
    await probe.close();
  }
}

const said = async (as: 'admin' | 'reader', mustWrite: boolean) => {
  const { rung, privileges } = await probing(as, (probe) => checkPrivileges(probe, mustWrite));
  return {
    rung: `${rung.state} ${rung.error?.code ?? rung.message.key.replace('connection.privileges.', '')}`,
    privileges,
  };
};

describe('checkPrivileges', () => {
  it('counts the tables that a source’s role may read, of all there are, partitioned ones too and no view', async () => {
    const reader = await said('reader', false);
    expect(reader.rung).toBe('warn someTables');
    expect(reader.privileges).toMatchObject({
      role,
      readableTables: 2,
      tables: 4,
      isSuperuser: false,
      bypassesRls: false,
    });
    expect((await said('admin', false)).rung).toBe('pass canRead');
  });

  it('fails where a target’s role may create nothing in schema public, as Postgres has it since 15', async () => {
    // https://www.postgresql.org/docs/15/release-15.html: CREATE on public is no longer granted to PUBLIC
    expect((await said('reader', true)).rung).toBe('fail MUD-224');
    await execute(`grant create on schema public to ${role}`);
    expect((await said('reader', true)).rung).toBe('pass canCreate');
    await execute(`alter role ${role} bypassrls`);
    expect((await said('reader', true)).rung).toBe('pass bypassesRls');
    await execute(`alter role ${role} nobypassrls; revoke create on schema public from ${role}`);
  });

  it('lives without a schema public', async () => {
    await execute('alter schema public rename to private');
    try {
      const reader = await said('reader', true);
      expect(reader).toMatchObject({ rung: 'fail MUD-224', privileges: { canCreateInPublic: false } });
    } finally {
      await execute('alter schema private rename to public');
    }
  });
});

describe('checkServer', () => {
  const server = async (mustWrite: boolean) => {
    const { rung, server: facts } = await probing('admin', (probe) => checkServer(probe, mustWrite));
    return {
      rung: `${rung.state} ${rung.error?.code ?? rung.message.key.replace('connection.server.', '')}`,
      facts,
    };
  };

  it('says what the server says of itself', async () => {
    const { rung, facts } = await server(true);
    expect(rung).toBe('pass version');
    expect(facts).toMatchObject({
      encoding: 'UTF8',
      isReplica: false,
      isReadOnly: false,
      serverLegTls: null,
    });
    expect(Math.floor(facts.versionNumber / 10_000)).toBe(Number.parseInt(facts.version, 10));
    expect(facts.maxConnections).toBeGreaterThan(0);
  });

  it('fails where nothing may be written, and only where something has to be', async () => {
    await execute(`alter database ${database.name} set default_transaction_read_only = on`);
    try {
      expect((await server(true)).rung).toBe('fail MUD-222');
      expect((await server(false)).rung).toBe('pass version');
    } finally {
      await withTarget(database.admin, async (client) => {
        await client.execute(trustedSql('set default_transaction_read_only = off', 'own-file'));
        await client.execute(
          trustedSql(`alter database ${database.name} reset default_transaction_read_only`, 'own-file'),
        );
      });
    }
  });

  it('warns of another encoding than UTF-8', async () => {
    const latin = `${database.name}_latin`;
    await execute(`create database ${latin} encoding 'LATIN1' locale 'C' template template0`);
    try {
      const { endpoint, password } = database.admin;
      const probe = await openProbe(
        { endpoint: { ...endpoint, database: latin }, password },
        { timeoutMs: 60_000 },
      );
      const { rung } = await checkServer(probe, false);
      await probe.close();
      expect([rung.state, rung.message.key]).toEqual(['warn', 'connection.server.encoding']);
    } finally {
      await execute(`drop database ${latin} with (force)`);
    }
  });

  it('reads the search path that the role has by itself', async () => {
    await execute(`alter role ${role} in database ${database.name} set search_path = app, public`);
    const { server: facts } = await probing('reader', (probe) => checkServer(probe, false));
    expect(facts.searchPath).toBe('app, public');
    await execute(`alter role ${role} in database ${database.name} reset search_path`);
  });
});
