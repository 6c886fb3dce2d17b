import AxeBuilder from '@axe-core/playwright';
import { expect } from '@playwright/test';
import { createMigration, expectState, test } from './fixtures';

test('the monitoring page watches the backend and reads the target while it is open', async ({ page }) => {
  const id = await createMigration(page, 'practice', 'Monitored');
  await expectState(page, 'Passed');
  await page.goto(`/migrations/${id}`);
  await page.getByRole('main').getByRole('link', { name: 'Monitoring' }).click();
  await expect(page.locator('#watch')).toContainText('Nothing was watched');
  await page.getByLabel('Liveness address').fill(new URL('/healthz', page.url()).href);
  await page.getByRole('button', { name: 'Watch this address' }).click();
  await expect(page.getByText('Watched since')).toBeVisible({ timeout: 20_000 });
  await expect(page.locator('#watch')).toContainText('No outage and no gap so far.');
  await expect(page.locator('#panel')).toContainText(/In use|Not available because/);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id: rule, nodes }) => `${rule}: ${nodes[0]?.html}`)).toEqual([]);
  await page.screenshot({ path: test.info().outputPath('monitor.png'), fullPage: true });
  await page.getByRole('button', { name: 'Stop watching' }).click();
  await expect(page.getByRole('button', { name: 'Watch this address' })).toBeVisible();
});
