import { expect } from '@playwright/test';
import type pg from 'pg';
import { closePool } from '../lib/store/pool';
import { createMigration, expectState, test } from './fixtures';
import { onTarget, readLab } from './practice-target';
import { runStep } from './run-step';
import { TO_THE_SCHEMA, walk } from './walk';
import { passSteps } from './walked-migration';

test.afterAll(() => closePool());

async function tablesOf(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query(
    "select tablename from pg_tables where schemaname = 'public' order by 1",
  );
  return rows.map((row: { tablename: string }) => row.tablename);
}

const SIX = [
  'lock_audit',
  'password_history',
  'tenant_user_identifiers',
  'tenants',
  'user_sessions',
  'users',
];

test('an operator walks a practice migration from the first screen to the downloaded report', async ({
  page,
}) => {
  const id = await createMigration(page, 'practice', 'Practice journey');
  await expectState(page, 'Passed');
  const lab = await readLab(page);
  expect(lab.poolerPort).toBeGreaterThan(0);

  await runStep(page, `/migrations/${id}/prepare/source.connection`);
  await walk(page, id, [...TO_THE_SCHEMA, ['prove', 'crud'], ['prove', 'latency']]);

  await test.step('the target holds the schema and it works', () =>
    onTarget(lab, async (client) => {
      expect(await tablesOf(client)).toEqual(SIX);
      const { rows: keys } = await client.query(
        "select count(*)::int as n from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace and convalidated",
      );
      expect(keys[0].n).toBe(3);
      const { rows: indexes } = await client.query(
        "select count(*)::int as n from pg_indexes where schemaname = 'public'",
      );
      expect(indexes[0].n).toBeGreaterThanOrEqual(6 + 5 + 9);
      const { rows } = await client.query(`
        with made as (insert into public.tenants (tenant_id, name, updated_at) values ('e2e', 'E2E', '2000-01-01') returning id)
        select id from made`);
      const { rows: moved } = await client.query(
        "update public.tenants set name = 'moved' where id = $1 returning updated_at > '2020-01-01' as moved",
        [rows[0].id],
      );
      expect(moved[0].moved).toBe(true);
      await client.query('delete from public.tenants where id = $1', [rows[0].id]);
      const { rows: left } = await client.query('select count(*)::int as n from public.tenants');
      expect(left[0].n).toBe(0);
    }));

  await test.step('the report is made, read and downloaded', async () => {
    await runStep(page, `/migrations/${id}/close/report`);
    await page.goto(`/migrations/${id}/report`);
    await expect(page.getByRole('heading', { level: 1 })).toContainText(/report/i);
    const json = await page.request.get(`/api/migrations/${id}/export?format=json`);
    expect(json.ok()).toBe(true);
    expect(JSON.stringify(await json.json())).toContain('Practice journey');
    const markdown = await page.request.get(`/api/migrations/${id}/export?format=markdown`);
    expect(await markdown.text()).toContain('# Migration report');
  });

  await test.step('undo drops exactly what was created', async () => {
    await page.goto(`/migrations/${id}/schema/schema.deploy`);
    await page.locator('#undo-step').click();
    await page.locator('#confirm-preview').waitFor();
    for (const box of await page.getByRole('checkbox', { name: /I accept/ }).all()) await box.check();
    await page.locator('#confirm-preview').click();
    await expectState(page, 'Undone');
    expect(await onTarget(lab, tablesOf)).toEqual([]);
  });
});

test('a reload in the middle of a run loses and doubles no line, and cancel stops it', async ({ page }) => {
  const id = await createMigration(page, 'practice', 'Reload and cancel');
  await expectState(page, 'Passed');
  await passSteps(id, TO_THE_SCHEMA);
  await page.goto(`/migrations/${id}/prove/latency`);
  await page.getByLabel('Timed questions').fill('50000');
  await page.locator('#run-step').click();
  await page.locator('#confirm-preview').waitFor();
  for (const box of await page.getByRole('checkbox', { name: /I accept/ }).all()) await box.check();
  await page.locator('#confirm-preview').click();
  await page.getByRole('button', { name: 'Cancel the run' }).waitFor();
  await page.reload();
  // The lines of the log come with the page's scripts; a click before these are there does nothing.
  await expect(page.locator('.log-row').first()).toBeVisible();
  const cancel = page.getByRole('button', { name: 'Cancel the run' });
  await expect(async () => {
    await cancel.click({ timeout: 1_000 }).catch(() => undefined);
    await expect(cancel).toBeHidden({ timeout: 3_000 });
  }).toPass({ timeout: 240_000 });
  // A stopped measurement keeps what it measured, so it ends with a warning, not as cancelled.
  await expectState(page, 'Passed with warnings');
  await expect(page.getByRole('log').getByText('Stopped by an operator')).toBeVisible();
  const runId = /runs\/([0-9a-f-]{36})\/log/.exec((await page.content()) ?? '')?.[1];
  const stream = await page.request.get(`/api/runs/${runId}/events`);
  const all = [...(await stream.text()).matchAll(/^id: (\d+)$/gm)].map((match) => Number(match[1]));
  expect(all).toEqual(all.map((_, index) => index + 1));
  const resumed = await page.request.get(`/api/runs/${runId}/events`, { headers: { 'last-event-id': '3' } });
  const rest = [...(await resumed.text()).matchAll(/^id: (\d+)$/gm)].map((match) => Number(match[1]));
  expect(rest).toEqual(all.slice(3));
});
