import { rmSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { startProduct } from './bench/product';
import { createMigration, expectState, test } from './fixtures';

/** A sign that is lost when the page is loaded anew. */
const mark = (page: Page) => page.evaluate(() => document.body.setAttribute('data-same-page', 'yes'));
const expectSamePage = (page: Page) => expect(page.locator('body')).toHaveAttribute('data-same-page', 'yes');

test('what happens in one tab is seen in the other, which nobody touches', async ({ page, context }) => {
  const id = await createMigration(page, 'supabase', 'Two tabs');
  const [rail, list] = [await context.newPage(), await context.newPage()];
  await rail.goto(`/migrations/${id}/prepare`);
  await list.goto('/migrations');
  const tools = rail.getByRole('main').getByRole('link', { name: /^0\.3/ });
  const row = list.getByRole('link', { name: /Two tabs/ });
  await expect(tools).toContainText('Ready');
  const before = (await row.textContent()) ?? '';
  expect(before).toMatch(/\d+ of \d+/);
  await mark(rail);
  await mark(list);

  await page.goto(`/migrations/${id}/prepare/tools`);
  await page.locator('#run-step').click();
  await expectState(page, /Passed|Attention/);
  await expect(tools).toContainText(/Passed|Attention/);
  await expect(row).not.toHaveText(before);
  await expectSamePage(rail);
  await expectSamePage(list);

  await page.goto(`/migrations/${id}/prepare/repository`);
  await page.locator('summary', { hasText: /^Skip|^Leave/ }).click();
  await page.getByLabel(/reason/i).fill('No repository here');
  await page
    .locator('details button')
    .filter({ hasText: /Skip|Leave/ })
    .click();
  await expectState(page, 'Skipped');
  const repository = rail.getByRole('main').getByRole('link', { name: /^0\.4/ });
  await expect(repository).toContainText('Skipped');
  await expect(repository).toContainText('No repository here');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(repository).not.toContainText('Skipped');
  await expectSamePage(rail);
});

test('a server that goes away is said, and the page is true again when it is back', async ({ browser }) => {
  const port = Number(process.env.MUDANZA_E2E_PORT ?? 3399) + 100;
  const product = await startProduct(port);
  const context = await browser.newContext({ storageState: undefined });
  const page = await context.newPage();
  await page.goto(product.link);
  await page.getByLabel('Your name').fill('Bo');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL('**/migrations');
  const base = new URL(page.url()).origin;
  await page.goto(`${base}/migrations/new`);
  await page.locator('#supabase').getByLabel('Name').fill('Away');
  await page.locator('#supabase').getByRole('button').click();
  await page.waitForURL(/\/migrations\/[0-9a-f-]{36}\//);
  await page.goto(`${base}/migrations`);
  await expect(page.getByRole('link', { name: /Away/ })).toBeVisible();
  await mark(page);

  const { process: child } = product;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGINT');
  await gone;
  await expect(page.getByText('Connection to Mudanza lost')).toBeVisible();

  const again = await startProduct(port, { MUDANZA_DATA_DIR: product.dataDir });
  await expect(page.getByText('Connection to Mudanza lost')).toBeHidden();
  await expect(page.getByText('Connected again')).toBeVisible();
  await expect(page.getByRole('link', { name: /Away/ })).toBeVisible();
  await expectSamePage(page);
  await context.close();
  await again.stop();
  rmSync(product.dataDir, { recursive: true, force: true });
});
