import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { translator } from '../../i18n/translate';
import { MigrationSettings } from '../../plan/migration-settings';
import { overrideEnv } from '../../platform/env';
import '../../steps/registry';
import { createTestDatabase, type TestDatabase } from '../../servers/embedded/testing/test-database';
import { storeConnection } from '../../store/connections';
import { findMigration, insertMigration, type Migration, updateSettings } from '../../store/migrations';
import { stateClient } from '../../store/query';
import { storeSecret } from '../../store/secrets';
import { createStateDatabase } from '../../store/testing/state-database';
import type { PanelPart } from './panel-card';
import { readPart } from './read-part';

const HEADER_SECRET = 'kept-by-the-vault';
let state: Awaited<ReturnType<typeof createStateDatabase>>;
let target: TestDatabase;
let migration: Migration;
let server: Server;
let metricsUrl = '';

beforeAll(async () => {
  overrideEnv({ MUDANZA_DATA_DIR: mkdtempSync(join(tmpdir(), 'mudanza-part-')) });
  [state, target] = [await createStateDatabase(), await createTestDatabase('target')];
  const settings = MigrationSettings.parse({});
  const input = { name: 'Parts', kind: 'supabase' as const, settings, createdBy: 'ana' };
  migration = await insertMigration(stateClient, input);
  // A page of metrics is far longer than a health answer, and what is looked for may stand at its end.
  const filler = Array.from({ length: 2_000 }, (_, i) => `filler_total{i="${i}"} ${i}`).join('\n');
  server = createServer((_, response) =>
    response.end(`${filler}\npostgres_connections_active{pool="a"} 7\n`),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  metricsUrl = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/metrics`;
});

afterAll(async () => {
  server.close();
  await target.drop();
  await state.drop();
});

async function read(part: PanelPart, locale: 'en' | 'es' = 'en') {
  const now = await findMigration(migration.id);
  if (!now) throw new Error('no migration');
  return readPart(now, part, { locale, t: translator(locale) });
}

const choose = (monitor: Record<string, string>) =>
  updateSettings(migration.id, { monitor: { ...migration.settings.monitor, ...monitor } });

it('says what is missing for each part before anything was chosen or connected', async () => {
  expect((await read('target')).problem).toContain('no target is connected');
  expect((await read('pools', 'es')).problem).toContain('aún no hay un destino');
  expect((await read('log')).cards[0]?.unavailable).toContain('no log was chosen');
  expect((await read('metric')).cards[0]?.unavailable).toContain('no address was chosen');
});

it('shows the pools of a pooler that admits us, and the server’s sessions where there is no pooler', async () => {
  await storeConnection(migration.id, 'target', target.pooled.endpoint);
  await storeSecret(migration.id, 'target.password', target.pooled.password);
  await read('target');
  const [pools] = (await read('pools')).cards;
  expect(pools?.note).toBeNull();
  expect(pools?.rows[0]?.value).toMatch(/^\d+ of 200$/);
  expect(pools?.rows.find(({ label }) => label === `${target.name}, postgres`)?.value).toMatch(
    /^transaction: \d+ clients?, 0 waiting; \d+ connections? in use, \d+ free$/,
  );
  await storeConnection(migration.id, 'target', target.direct.endpoint);
  const [sessions] = (await read('pools')).cards;
  expect(sessions?.note).toContain('"pgbouncer" does not exist');
  expect(JSON.stringify(await read('pools'))).not.toContain(target.direct.password);
});

it('names what keeps it from the target, and says how a practice target comes up', async () => {
  await storeConnection(migration.id, 'target', { ...target.direct.endpoint, port: 9 });
  const { problem } = await read('target');
  expect(problem).toMatch(/^MUD-124: .*ECONNREFUSED/);
  expect(problem).not.toMatch(/[{}]|\.\./);
  const practised = { ...migration, kind: 'practice' as const };
  const viewing = { locale: 'es', t: translator('es') } as const;
  expect((await readPart(practised, 'pools', viewing)).problem).toContain('Ejecuta cualquier paso');
  await storeConnection(migration.id, 'target', target.direct.endpoint);
});

it('counts the disk of a paid plan instead of the free plan’s limit', async () => {
  const size = async () => (await read('target')).cards.find(({ id }) => id === 'size');
  expect((await size())?.rows[1]?.label).toBe('Limit of the free plan');
  await updateSettings(migration.id, { compute: 'small', diskGb: 0.000_1 });
  expect((await size())?.rows[1]).toEqual({ label: 'Disk of the paid plan', value: '100 kB' });
  expect((await size())?.alert).toContain('of the disk');
});

it('reads a metric at the end of a long page, and what else there is when it is not there', async () => {
  await choose({ metricsUrl });
  expect((await read('metric')).cards[0]?.rows).toEqual([
    { label: 'postgres_connections_active{pool="a"}', value: '7' },
  ]);
  await choose({ metricsUrl, metricName: 'nope' });
  expect((await read('metric')).cards[0]?.unavailable).toContain('postgres_connections_active');
});

it('reads a log inside the backend’s folder only, error lines marked and secrets masked', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mudanza-backend-'));
  mkdirSync(join(folder, 'logs'));
  writeFileSync(
    join(folder, 'logs/app.log'),
    `2026-01-01T00:00:00Z INFO up\n2026-01-01T00:00:01Z ERROR header ${HEADER_SECRET} refused\n`,
  );
  symlinkSync('/etc/hostname', join(folder, 'logs/away.log'));
  await choose({ logFile: 'logs/app.log' });
  expect((await read('log')).cards[0]?.unavailable).toContain('folder is not set');
  await updateSettings(migration.id, { workspace: folder });
  await storeSecret(migration.id, 'health.header', HEADER_SECRET);
  const [log] = (await read('log')).cards;
  expect(log?.lines.map(({ isError }) => isError)).toEqual([false, true]);
  expect(log?.rows[0]).toEqual({ label: 'Error lines since the cut-over', value: '1' });
  expect(log?.alert).toContain('1 error line');
  expect(log?.note).toContain('has not been written yet');
  expect(JSON.stringify(log)).not.toContain(HEADER_SECRET);
  for (const logFile of ['logs/away.log', 'logs', 'logs/none.log']) {
    await choose({ logFile });
    expect((await read('log')).cards[0]?.unavailable).toContain('Not available because');
  }
});
