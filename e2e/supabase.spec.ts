import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { sql } from '@/lib/postgres/sql';
import { withTarget } from '@/lib/postgres/with-client';
import { createDatabase, type TestDatabase } from '@/lib/servers/embedded/testing/create-database';
import { startTestServers, type TestServers } from '@/lib/servers/embedded/testing/start-test-servers';
import { closePool } from '@/lib/store/pool';
import { createMigration, expectState, test } from './fixtures';
import { TO_THE_SCHEMA, walk } from './walk';
import { passSteps } from './walked-migration';

let servers: TestServers;
let stop: () => Promise<void>;
let database: TestDatabase;

test.beforeAll(async () => {
  ({ servers, stop } = await startTestServers());
});
test.afterAll(async () => {
  await closePool();
  await stop();
});
test.beforeEach(async () => {
  database = await createDatabase(servers, 'target');
});

const url = (port: number, password = servers.target.password, user = 'postgres') =>
  `postgresql://${user}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database.name}`;

async function tables(): Promise<number> {
  const rows = await withTarget(database.direct, (client) =>
    client.rows<{ n: number }>(sql`select count(*)::int as n from pg_tables where schemaname = 'public'`),
  );
  return rows[0]?.n ?? -1;
}

async function giveCredentials(page: Page, id: string, connection: string, session?: string): Promise<void> {
  await page.goto(`/migrations/${id}/prepare/target.credentials`);
  const field = page.getByLabel('Connection string of the transaction pooler');
  await field.fill(connection);
  await page.getByText('More options').click();
  const ca = join(servers.folder, 'ca.pem');
  writeFileSync(ca, servers.target.ca);
  await page.getByLabel('CA certificate').setInputFiles(ca);
  if (session) await page.getByLabel('Connection string for sessions').fill(session);
  // What was typed before the page's scripts were there may be gone.
  if ((await field.inputValue()) !== connection) await field.fill(connection);
  await page.locator('#run-step').click();
  await page.locator('#criteria').waitFor();
}

test('a project form leads to a proved schema through a pooler in transaction mode', async ({ page }) => {
  const id = await createMigration(page, 'supabase', 'Form journey');
  await giveCredentials(page, id, url(servers.pooler.port), url(servers.target.port));
  await expectState(page, /^Passed/);
  expect(await page.content()).not.toContain(servers.target.password);
  await walk(page, id, [['schema', 'connection']]);
  await passSteps(id, TO_THE_SCHEMA.slice(2));
  await page.goto(`/migrations/${id}/schema/schema.verify`);
  await expectState(page, /^Passed/);
  expect(await tables()).toBe(6);
});

test.describe('what is wrong is named, with a cure, and nothing is changed', () => {
  const cases = [
    {
      name: 'wrong password',
      connection: () => url(servers.pooler.port, 'not-the-password'),
      title: /password/i,
    },
    { name: 'wrong port', connection: () => url(1), title: /refused/i },
    { name: 'server without TLS', connection: () => url(servers.source.port), title: /TLS/ },
  ];
  for (const { name, connection, title } of cases) {
    test(name, async ({ page }) => {
      const id = await createMigration(page, 'supabase', name);
      await giveCredentials(page, id, connection());
      await page.goto(`/migrations/${id}/schema/connection`);
      await page.locator('#run-step').click();
      await expectState(page, 'Failed');
      const main = page.locator('main');
      await expect(main.getByText(/MUD-\d{3}/).first()).toBeVisible();
      await expect(main.getByText(title).first()).toBeVisible();
      expect(await page.content()).not.toContain('not-the-password');
      expect(await tables()).toBe(0);
    });
  }

  test('unreadable SQL', async ({ page }) => {
    const id = await createMigration(page, 'supabase', 'Unreadable SQL');
    await giveCredentials(page, id, url(servers.pooler.port));
    await walk(page, id, [['schema', 'connection']]);
    await page.goto(`/migrations/${id}/schema/schema.preview`);
    await page.getByLabel('Where the schema comes from').selectOption('pasted');
    await page.getByLabel('SQL', { exact: false }).last().fill('create table t (id int;\ncreate tabel u ();');
    await page.locator('#run-step').click();
    await expectState(page, 'Failed');
    await expect(
      page
        .locator('main')
        .getByText(/MUD-3\d{2}/)
        .first(),
    ).toBeVisible();
    // The way from the failure to its line: into view, marked, and under the keyboard.
    await page.getByRole('link', { name: 'Show the line in the log' }).click();
    await expect(page).toHaveURL(/#L\d+$/);
    await expect(page.locator('.log-row[data-chosen][data-level="error"]').first()).toBeInViewport();
    await expect(page.getByRole('log')).toBeFocused();
    expect(await tables()).toBe(0);
  });
});
