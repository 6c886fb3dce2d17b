import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sql, trustedSql } from '../../postgres/sql';
import { withTarget } from '../../postgres/with-client';
import { findWorkSchemas } from '../../postgres/work-schema';
import { createTestDatabase, type TestDatabase } from '../../servers/embedded/testing/test-database';
import { runCrud } from './run-crud';
import { AWKWARD_SCHEMA } from './testing/awkward-schema';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await withTarget(database.direct, (client) => client.execute(trustedSql(AWKWARD_SCHEMA, 'own-file')));
});
afterAll(() => database.drop());

/** Runs the check in a child and kills it with SIGKILL once it has told of so many tables. */
async function killAfter(tables: number): Promise<void> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'lib/steps/crud/testing/crud-child.ts'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(JSON.stringify(database.pooled));
  let seen = '';
  child.stdout.on('data', (chunk: Buffer) => {
    seen += chunk.toString();
    if (seen.split('\n').length > tables) child.kill('SIGKILL');
  });
  const [code, signal] = await once(child, 'exit');
  expect({ code, signal }).toEqual({ code: null, signal: 'SIGKILL' });
}

const rows = () =>
  withTarget(database.direct, (client) =>
    client.rows<{ tenants: number; users: number; keyless: number }>(sql`
      select (select count(*)::int from tenants) as tenants, (select count(*)::int from users) as users,
        (select count(*)::int from keyless) as keyless`),
  );

it('finds and removes the rows of a check that was killed, by its journal, and touches no others', async () => {
  await withTarget(database.direct, (client) =>
    client.execute(sql`insert into tenants (tenant_id, name) values ('mudanza-mine', 'kept')`),
  );
  await killAfter(8);
  const left = await rows();
  expect(left[0]?.tenants).toBe(2);
  expect(await withTarget(database.direct, (client) => findWorkSchemas(client, 'crud'))).toHaveLength(1);

  const evidence = await runCrud({
    connect: (_door, use) => withTarget(database.pooled, use),
    runId: 'secondrun0002',
    schemas: ['public'],
    only: ['pair'],
    first: 'tenants',
    clients: 0,
    hasSessionDoor: false,
    signal: new AbortController().signal,
    onTable: () => undefined,
    onStage: () => undefined,
  });
  expect(evidence.leftovers.removedBefore).toBeGreaterThanOrEqual(8);
  expect(evidence.leftovers.remaining).toEqual([]);
  expect(await rows()).toEqual([{ tenants: 1, users: 0, keyless: 0 }]);
  expect(await withTarget(database.direct, (client) => findWorkSchemas(client, 'crud'))).toEqual([]);
});
