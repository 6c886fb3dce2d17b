import { createServer, type Server } from 'node:http';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { createMigration, expectState, test } from './fixtures';

/** A backend's metrics page, on a port of its own. */
async function serveMetrics(): Promise<{ server: Server; url: string }> {
  const server = createServer((_, response) => response.end('postgres_connections_active{pool="a"} 7\n'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return { server, url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/metrics` };
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id: rule, nodes }) => `${rule}: ${nodes[0]?.html}`)).toEqual([]);
}

test('the monitoring page watches the backend and reads the target while it is open', async ({ page }) => {
  const { server, url } = await serveMetrics();
  const id = await createMigration(page, 'practice', 'Monitored');
  await expectState(page, 'Passed');
  await page.goto(`/migrations/${id}`);
  await page.getByRole('main').getByRole('link', { name: 'Monitoring' }).click();
  await expect(page.locator('#watch')).toContainText('Nothing was watched');
  await page.getByLabel('Liveness address').fill(new URL('/healthz', page.url()).href);
  await page.getByRole('button', { name: 'Watch this address' }).click();
  await expect(page.getByText('Watched since')).toBeVisible();
  await expect(page.locator('#watch')).toContainText('No outage and no gap so far.');
  await expect(page.locator('#panel')).toContainText('Limit of the free plan');
  await expect(page.locator('#pools')).toContainText(/Clients|sessions by program/);
  await expect(page.locator('#metric')).toContainText('no address was chosen');
  await expect(page.locator('#backend-log')).toContainText('no log was chosen');

  const chosen = page.locator('#looked-at');
  await chosen.getByLabel('Prometheus address').fill('ftp://127.0.0.1/metrics');
  await chosen.getByLabel('Log file').fill('/etc/passwd');
  await chosen.getByRole('button').click();
  await expect(chosen.getByRole('alert')).toContainText('This value cannot be used');
  await chosen.getByLabel('Prometheus address').fill(url);
  await chosen.getByLabel('Log file').fill('none.log');
  await chosen.getByLabel('Plan and compute size').selectOption('small');
  await chosen.getByLabel('Disk (GB)').fill('20');
  await chosen.getByRole('button').click();
  await expect(page.locator('#metric')).toContainText('postgres_connections_active{pool="a"}');
  await expect(page.locator('#panel')).toContainText('Disk of the paid plan');
  await expect(page.locator('#backend-log')).toContainText('Not available because');
  await expectAccessible(page);
  await page.screenshot({ path: test.info().outputPath('monitor.png'), fullPage: true });
  await page.getByRole('button', { name: 'Stop watching' }).click();
  await expect(page.getByRole('button', { name: 'Watch this address' })).toBeVisible();
  server.close();
});
