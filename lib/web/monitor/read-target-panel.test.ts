import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { translator } from '../../i18n/translate';
import { MigrationSettings } from '../../plan/migration-settings';
import { overrideEnv } from '../../platform/env';
import { createTestDatabase, type TestDatabase } from '../../servers/embedded/testing/test-database';
import { storeConnection } from '../../store/connections';
import { insertMigration, type Migration } from '../../store/migrations';
import { stateClient } from '../../store/query';
import { storeSecret } from '../../store/secrets';
import { createStateDatabase } from '../../store/testing/state-database';
import { blankLiterals } from './blank-literals';
import { presentPanel } from './present-panel';
import { readTargetPanel } from './read-target-panel';

let state: Awaited<ReturnType<typeof createStateDatabase>>;
let target: TestDatabase;
let migration: Migration;
beforeAll(async () => {
  overrideEnv({ MUDANZA_DATA_DIR: mkdtempSync(join(tmpdir(), 'mudanza-panel-')) });
  [state, target] = [await createStateDatabase(), await createTestDatabase('target')];
  const settings = MigrationSettings.parse({});
  const input = { name: 'Panel', kind: 'supabase' as const, settings, createdBy: 'ana' };
  migration = await insertMigration(stateClient, input);
});
afterAll(async () => {
  await target.drop();
  await state.drop();
});

it('reads the stored target, says in both languages what it shows, and shows no password', async () => {
  expect(await readTargetPanel(migration)).toBeNull();
  const { endpoint, password } = target.direct;
  await storeConnection(migration.id, 'target', endpoint);
  await storeSecret(migration.id, 'target.password', password);
  const panel = await readTargetPanel(migration);
  if (!panel) throw new Error('no panel');
  for (const locale of ['en', 'es'] as const) {
    const cards = presentPanel(panel, locale, translator(locale));
    expect(cards.map(({ id }) => id)).toHaveLength(5);
    expect(cards.find(({ id }) => id === 'size')?.rows[0]?.value).toMatch(/\d MB$/);
    expect(cards.find(({ id }) => id === 'statements')?.unavailable).toContain('pg_stat_statements');
    expect(JSON.stringify(cards)).not.toContain(password);
  }
});

it('keeps a password that a running statement spells out to itself', () => {
  const query = "alter role app password 'hunter2-hunter2'";
  const long = { pid: 1, user: 'app', seconds: 3, state: 'active', query };
  const none = { isAvailable: false, reason: { key: 'testing.monitor.noStatements', params: {} } } as const;
  const cards = presentPanel(
    {
      at: 0,
      connections: none,
      size: none,
      cache: none,
      statements: none,
      longestQuery: { isAvailable: true, data: [long], alert: null },
    },
    'en',
    translator('en'),
  );
  expect(cards[1]?.rows[0]?.label).toBe('app, active, 3 s');
  expect(cards[1]?.rows[0]?.value).not.toContain('hunter2');
});

it('throws what the server says when the password is wrong', async () => {
  await storeSecret(migration.id, 'target.password', 'wrong');
  await expect(readTargetPanel(migration)).rejects.toThrow(/password/);
});

it('blanks literals of every spelling, also one that is cut off', () => {
  expect(blankLiterals("select 'it''s', $1 from t where a = 'x'")).toBe(
    "select '…', $1 from t where a = '…'",
  );
  expect(blankLiterals('do $body$ secret $body$; select 1')).toBe("do '…'; select 1");
  for (const text of ["select E'a\\'secret'", "select 'C:\\', 'secret'", "select 'secre", 'do $$ secre'])
    expect(blankLiterals(text)).not.toContain('secre');
});
