import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCopyPicture } from '../../../components/copy/read-copy-picture';
import { MigrationSettings } from '../../plan/migration-settings';
import { sql, trustedSql } from '../../postgres/sql';
import { withTarget } from '../../postgres/with-client';
import { EventWriter } from '../../runs/event-writer';
import { presentEvent } from '../../runs/present-event';
import { runContext } from '../../runs/run-context';
import { ScratchServer } from '../../servers/embedded/scratch-server';
import { createTestDatabase, type TestDatabase } from '../../servers/embedded/testing/test-database';
import { storeConnection } from '../../store/connections';
import { insertMigration, type Migration } from '../../store/migrations';
import { query, stateClient } from '../../store/query';
import { appendEvents, readEvents } from '../../store/run-events';
import { findRun } from '../../store/runs';
import { storeSecret } from '../../store/secrets';
import { createStateDatabase } from '../../store/testing/state-database';
import '../registry';
import { dataCopy } from './data-copy';

const DDL = 'create table guest (id int primary key, note text);';

let state: Awaited<ReturnType<typeof createStateDatabase>>;
let source: TestDatabase;
let target: TestDatabase;
let migration: Migration;

const run = (at: TestDatabase, text: string) =>
  withTarget(at.admin, (client) => client.execute(trustedSql(text, 'own-file')));

beforeAll(async () => {
  state = await createStateDatabase();
  [source, target] = await Promise.all([createTestDatabase('source'), createTestDatabase('source')]);
  await run(
    source,
    `${DDL} insert into guest select n, repeat('x', 300) from generate_series(1, 5000) n; analyze`,
  );
  await run(target, DDL);
  const settings = MigrationSettings.parse({ schemas: ['public'] });
  migration = await insertMigration(stateClient, {
    ...{ name: 'live', kind: 'supabase', createdBy: 'ana' },
    settings,
  });
  for (const [role, at] of [
    ['source', source],
    ['target', target],
  ] as const) {
    await storeConnection(migration.id, role, at.admin.endpoint);
    await storeSecret(migration.id, `${role}.password`, at.admin.password);
  }
});
afterAll(async () => {
  await Promise.all([source.drop(), target.drop()]);
  await state.drop();
});

describe('a copy in the engine', () => {
  it('shares its chunks through the state, and its events hold the picture that the page draws', async () => {
    const id = randomUUID();
    await query(sql`insert into run (id, migration_id, step_id, action, attempt, requested_by, runner)
      values (${id}, ${migration.id}, 'data.copy', 'run', 1, 'ana', 'me')`);
    const row = await findRun(id);
    if (!row) throw new Error('no run');
    const writer = new EventWriter((events) => appendEvents(id, 'me', events));
    const { signal } = new AbortController();
    const parts = { run: row, migration, writer, signal, scratch: new ScratchServer() };
    const ctx = runContext({ ...parts, secrets: new Set<string>() });
    const evidence = await dataCopy.run(ctx, dataCopy.input.parse({ lanes: 2, chunkMb: 1 }));
    await writer.flush();
    expect(evidence.tables).toEqual([
      expect.objectContaining({ table: 'public.guest', rowsIn: 5000, rowsOut: 5000, chunks: 2 }),
    ]);
    const events = (await readEvents(id)).map((event) => presentEvent(event, 'es'));
    const picture = readCopyPicture(events, null);
    expect(picture).toMatchObject({
      ...{
        kind: 'copy',
        stage: 'verify',
        pausedBy: null,
        tablesDone: 1,
        tablesAll: 1,
        rows: 5000,
        lanes: [],
      },
      targetBytes: expect.any(Number),
    });
    expect(await query(sql`select from copy_chunk`)).toEqual([]);
  });
});
