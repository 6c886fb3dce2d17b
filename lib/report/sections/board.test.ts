import { afterAll, beforeAll, expect, it } from 'vitest';
import { type SchemaVerifyEvidence, schemaVerifyEvidence } from '../../plan/evidence/schema-verify-evidence';
import { sourceConnectionEvidence } from '../../plan/evidence/source-connection-evidence';
import { MigrationSettings } from '../../plan/migration-settings';
import { trustedSql } from '../../postgres/sql';
import { withTarget } from '../../postgres/with-client';
import { createTestDatabase, type TestDatabase } from '../../servers/embedded/testing/test-database';
import { sourceConnection } from '../../steps/connection/source-connection';
import { keepEvidence } from '../../steps/testing/keep-evidence';
import { createTestContext } from '../../steps/testing/test-context';
import { insertMigration, type Migration } from '../../store/migrations';
import { stateClient } from '../../store/query';
import { insertStatement } from '../../store/statements';
import { createStateDatabase } from '../../store/testing/state-database';
import { watchStore } from '../../store/watch';
import { buildReport } from '../build-report';
import { renderMarkdown } from '../markdown/render-markdown';
import { readReportFacts } from '../read-report-facts';
import { leftBy, stepOf } from '../testing/step-fixtures';

let database: Awaited<ReturnType<typeof createStateDatabase>>;
let source: TestDatabase;
beforeAll(async () => {
  [database, source] = await Promise.all([createStateDatabase(), createTestDatabase('source')]);
  await withTarget(source.admin, (client) => client.execute(trustedSql(TABLES, 'own-file')));
});
afterAll(() => Promise.all([database.drop(), source.drop()]));

const TABLES = `create table public.empty (id int); create table public.users as select generate_series(1, 20) as id;
  analyze public.empty; analyze public.users; create table public.never_analysed (id int);`;
const COMPARED: SchemaVerifyEvidence = {
  schemas: ['public'],
  sha256: '',
  fileToTarget: null,
  sourceToTarget: null,
  fileToSource: null,
  triggers: [],
  ms: 1,
  files: [],
};

async function downtimeOf(migration: Migration) {
  const facts = await readReportFacts(migration, { steps: [], runs: [] });
  return buildReport(facts, new Date()).board.find(({ id }) => id === 'downtime');
}

it('answers downtime by a named person, by a watch without gaps, and by an outage whatever was stated', async () => {
  const settings = MigrationSettings.parse({});
  const input = { name: 'Board', kind: 'practice' as const, settings, createdBy: 'ana' };
  const migration = await insertMigration(stateClient, input);
  expect((await downtimeOf(migration))?.state).toBe('open');
  const migrationId = migration.id;
  const span = { from: 0, to: 1_000, reason: null };
  await watchStore.append(migrationId, { ...span, kind: 'up' });
  expect(await downtimeOf(migration)).toMatchObject({
    state: 'pass',
    message: { key: 'report.board.watchedUp' },
  });
  await watchStore.append(migrationId, { ...span, kind: 'gap' });
  expect((await downtimeOf(migration))?.state).toBe('warn');
  const said = { item: 'downtime', holds: true, name: 'Ana', note: 'Nobody called.', by: 'ana' };
  await insertStatement(stateClient, { migrationId, ...said });
  expect(await downtimeOf(migration)).toMatchObject({ state: 'pass', statement: { name: 'Ana' } });
  await watchStore.append(migrationId, { ...span, kind: 'down', reason: 'refused' });
  expect(await downtimeOf(migration)).toMatchObject({ state: 'fail', statement: null });
  const report = buildReport(
    await readReportFacts(migration, { steps: [], runs: [] }),
    new Date('2026-01-01T00:00:00Z'),
  );
  expect(report.watch).toMatchObject({ downMs: 1_000, gapMs: 1_000, upMs: 1_000 });
  for (const locale of ['en', 'es'] as const) {
    expect(renderMarkdown(report, locale)).toContain('1970-01-01 00:00:00 UTC');
  }
});

it('does not call the data whole where the source holds rows that nobody compared', async () => {
  const settings = MigrationSettings.parse({});
  const input = { name: 'Rows', kind: 'practice' as const, settings, createdBy: 'ana' };
  const migration = await insertMigration(stateClient, input);
  const seen = await keepEvidence(createTestContext({ source }), sourceConnectionEvidence, sourceConnection);
  const integrity = async (...names: readonly string[]) => {
    const tables = seen.tables.filter(({ name }) => names.includes(name));
    expect(tables).toHaveLength(names.length);
    const read = leftBy(sourceConnectionEvidence, { ...seen, tables });
    const steps = [read, stepOf('crud'), stepOf('schema.verify')];
    const facts = await readReportFacts(migration, { steps: [], runs: [] });
    return buildReport({ ...facts, steps }, new Date()).board.find(({ id }) => id === 'integrity')?.state;
  };
  expect(await integrity()).toBe('pass');
  expect(await integrity('empty')).toBe('pass');
  expect(await integrity('users')).toBe('open');
  expect(await integrity('never_analysed')).toBe('open');
});

it('answers for the rows by what was counted, or by a named person where that leaves it open', async () => {
  const settings = MigrationSettings.parse({});
  const input = { name: 'Counted', kind: 'practice' as const, settings, createdBy: 'ana' };
  const migration = await insertMigration(stateClient, input);
  const said = { item: 'integrity', holds: true, name: 'Ana', note: 'Loaded by hand.', by: 'ana' };
  const integrity = async (...rows: readonly (readonly [source: number, target: number | null])[]) => {
    const counted = rows.map(([source, target], index) => ({
      table: `public.t${index}`,
      source,
      target,
      isExact: true,
      isThere: target !== null,
    }));
    const steps = [leftBy(schemaVerifyEvidence, { ...COMPARED, rows: counted }), stepOf('crud')];
    const facts = await readReportFacts(migration, { steps: [], runs: [] });
    const board = buildReport({ ...facts, steps }, new Date()).board;
    return board.find(({ id }) => id === 'integrity');
  };
  expect(await integrity([0, 0], [0, 5])).toMatchObject({ state: 'pass' });
  expect(await integrity([3, 0], [4, null])).toMatchObject({
    state: 'open',
    message: { key: 'report.board.rowsNone', params: { rows: 7, count: 2 } },
  });
  expect(await integrity([3, 3], [4, 4])).toMatchObject({ state: 'open' });
  expect(await integrity([3, 3], [4, 2])).toMatchObject({ state: 'fail' });
  await insertStatement(stateClient, { migrationId: migration.id, ...said });
  expect(await integrity([3, 3])).toMatchObject({ state: 'pass', statement: { name: 'Ana' } });
  expect(await integrity([3, 2])).toMatchObject({ state: 'fail', statement: null });
});
