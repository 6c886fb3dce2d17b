import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { overrideEnv } from '../../platform/env';
import { sql } from '../../postgres/sql';
import { clusterHome } from './cluster-home';
import { readPostmaster } from './postmaster';
import { ScratchServer } from './scratch-server';

const folder = mkdtempSync(join(tmpdir(), 'mudanza-scratch-'));
const server = new ScratchServer();

beforeAll(() => {
  chmodSync(folder, 0o755);
  overrideEnv({ MUDANZA_DATA_DIR: folder });
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('ScratchServer', () => {
  it('hands out a database laid out like a project, to a role that is no superuser, and drops it', async () => {
    const seen = await server.withDatabase(async (client) => {
      const [row] = await client.rows<{ name: string; super: boolean; anon: boolean; auth: boolean }>(sql`
        select current_database() as name, (select rolsuper from pg_roles where rolname = current_user) as super,
          exists (select from pg_roles where rolname = 'anon') as anon, to_regclass('auth.users') is not null as auth`);
      return row;
    });
    expect(seen).toMatchObject({ super: false, anon: true, auth: true });
    const left = await server.withDatabase((client) =>
      client.rows(sql`select from pg_database where datname = ${seen?.name}`),
    );
    expect(left).toEqual([]);
  });

  it('gives each use its own database, also at the same time', async () => {
    const name = () =>
      server.withDatabase((client) => client.rows<{ name: string }>(sql`select current_database() as name`));
    const [one, two] = await Promise.all([name(), name()]);
    expect(one).not.toEqual(two);
  });

  it('is ended at the next start where a killed process left it running, and serves again', async () => {
    const running = () =>
      readdirSync(clusterHome()).filter((name) => readPostmaster(clusterHome(name)) !== null);
    await server.withDatabase((client) => client.rows(sql`select 1`));
    expect(running()).toHaveLength(1);
    // The next process knows nothing of the one before.
    const next = new ScratchServer();
    await next.endStranded();
    expect(running()).toEqual([]);
    try {
      expect(await next.withDatabase((client) => client.rows(sql`select 1 as one`))).toEqual([{ one: 1 }]);
      // Its own is not stranded.
      await next.endStranded();
      expect(running()).toHaveLength(1);
    } finally {
      await next.stop();
    }
  });
});
