import { expect, type Page } from '@playwright/test';
import { test } from './fixtures';

/** Moves the focus with Tab until the element has it; fails when it never does. */
async function tabTo(page: Page, selector: string, limit = 80): Promise<void> {
  for (let presses = 0; presses < limit; presses += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) {
      await expectFocusSeen(page);
      return;
    }
  }
  throw new Error(`Tab does not reach ${selector}`);
}

/** The focused element has a visible outline and is not hidden behind the header (WCAG 2.4.7, 2.4.11). */
async function expectFocusSeen(page: Page): Promise<void> {
  const seen = await page.evaluate(() => {
    const element = document.activeElement;
    if (!element) return { outline: 'none', isCovered: true };
    const box = element.getBoundingClientRect();
    const header = document.querySelector('header')?.getBoundingClientRect();
    const isInHeader = element.closest('header') !== null;
    return {
      outline: getComputedStyle(element).outlineStyle,
      isCovered: !isInHeader && header !== undefined && box.bottom <= header.bottom,
    };
  });
  expect(seen.outline).not.toBe('none');
  expect(seen.isCovered).toBe(false);
}

/** Opens a step of the migration that the first journey made. */
async function openStep(page: Page, step: string): Promise<void> {
  await page.goto('/migrations');
  await page.getByRole('main').getByRole('link', { name: 'By keyboard' }).click();
  await page.waitForURL(/\/migrations\/[0-9a-f-]{36}/);
  await page.goto(`${/.*\/migrations\/[0-9a-f-]{36}/.exec(page.url())?.[0]}/${step}`);
}

const STEPS = [
  'prepare/target.credentials',
  'schema/connection',
  'schema/schema.preview',
  'schema/schema.deploy',
  'schema/schema.verify',
  'prove/crud',
  'prove/latency',
] as const;

test('a whole practice migration with the keyboard alone', async ({ page }) => {
  await page.goto('/migrations/new');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();
  await tabTo(page, '#practice input[name="name"]');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('By keyboard');
  await tabTo(page, '#practice button[type="submit"]');
  await page.keyboard.press('Enter');
  await page.waitForURL(/practice\.lab/);
  await expect(page.locator('#criteria')).toBeVisible();
  const base = page.url().replace(/\/prepare\/practice\.lab.*$/, '');

  for (const step of STEPS) {
    await test.step(step, async () => {
      await page.goto(`${base}/${step}`);
      await tabTo(page, '#run-step');
      await page.keyboard.press('Enter');
      const confirm = page.locator('#confirm-preview');
      const done = page.locator('#criteria');
      await expect(confirm.or(done).first()).toBeVisible();
      if (await confirm.isVisible()) {
        await page.locator('main').focus();
        for (
          let left = await page.locator('input[name="hazard"]:not(:checked)').count();
          left > 0;
          left -= 1
        ) {
          await tabTo(page, 'input[name="hazard"]:not(:checked)', 200);
          await page.keyboard.press('Space');
        }
        await tabTo(page, '#confirm-preview', 200);
        await page.keyboard.press('Enter');
      }
      await expect(done).toBeVisible();
    });
  }

  // By shortcut to the report, by the palette to the glossary, and back with Alt+Left as in any page.
  await page.locator('main').focus();
  await page.keyboard.press('g');
  await page.keyboard.press('r');
  await page.waitForURL(/\/report$/);
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox')).toBeFocused();
  await page.keyboard.type('glossary');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/glossary$/);
});

test('the log is searched, filtered and left with the keyboard', async ({ page }) => {
  await openStep(page, 'prepare/practice.lab');
  const log = page.getByRole('log');
  await expect(page.locator('.log-row').first()).toBeVisible();
  await log.focus();
  await page.keyboard.press('/');
  const search = page.getByRole('searchbox', { name: 'Search the log' });
  await expect(search).toBeFocused();
  await page.keyboard.type('postgresql');
  await page.keyboard.press('Enter');
  await expect(page.locator('.log-row[data-current] mark').first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(log).toBeFocused();
  await expect(search).toHaveValue('');
});

test('a screen reader hears names, states and news', async ({ page }) => {
  await page.goto('/migrations');
  await expect(page.getByRole('banner')).toBeVisible();
  await expect(page.getByRole('contentinfo')).toContainText('Runner ready');
  await openStep(page, 'schema/schema.deploy');
  const phases = page.getByRole('navigation', { name: 'Phases of the migration' });
  await expect(phases.getByRole('listitem')).toHaveCount(7);
  await expect(phases.locator('[aria-current="step"]')).toContainText('Supabase setup');
  const steps = page.getByRole('list', { name: 'Supabase setup' }).first();
  await expect(steps.getByRole('link', { name: /1\.3 Deploy.*Passed/ })).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'You are here' })).toBeVisible();
  await expect(page.getByRole('log')).toHaveAccessibleName(/Attempt \d/);
});

test('everything runs again from a step after a question, and a toast takes that back', async ({ page }) => {
  await openStep(page, 'prove/crud');
  const latency = page.getByRole('link', { name: /3\.5 Performance baseline/ }).first();
  await expect(latency).toContainText(/Passed/);
  const again = page.locator('#run-again-from');
  await expect(again).toBeEnabled();
  await again.press('Enter');
  const question = page.getByRole('alertdialog', { name: 'Run everything again from here?' });
  await expect(question).toContainText('3.5 Performance baseline');
  await expect(question).not.toContainText('1.3 Deploy schema');
  await question.getByRole('button', { name: 'Run this step again' }).press('Enter');
  await expect(page.locator('main h1 ~ div').getByRole('status')).toHaveText('Waiting for you');
  await expect(latency).toContainText('Out of date');
  await page.getByRole('button', { name: 'Undo', exact: true }).press('Enter');
  await expect(latency).toContainText(/Passed/);
});

test('a step is left out with a reason, and a toast takes that back', async ({ page }) => {
  await openStep(page, 'prepare/tools');
  await page.getByText('Skip this step', { exact: true }).first().click();
  await page.getByLabel('Reason for skipping').fill('No tools on this machine');
  await page.getByRole('button', { name: 'Skip this step' }).press('Enter');
  const state = page.locator('main h1 ~ div').getByRole('status');
  await expect(state).toHaveText('Skipped');
  await page.getByRole('button', { name: 'Undo', exact: true }).press('Enter');
  await expect(state).toHaveText('Ready');
});

test('a page that loses its server says so, comes back by itself, and says that too', async ({
  page,
  context,
  problems,
}) => {
  await openStep(page, 'schema/schema.deploy');
  await expect(page.locator('.log-row').first()).toBeVisible();
  await context.setOffline(true);
  await expect(page.getByRole('status').filter({ hasText: 'Connection to Mudanza lost' })).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByText('Connected again')).toBeVisible();
  await expect(page.getByText('Connection to Mudanza lost')).toHaveCount(0);
  // What the browser says of a request that could not leave is what was asked for.
  problems.splice(0, problems.length, ...problems.filter((text) => !text.includes('ERR_INTERNET')));
});
