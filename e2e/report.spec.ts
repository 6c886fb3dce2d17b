import { type BrowserContext, expect, type Page } from '@playwright/test';
import type { Migration } from '../lib/store/migrations';
import { closePool } from '../lib/store/pool';
import { axeFindings } from './axe-findings';
import { test } from './fixtures';
import { readPdf } from './pdf-pages';
import { newMigration, walkMigration } from './walked-migration';

/** Every look that a reader may have. */
const LOOKS = [
  ['light', 'en'],
  ['dark', 'es'],
] as const;

async function findingsIn(page: Page, path: string): Promise<string[]> {
  const found: string[] = [];
  for (const [colorScheme, locale] of LOOKS) {
    await page.emulateMedia({ colorScheme });
    await page
      .context()
      .addCookies([{ name: 'mudanza_locale', value: locale, url: new URL(page.url()).origin }]);
    await page.goto(path);
    await expect(page.locator('html')).toHaveAttribute('lang', locale);
    found.push(...(await axeFindings(page)));
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.context().addCookies([{ name: 'mudanza_locale', value: 'en', url: new URL(page.url()).origin }]);
  return found;
}

test.describe
  .serial('the report of a practice migration', () => {
    let migration: Migration;
    let at = '';

    test.beforeAll(async () => {
      migration = await newMigration();
      at = `/migrations/${migration.id}`;
    });
    test.afterAll(() => closePool());

    test('is FAILED at a red gate, until a named operator waives what is red', async ({ page }) => {
      const { stoppedBefore } = await walkMigration(migration, false);
      expect(stoppedBefore?.phase).toBe('data');
      await page.goto(`${at}/report`);
      await expect(page.getByRole('heading', { level: 2, name: /FAILED/ })).toBeVisible();
      expect(await findingsIn(page, `${at}/report`)).toEqual([]);

      await page.goto(`${at}#gate-schema`);
      const gate = page.locator('#gate-schema');
      await gate.getByText('Waive it').first().click();
      await gate.getByRole('button', { name: 'Waive this result' }).first().click();
      await expect(gate.getByRole('alert')).toContainText('Reason');
      await gate.getByLabel('Reason').first().fill('Practice data only, agreed with the team');
      await gate.getByRole('button', { name: 'Waive this result' }).first().click();
      await expect(gate).toContainText('Waived by Ana: Practice data only');
      expect(await findingsIn(page, at)).toEqual([]);

      expect((await walkMigration(migration, true)).stoppedBefore).toBeNull();
    });

    test('is shared with a reviewer, who asks for changes and then approves while the operator looks on', async ({
      page,
      browser,
    }) => {
      await page.goto(`${at}/share`);
      await page.getByLabel('For whom').fill('Rosa');
      await page.getByRole('button', { name: 'Freeze the report' }).click();
      const link = (await page.getByRole('status').getByRole('link').getAttribute('href')) ?? '';
      expect(link).toMatch(/^\/r\/[\w-]{40,}$/);

      const context = await browser.newContext({ storageState: { cookies: [], origins: [] } });
      const reviewer = await context.newPage();
      await reviewer.goto(link);
      await expect(reviewer.getByRole('heading', { level: 1 })).toContainText('Reviewed migration');
      await expect(reviewer.getByRole('heading', { level: 2, name: /PARTIAL/ })).toBeVisible();
      await expect(reviewer.locator('#waivers')).toContainText('agreed with the team');
      expect(await findingsIn(reviewer, link)).toEqual([]);
      await reviewer.goto(link);

      const review = async (verdict: string, comment: string) => {
        await reviewer.getByLabel('What do you say?').selectOption(verdict);
        await reviewer.getByLabel('Your name').fill('Rosa');
        await reviewer.getByLabel('Comment').fill(comment);
        await reviewer.getByRole('button', { name: 'Send the review' }).click();
        await expect(reviewer.locator('#reviews')).toContainText(comment);
      };
      const marked = await page.evaluate(
        () => Object.assign(window, { wasNotReloaded: true }).wasNotReloaded,
      );
      expect(marked).toBe(true);
      await review('request-changes', 'Why is P95 twice the old one?');
      await expect(page.locator('#reviews')).toContainText('Why is P95 twice the old one?');
      await expect(page.locator('#reviews')).toContainText('Request changes');
      await review('approve', 'Explained, fine.');
      await expect(page.locator('#reviews')).toContainText('Explained, fine.');
      expect(await page.evaluate(() => 'wasNotReloaded' in window)).toBe(true);
      await opensNothingElse(context, at);

      await page.locator('#links').getByRole('button', { name: 'Close the link' }).click();
      await page
        .getByRole('alertdialog')
        .or(page.getByRole('dialog'))
        .getByRole('button', { name: 'Close the link' })
        .click();
      await expect(page.locator('#links')).toContainText('Closed');
      await reviewer.goto(link);
      await expect(reviewer.getByText('This link does not work')).toBeVisible();
      await expect(reviewer.getByText('Reviewed migration')).toHaveCount(0);
      await context.close();
    });

    test('is whole without scripts, on a phone, and on white A4 paper', async ({ page, browser }, info) => {
      const plain = await browser.newContext({
        javaScriptEnabled: false,
        storageState: await page.context().storageState(),
        viewport: { width: 360, height: 800 },
      });
      const reader = await plain.newPage();
      await reader.goto(`${at}/report`);
      for (const id of [
        'board',
        'metrics',
        'performance',
        'schema',
        'issues',
        'waivers',
        'rollback',
        'appendix',
      ])
        await expect(reader.locator(`#${id} h2`)).toBeVisible();
      const box = reader.locator('html');
      expect(await box.evaluate((html) => html.scrollWidth - html.clientWidth)).toBe(0);
      const hashes = await reader.locator('#appendix code').allTextContents();
      expect(hashes.length).toBeGreaterThan(8);
      await plain.close();

      await page.emulateMedia({ colorScheme: 'dark' });
      await page.goto(`${at}/report`);
      const file = await page.pdf({ format: 'A4', preferCSSPageSize: true, printBackground: true });
      const { pages, text, destinations } = readPdf(file, info.outputPath('report'));
      const listed = page.getByRole('navigation', { name: 'Contents' }).getByRole('link');
      const parts = await listed.evaluateAll((links) =>
        links.map((link) => link.getAttribute('href')?.slice(1)),
      );
      expect(parts.length).toBeGreaterThan(15);
      expect(destinations).toEqual(expect.arrayContaining(parts));
      expect(pages.length).toBeGreaterThanOrEqual(5);
      expect(pages.length).toBeLessThanOrEqual(15);
      for (const [index, { ink, brightness, rightEdge }] of pages.entries()) {
        const where = `page ${index + 1} of ${pages.length}`;
        expect(ink, `${where} is not blank`).toBeGreaterThan(0.002);
        expect(ink, `${where} has no dark boxes`).toBeLessThan(0.06);
        expect(brightness, `${where} is white paper`).toBeGreaterThan(235);
        expect(rightEdge, `${where} keeps its right margin`).toBe(0);
      }
      // Cut text would lack the end of a hash. The last one is the report's own, which is made anew for each reader.
      for (const hash of hashes.slice(0, -1)) expect(text).toContain(hash);
      expect(text).toContain(`1/${pages.length}`);
      expect(text).not.toContain('SaveasPDF');
    });
  });

/** With the link alone nothing but the shared report opens. */
async function opensNothingElse(context: BrowserContext, at: string): Promise<void> {
  const other = await context.newPage();
  for (const path of [
    '/migrations',
    at,
    `${at}/report`,
    `${at}/share`,
    `${at}/issues`,
    '/compare',
    '/account',
  ]) {
    await other.goto(path);
    expect(new URL(other.url()).pathname).toBe('/login');
  }
  const id = at.split('/').at(-1);
  for (const path of [`/api/migrations/${id}/export?format=json`, `/api/migrations/${id}/plan`])
    expect((await other.request.get(path)).status()).toBe(404);
  await other.close();
}
