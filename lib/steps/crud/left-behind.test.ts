import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { translate } from '../../i18n/translate';
import { sql, trustedSql } from '../../postgres/sql';
import { withTarget } from '../../postgres/with-client';
import { createWorkSchema, findWorkSchemas, workSchemaName } from '../../postgres/work-schema';
import { createTestDatabase, type TestDatabase } from '../../servers/embedded/testing/test-database';
import { probeLeftBehind } from '../latency/left-behind';
import { createProbeSchema } from '../latency/probe-schema';
import { createTestContext } from '../testing/test-context';
import { crudLeftBehind } from './left-behind';
import { AWKWARD_SCHEMA } from './testing/awkward-schema';

/** What `crud-child.ts` calls its run. */
const KILLED = 'killedrun0001';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await withTarget(database.direct, (client) => client.execute(trustedSql(AWKWARD_SCHEMA, 'own-file')));
});
afterAll(() => database.drop());

async function killOneCheck(): Promise<void> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'lib/steps/crud/testing/crud-child.ts'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(JSON.stringify(database.pooled));
  let seen = '';
  child.stdout.on('data', (chunk: Buffer) => {
    seen += chunk.toString();
    if (seen.split('\n').length > 6) child.kill('SIGKILL');
  });
  await once(child, 'exit');
}

const count = (table: string) =>
  withTarget(database.direct, async (client) => {
    const [row] = await client.rows<{ n: number }>(
      trustedSql(`select count(*)::int as n from ${table}`, 'own-file'),
    );
    return row?.n;
  });

describe('what a killed check leaves', () => {
  it('is named by the run’s id, shown as it is, and removed exactly', async () => {
    await withTarget(database.direct, (client) =>
      client.execute(sql`insert into tenants (tenant_id, name) values ('mudanza-mine', 'kept')`),
    );
    await killOneCheck();
    await withTarget(database.direct, (client) =>
      createWorkSchema(client, workSchemaName('crud', 'anotherrun99')),
    );
    expect(await count('tenants')).toBe(2);
    expect(translate('en', crudLeftBehind.names(KILLED))).toContain('mudanza_crud_killedrun000');

    const ctx = createTestContext({ target: database });
    const preview = await crudLeftBehind.preview(ctx, KILLED);
    const [rows, schema] = preview.actions;
    expect(rows?.hazards).toEqual(['DELETES_DATA']);
    expect(rows?.detail).toContain('public.tenants: ');
    expect(schema?.detail).toBe('drop schema mudanza_crud_killedrun000 cascade');
    expect((await crudLeftBehind.preview(ctx, KILLED)).basis).toBe(preview.basis);

    await crudLeftBehind.remove(ctx, KILLED);
    expect(await count('tenants')).toBe(1);
    const left = await withTarget(database.direct, (client) => findWorkSchemas(client, 'crud'));
    expect(left).toEqual(['mudanza_crud_anotherrun99']);
  });

  it('is nothing when it was removed already, and says so', async () => {
    const ctx = createTestContext({ target: database });
    const preview = await crudLeftBehind.preview(ctx, KILLED);
    expect(preview.actions).toEqual([]);
    expect(preview.notes?.map(({ message }) => translate('es', message))).toEqual([
      'No ha quedado nada: no hay nada que eliminar.',
    ]);
    expect(await crudLeftBehind.remove(ctx, KILLED)).toEqual({ rows: 0, schema: null });
  });

  it('keeps the notes of a row that will not go, and names its table', async () => {
    await withTarget(database.direct, async (client) => {
      await client.execute(sql`create table public.held (id int primary key)`);
      await client.execute(sql`insert into public.held values (1)`);
      await client.execute(sql`create table public.holder (id int references public.held)`);
      await client.execute(sql`insert into public.holder values (1)`);
      await createWorkSchema(client, workSchemaName('crud', 'heldrun00001'));
      await client.execute(sql`create table mudanza_crud_heldrun00001.made_row (id bigint generated always as identity
        primary key, table_schema text, table_name text, is_key boolean, key jsonb)`);
      await client.execute(sql`insert into mudanza_crud_heldrun00001.made_row (table_schema, table_name, is_key, key)
        values ('public', 'held', true, '[{"name":"id","type":"integer","value":"1"}]')`);
    });
    const ctx = createTestContext({ target: database });
    await expect(crudLeftBehind.remove(ctx, 'heldrun00001')).rejects.toMatchObject({
      code: 'MUD-840',
      params: { count: 1, table: 'public.held' },
    });
    expect(await count('mudanza_crud_heldrun00001.made_row')).toBe(1);
  });
});

it('a killed measurement’s schema goes by its mark, and a schema of the same name without the mark stays', async () => {
  const ctx = createTestContext({ target: database });
  await withTarget(database.direct, async (client) => {
    await createProbeSchema(client, workSchemaName('probe', 'killedprobe1'));
    await client.execute(sql`create schema mudanza_probe_somebodyelse`);
  });
  expect((await probeLeftBehind.preview(ctx, 'killedprobe1')).actions).toHaveLength(1);
  expect(await probeLeftBehind.remove(ctx, 'killedprobe1')).toEqual({ schema: 'mudanza_probe_killedprobe1' });
  expect((await probeLeftBehind.preview(ctx, 'somebodyelse')).actions).toEqual([]);
  expect(await probeLeftBehind.remove(ctx, 'somebodyelse')).toEqual({ schema: null });
});
