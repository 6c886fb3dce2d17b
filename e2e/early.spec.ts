import { expect, type Page } from '@playwright/test';
import { createMigration, expectState, test } from './fixtures';

/** Keeps the page's scripts away until they are let in, as a slow line does. */
async function holdScripts(page: Page): Promise<() => Promise<void>> {
  let letIn: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    letIn = resolve;
  });
  const scripts = '**/_next/static/**/*.js';
  await page.route(scripts, async (route) => {
    await opened;
    await route.continue().catch(() => undefined);
  });
  return async () => {
    letIn();
    await page.waitForLoadState('load');
    await page.unroute(scripts);
  };
}

test.describe
  .serial('before the scripts of a page are there', () => {
    let id = '';
    test.beforeAll(async ({ browser }) => {
      const page = await browser.newPage();
      id = await createMigration(page, 'practice', 'Pressed early');
      await expectState(page, 'Passed');
      await page.close();
    });

    test('a run is cancelled', async ({ page }) => {
      await page.goto(`/migrations/${id}/prepare/target.credentials`);
      await page.locator('#run-step').click();
      await expectState(page, /^Passed/);
      await page.goto(`/migrations/${id}/prepare/latency.baseline`);
      // Long enough that it certainly runs when it is cancelled.
      await page.locator('input[name="samples"]').fill('20000');
      await page.locator('#run-step').click();
      await expect(page.locator('#run-step')).toBeDisabled();
      // The button is shut as soon as the form is on its way: what is reloaded has to hold the run.
      await expect(page.getByRole('button', { name: 'Cancel' })).toBeVisible();
      await holdScripts(page);
      await page.reload({ waitUntil: 'commit' });
      await page.getByRole('button', { name: 'Cancel' }).click({ noWaitAfter: true });
      await expect(page.getByText(/Cancelling|Cancelled/).first()).toBeVisible();
    });

    test('a choice shows its fields, and what was chosen and typed stays', async ({ page }) => {
      const letIn = await holdScripts(page);
      await page.goto(`/migrations/${id}/schema/schema.preview`, { waitUntil: 'commit' });
      const origin = page.locator('select[name="origin"]');
      const pasted = page.locator('textarea[name="text"]');
      await expect(pasted).toBeHidden();
      await origin.selectOption('pasted');
      await expect(pasted).toBeVisible();
      await pasted.fill('create table early (id int);');
      await letIn();
      await expect(page.getByRole('button', { name: /Theme/ })).toBeEnabled();
      await expect(origin).toHaveValue('pasted');
      await expect(pasted).toHaveValue('create table early (id int);');
      await origin.selectOption('file');
      await expect(pasted).toHaveCount(0);
    });

    test('a step is left out and taken back', async ({ page }) => {
      await holdScripts(page);
      await page.goto(`/migrations/${id}/prepare/tools`, { waitUntil: 'commit' });
      await page.locator('summary', { hasText: /^Skip/ }).click();
      await page.getByLabel('Reason for skipping').fill('Pressed before the scripts');
      await page.getByRole('button', { name: 'Skip this step' }).click({ noWaitAfter: true });
      await expect(page.getByText('Skipped').first()).toBeVisible();
      await page.getByRole('button', { name: 'Do not skip it after all' }).click({ noWaitAfter: true });
      await expect(page.locator('summary', { hasText: /^Skip/ })).toBeVisible();
    });

    test('what only a script can do cannot be pressed yet, and can then', async ({ page }) => {
      const letIn = await holdScripts(page);
      await page.goto(`/migrations/${id}/prepare/practice.lab`, { waitUntil: 'commit' });
      const theme = page.locator('#theme-switch');
      await expect(theme).toBeDisabled();
      await letIn();
      await expect(theme).toBeEnabled();
      await theme.click();
      await expect(theme).toHaveAccessibleName(/Light/);
    });

    test('a shortcut leads where it leads, once they are', async ({ page }) => {
      const letIn = await holdScripts(page);
      await page.goto(`/migrations/${id}`, { waitUntil: 'commit' });
      await page.locator('#gates').waitFor();
      await page.keyboard.press('g');
      await page.keyboard.press('r');
      await letIn();
      await page.waitForURL(`**/migrations/${id}/report`);
    });

    test('and the palette opens, without the browser’s own answer to its keys', async ({ page }) => {
      const letIn = await holdScripts(page);
      await page.goto(`/migrations/${id}`, { waitUntil: 'commit' });
      await page.locator('#gates').waitFor();
      await page.keyboard.press('Control+k');
      await letIn();
      await expect(page.getByRole('dialog')).toBeVisible();
    });
  });
