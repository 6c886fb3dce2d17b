import { existsSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { describe, expect, it } from 'vitest';
import type { Credentials } from '../../postgres/address/endpoint';
import { trustedSql } from '../../postgres/sql';
import { withTarget } from '../../postgres/with-client';
import { freePort } from '../../servers/embedded/free-port';
import { createTestDatabase } from '../../servers/embedded/testing/test-database';
import { giveToServers, unprivilegedUser } from '../../servers/embedded/unprivileged-user';
import { createTestContext } from '../testing/test-context';
import { findPgDump } from './find-pg-dump';
import { prepareSchema } from './prepare-schema';
import { takeFromSource } from './take-from-source';

const pgDump = await findPgDump();
/** A server of pg_dump’s own version, where Debian’s package brings one along. */
const bin = `/usr/lib/postgresql/${pgDump?.major}/bin`;

async function withServer(use: (credentials: Credentials) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'mudanza-source-'));
  giveToServers(folder);
  const [dataDir, port] = [join(folder, 'data'), await freePort()];
  const asServer = { ...unprivilegedUser(), cwd: folder, env: { LC_ALL: 'C.UTF-8' } };
  await execa(`${bin}/initdb`, ['-D', dataDir, '-U', 'backend', '-A', 'trust', '-E', 'UTF8', '-N'], asServer);
  const options = ['-D', dataDir, '-p', String(port), '-k', folder, '-h', '127.0.0.1'];
  const server = execa(`${bin}/postgres`, options, { ...asServer, reject: false });
  const endpoint = {
    host: '127.0.0.1',
    port,
    database: 'postgres',
    user: 'backend',
    tls: { mode: 'disable' as const },
  };
  try {
    for (let tries = 0; tries < 2_400; tries++) {
      const isUp = await withTarget({ endpoint, password: 'x' }, async () => true).catch(() => false);
      if (isUp) break;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await use({ endpoint, password: 'x' });
  } finally {
    server.kill('SIGINT');
    await server;
    await rm(folder, { recursive: true, force: true });
  }
}

describe('takeFromSource', () => {
  it('says that there is no source', async () => {
    await expect(takeFromSource(createTestContext())).rejects.toMatchObject({ code: 'MUD-327' });
  });

  it('says which pg_dump is needed when there is none, or an older one', async () => {
    const source = await createTestDatabase('source');
    const taking = takeFromSource(createTestContext({ source }));
    if (pgDump && pgDump.major >= 17) expect(await taking).toContain('PostgreSQL database dump');
    else await expect(taking).rejects.toMatchObject({ code: pgDump ? 'MUD-325' : 'MUD-324' });
    await source.drop();
  });

  it.runIf(existsSync(`${bin}/postgres`))('takes what prepareSchema can read', async () => {
    await withServer(async (credentials) => {
      await withTarget(credentials, (client) =>
        client.execute(
          trustedSql(
            `create extension citext; create schema ext; create extension pg_trgm with schema ext;
             create extension hstore; create schema apart; alter extension hstore set schema apart;
             create table public.people (id int primary key, email citext);
             create index on public.people using gin (email ext.gin_trgm_ops);
             create table public.things (id serial primary key, made timestamptz default now());
             create function public.f() returns int language sql as 'select 1';
             create index on public.things (made); comment on table public.things is 'It''s; a thing';`,
            'own-file',
          ),
        ),
      );
      const ctx = createTestContext({ connections: { source: credentials } });
      const text = await takeFromSource(ctx);
      expect(ctx.logged.map((line) => line.text).join()).toContain(`pg_dump ${pgDump?.major}`);
      expect(text).toContain(
        'CREATE SCHEMA IF NOT EXISTS ext;\nCREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA ext;',
      );
      expect(text).toContain('CREATE EXTENSION IF NOT EXISTS citext WITH SCHEMA public;');
      expect(text).not.toContain('hstore');
      const { statements, rewrites } = await prepareSchema(text);
      const labels = statements.map(({ label }) => label);
      expect(labels).toContain('CREATE TABLE public.things');
      expect(labels.some((label) => label.startsWith('CREATE FUNCTION public.f()'))).toBe(true);
      expect(statements.some(({ text: one }) => one.includes("It''s; a thing"))).toBe(true);
      expect(rewrites.length).toBeGreaterThan(3);
    });
  });
});
