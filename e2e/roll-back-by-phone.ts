import { type Browser, expect, type Page } from '@playwright/test';
import { axeFindings } from './axe-findings';
import { expectState } from './fixtures';
import { SIGNED_IN } from './global-setup';

const PHONE = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
  storageState: SIGNED_IN,
  locale: 'en-GB',
} as const;

/** Longer than a rollback of everything takes on a busy machine, in ms. */
const LIMIT = 240_000;

async function expectFitting(page: Page, picture: string): Promise<void> {
  await page.screenshot({ path: picture, fullPage: true });
  const over = await page
    .locator('html')
    .evaluate((html) => Math.max(html.scrollWidth, document.body.scrollWidth) - html.clientWidth);
  expect(over, 'nothing is wider than the phone').toBe(0);
  expect(await axeFindings(page)).toEqual([]);
}

/**
 * What an operator does who is away from the desk: on a phone, by touch alone, sees the picture and the alert of a
 * migration, and rolls everything back. `at` is the migration's address; pictures of the screens go to `folder`.
 */
export async function rollBackByPhone(browser: Browser, at: string, folder: string): Promise<void> {
  const context = await browser.newContext(PHONE);
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  await page.goto(at);
  const alert = page.getByRole('main').getByRole('alert');
  await expect(alert).toContainText('The backend does not answer.');
  await expect(page).toHaveTitle(/^⚠ /);
  await expect(alert).toBeInViewport({ ratio: 1 });
  await expect(page.getByRole('navigation', { name: 'Phases' })).toBeVisible();
  await expectFitting(page, `${folder}/overview.png`);

  await alert.getByRole('link', { name: 'Roll back' }).tap();
  await page.waitForURL(/rollback\.everything$/);
  await expectFitting(page, `${folder}/rollback.png`);
  await page.locator('#run-step').tap();
  const confirm = page.locator('#confirm-preview');
  await confirm.waitFor({ timeout: LIMIT });
  await expectFitting(page, `${folder}/preview.png`);
  for (const hazard of await page.locator('label:has(input[name="hazard"])').all()) await hazard.tap();
  await expect(confirm).not.toHaveAttribute('aria-disabled', 'true');
  await confirm.tap();
  await expectState(page, /^Passed$/, LIMIT);
  await expect(page.locator('#criteria')).toContainText('The backend answers well');
  await expectFitting(page, `${folder}/done.png`);
  await expect(page.getByRole('link', { name: 'Read the report' })).toBeVisible();
  expect(problems).toEqual([]);
  await context.close();
}
