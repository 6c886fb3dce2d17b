import { expect, type Page } from '@playwright/test';
import { axeFindings } from './axe-findings';
import { UI_PAGES } from './bench/ui-pages';
import { createMigration, expectState, test } from './fixtures';

/** Each theme and each language once: colours do not hang on the words, nor names and roles on the colours. */
const LOOKS = [
  ['light', 'en'],
  ['dark', 'es'],
] as const;

async function read(page: Page, language: (typeof LOOKS)[number][1]): Promise<void> {
  await page
    .context()
    .addCookies([{ name: 'mudanza_locale', value: language, url: new URL(page.url()).origin }]);
}

test.describe('every page is accessible', () => {
  let id = '';
  test.beforeAll(async ({ browser }) => {
    const page = await browser.newPage();
    id = await createMigration(page, 'practice', 'Accessible');
    await expectState(page, 'Passed');
    await page.close();
  });

  for (const [theme, language] of LOOKS) {
    test(`in ${theme}, ${language}`, async ({ page, problems }) => {
      await page.emulateMedia({ colorScheme: theme });
      await page.goto('/glossary');
      await read(page, language);
      const found: string[] = [];
      for (const path of UI_PAGES) {
        await page.goto(path.replace('ID', id));
        await expect(page.locator('html')).toHaveAttribute('lang', language);
        await expect(page.locator('h1')).toHaveCount(1);
        if (path.includes('practice.lab')) await expect(page.locator('.log-row').first()).toBeVisible();
        found.push(...(await axeFindings(page)));
      }
      // The browser reports the missing page as an error of its own; it was asked for on purpose.
      problems.splice(0, problems.length, ...problems.filter((text) => !text.includes('404')));
      expect(found).toEqual([]);
    });
  }

  test('with its overlays open', async ({ page }) => {
    await page.goto(`/migrations/${id}/prepare/practice.lab`);
    // The lines of the log come with the scripts: keys are heard from then on.
    await expect(page.locator('.log-row').first()).toBeVisible();
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('combobox')).toBeFocused();
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog')).toBeVisible();
    expect(await axeFindings(page)).toEqual([]);
  });

  test('on a phone, at 200 % zoom: nothing is cut off sideways', async ({ page, problems }) => {
    for (const path of UI_PAGES) {
      await page.goto(path.replace('ID', id));
      for (const width of [360, 720]) {
        await page.setViewportSize({ width, height: 800 });
        const excess = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(excess, `${path} at ${width} px`).toBeLessThanOrEqual(0);
      }
    }
    problems.splice(0, problems.length, ...problems.filter((text) => !text.includes('404')));
  });

  test('in forced colours: the current place and the focus are still seen', async ({ page }) => {
    await page.emulateMedia({ forcedColors: 'active' });
    await page.goto(`/migrations/${id}/prepare/practice.lab`);
    const current = page
      .getByRole('navigation', { name: 'Phases of the migration' })
      .locator('[aria-current]');
    await current.focus();
    const outline = await current.evaluate((element) => getComputedStyle(element).outlineStyle);
    expect(outline).not.toBe('none');
    expect(await axeFindings(page)).toEqual([]);
  });

  test('with reduced motion nothing moves for long', async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto(`/migrations/${id}/schema/schema.deploy`);
    const longest = await page.evaluate(() =>
      Math.max(
        0,
        ...document.getAnimations().map((one) => Number(one.effect?.getComputedTiming().activeDuration ?? 0)),
      ),
    );
    expect(longest).toBeLessThanOrEqual(1);
  });
});
