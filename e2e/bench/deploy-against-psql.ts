import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { deploySchema } from '../../lib/postgres/deploy/deploy-schema';
import { withTarget } from '../../lib/postgres/with-client';
import { createDatabase, type TestDatabase } from '../../lib/servers/embedded/testing/create-database';
import type { TestServers } from '../../lib/servers/embedded/testing/start-test-servers';
import { prepareSchema } from '../../lib/steps/schema/prepare-schema';

const FILE = join('sql', 'schema.sql');

async function ours(database: TestDatabase): Promise<number> {
  const started = performance.now();
  const { statements } = await prepareSchema(readFileSync(FILE, 'utf8'));
  await withTarget(database.direct, (client) =>
    deploySchema(client, { statements, schemas: ['public'], lockTimeout: 5_000, statementTimeout: 60_000 }),
  );
  return performance.now() - started;
}

async function psql(database: TestDatabase): Promise<number> {
  const { host, port, user, database: name } = database.direct.endpoint;
  const started = performance.now();
  await execa(
    'psql',
    ['-X', '-q', '-1', '-v', 'ON_ERROR_STOP=1', '-h', host, '-p', String(port), '-U', user, '-f', FILE, name],
    {
      env: { PGPASSWORD: database.direct.password, PGSSLMODE: 'require' },
    },
  );
  return performance.now() - started;
}

/** Wall times in ms of deploying sql/schema.sql, ours (parsed, recorded, in one transaction) and psql's, in turn. */
export async function deployAgainstPsql(
  servers: TestServers,
  rounds: number,
): Promise<{ ours: number[]; psql: number[] }> {
  const times = { ours: [] as number[], psql: [] as number[] };
  for (let round = -2; round < rounds; round++) {
    for (const side of round % 2 === 0 ? (['ours', 'psql'] as const) : (['psql', 'ours'] as const)) {
      const database = await createDatabase(servers, 'target');
      const ms = await (side === 'ours' ? ours : psql)(database);
      // The first two rounds warm caches up and do not count.
      if (round >= 0) times[side].push(ms);
      await database.drop();
    }
  }
  return times;
}
