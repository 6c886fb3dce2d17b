import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { translator } from '../../i18n/translate';
import { MigrationSettings } from '../../plan/migration-settings';
import { overrideEnv } from '../../platform/env';
import type { Credentials } from '../../postgres/address/endpoint';
import { sql, trustedSql } from '../../postgres/sql';
import { withTarget } from '../../postgres/with-client';
import { type Cluster, startCluster } from '../../servers/embedded/cluster';
import { freePort } from '../../servers/embedded/free-port';
import { storeConnection } from '../../store/connections';
import { insertMigration } from '../../store/migrations';
import { query, stateClient } from '../../store/query';
import { storeSecret } from '../../store/secrets';
import { createStateDatabase } from '../../store/testing/state-database';
import { compareStatements } from './compare-statements';
import { presentChanges } from './present-changes';
import { readStatementChanges } from './read-statement-changes';
import { readStatements } from './read-statements';

let state: Awaited<ReturnType<typeof createStateDatabase>>;
const folder = mkdtempSync(join(tmpdir(), 'mudanza-statements-'));
const clusters: Cluster[] = [];

async function server(name: string): Promise<Credentials> {
  const settings = { shared_preload_libraries: 'pg_stat_statements', fsync: 'off' };
  const cluster = await startCluster({
    ...{
      dataDir: join(folder, name),
      port: await freePort(),
      superuser: 'postgres',
      password: 'test-only',
      settings,
    },
  });
  clusters.push(cluster);
  return {
    endpoint: {
      host: cluster.host,
      port: cluster.port,
      user: 'postgres',
      database: 'postgres',
      tls: { mode: 'disable' },
    },
    password: cluster.password,
  };
}

let source: Credentials;
let target: Credentials;
beforeAll(async () => {
  const { chmodSync } = await import('node:fs');
  chmodSync(folder, 0o755);
  overrideEnv({ MUDANZA_DATA_DIR: join(folder, 'data') });
  state = await createStateDatabase();
  [source, target] = [await server('source'), await server('target')];
});
afterAll(async () => {
  for (const cluster of clusters) await cluster.stop();
  await state.drop();
  rmSync(folder, { recursive: true, force: true });
});

async function migrationWith(...sides: ('source' | 'target')[]): Promise<string> {
  const settings = MigrationSettings.parse({});
  const { id } = await insertMigration(stateClient, {
    name: 'S',
    kind: 'supabase',
    settings,
    createdBy: 'ana',
  });
  for (const side of sides) {
    const { endpoint, password } = side === 'source' ? source : target;
    await storeConnection(id, side, endpoint);
    await storeSecret(id, `${side}.password`, password);
  }
  return id;
}

describe('statements before and after', () => {
  it('says that the extension is missing, and that there is no target', async () => {
    expect(await readStatementChanges(await migrationWith('source'))).toBeNull();
    const changes = await readStatementChanges(await migrationWith('target'));
    expect(changes?.isAvailable).toBe(false);
  });

  it('puts the same statement of two real servers into one row', async () => {
    for (const [side, times] of [
      [source, 3],
      [target, 5],
    ] as const)
      await withTarget(side, async (client) => {
        await client.execute(sql`create extension pg_stat_statements`);
        for (let n = 0; n < times; n += 1)
          await client.rows(
            sql`select count(*) as both_sides from pg_catalog.pg_class where relname > 'hunter2secret'`,
          );
        if (side === target) await client.rows(sql`select 1 as only_after`);
      });
    const result = await readStatementChanges(await migrationWith('source', 'target'));
    if (!result?.isAvailable) throw new Error('not available');
    const find = (part: string) => result.data.find(({ query }) => query.includes(part));
    expect(find('both_sides')).toMatchObject({ before: { calls: 3 }, after: { calls: 5 } });
    expect(find('only_after')).toMatchObject({ before: null, after: { calls: 1 } });
    for (const locale of ['en', 'es'] as const) {
      const { table = [] } = presentChanges(result, locale, translator(locale));
      expect(table[0]).toHaveLength(6);
      expect(table.every((row) => row.length === 6)).toBe(true);
      expect(JSON.stringify(table)).not.toContain('hunter2secret');
    }
  });

  it.each(['1.4', '1.7'])('reads the extension as it was in version %s', async (version) => {
    await withTarget(source, async (client) => {
      await client.execute(sql`drop extension if exists pg_stat_statements`);
      await client.execute(
        trustedSql(`create extension pg_stat_statements version '${version}'`, 'own-file'),
      );
      await client.rows(sql`select 1 as of_an_old_version`);
      const found = (await readStatements(client, 500)) ?? [];
      const one = found.find(({ query }) => query.includes('of_an_old_version'));
      expect(one).toMatchObject({ calls: expect.any(Number), meanMs: expect.any(Number) });
      await client.execute(sql`drop extension pg_stat_statements`);
      await client.execute(sql`create extension pg_stat_statements`);
    });
  });

  it('takes an extension whose library is not loaded for none', async () => {
    await query(sql`create extension pg_stat_statements`);
    expect(await readStatements({ rows: query }, 10)).toBeNull();
  });

  it('still shows the target when the source is gone', async () => {
    const id = await migrationWith('source', 'target');
    await storeSecret(id, 'source.password', 'wrong');
    const result = await readStatementChanges(id);
    if (!result?.isAvailable) throw new Error('not available');
    expect(result.data.length).toBeGreaterThan(0);
    expect(result.data.every(({ before }) => before === null)).toBe(true);
  });
});

describe('compareStatements', () => {
  const cost = (query: string, calls: number, totalMs: number) => ({
    query,
    calls,
    totalMs,
    meanMs: totalMs / calls,
  });
  it('knows a statement by its text but for space and case, and adds up what one side has twice', () => {
    const [first] = compareStatements(
      [cost('select  a\nfrom t', 10, 20)],
      [cost('SELECT a FROM t', 5, 5), cost('select a from t', 5, 15)],
    );
    expect(first).toMatchObject({
      before: { calls: 10, meanMs: 2 },
      after: { calls: 10, totalMs: 20, meanMs: 2 },
    });
  });

  it('lists the target’s dearest first and the source’s own last, and no more than asked for', () => {
    const found = compareStatements([cost('old', 1, 900)], [cost('cheap', 1, 1), cost('dear', 1, 50)], 2);
    expect(found.map(({ query }) => query)).toEqual(['dear', 'cheap']);
    expect(compareStatements([cost('old', 1, 900)], [cost('new', 1, 1)]).map(({ query }) => query)).toEqual([
      'new',
      'old',
    ]);
  });
});
