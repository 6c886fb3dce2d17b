import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, expect, type Page } from '@playwright/test';
import { freePort } from '../../lib/servers/embedded/free-port';
import { SHOWN_STEPS } from '../practice-steps';
import { runStep } from '../run-step';
import { countGuests, layRows, walkBack, walkNight } from '../walk-night';
import { Film } from './film';
import { startProduct } from './product';
import { UI_PAGES } from './ui-pages';

const THEMES = ['light', 'dark'] as const;
const LANGUAGES = ['en', 'es'] as const;
const WIDTHS = [360, 768, 1440] as const;
/** The pictures of README and docs: few, at one size. */
const SHOWN: Readonly<Record<string, string>> = {
  overview: '/migrations/ID',
  step: '/migrations/ID/schema/schema.deploy',
  report: '/migrations/ID/report',
};
/** Steps with evidence of their own, besides the pages that every test visits. */
const MORE = SHOWN_STEPS.filter((step) => /connection$|preview|verify|cutover/.test(step)).map(
  (step) => `/migrations/ID/${step}`,
);
const isFilmAlone = process.env.MUDANZA_SCREENSHOTS === 'film';
/** Steps up to the rows. After the way back nothing more is walked: the gates of what follows are closed by it. */
const BEFORE_NIGHT = SHOWN_STEPS.filter((step) => /^(?:prepare|schema)\//.test(step));
/** How long the film stays at a page, in ms. */
const STAY = 1_800;

/** The step's answer as it stands on its page, for the film. */
async function filmStep(film: Film, page: Page): Promise<void> {
  await page.evaluate(() => window.scrollTo({ top: 0 }));
  // The charts arrive after the page.
  await page.waitForTimeout(700);
  await film.take(page, STAY);
}

/**
 * The night with guests who book all the time: the film's pictures are taken of the pages as they stand, and of the switch
 * every half second while it runs.
 */
async function filmNight(film: Film, page: Page, at: string): Promise<void> {
  await layRows(page, at);
  for (const step of BEFORE_NIGHT) await runStep(page, `${at}/${step}`);
  await filmStep(film, page);
  const live = page.locator('#live-bookings, #live-follow').first();
  const take = async () => {
    // What moves lies below the form.
    if (!(await live.isVisible())) return filmStep(film, page);
    await live.scrollIntoViewIfNeeded();
    await film.take(page, STAY);
  };
  const during = async (_: string, run: Promise<void>) => {
    let isOver = false;
    const done = run.finally(() => {
      isOver = true;
    });
    while (!isOver) {
      await film.take(page, 500);
      await Promise.race([done, page.waitForTimeout(300)]);
    }
    await done;
  };
  await walkNight(page, at, { take, during });
  await walkBack(page, at, { take, during });
  await countGuests(page, at, { take, during });
}

/** Signs in, photographs the first page of an empty installation, and walks and films a practice migration. */
async function walk(page: Page, product: { url: string; link: string }, docs: string): Promise<string> {
  const film = new Film();
  await page.goto(product.link);
  await page.getByLabel('Your name').fill('Ana');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL('**/migrations');
  // On a busy machine the runner is up after the pages.
  await expect(async () => {
    await page.reload();
    await expect(page.getByText('Runner ready')).toBeVisible({ timeout: 1_000 });
  }).toPass();
  for (const theme of THEMES) {
    await page.emulateMedia({ colorScheme: theme });
    await page.screenshot({ path: join(docs, `welcome-en-${theme}.png`) });
  }
  await page.goto(`${product.url}/migrations/new`);
  await page.locator('#practice').getByRole('button').click();
  await page.waitForURL(/practice\.lab/);
  await page.locator('#criteria').waitFor({ timeout: 600_000 });
  const id = /migrations\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? '';
  const at = `${product.url}/migrations/${id}`;
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto(at);
  await filmStep(film, page);
  await filmNight(film, page, at);
  for (const path of ['', '/monitor', '/report']) {
    await page.goto(`${at}${path}`);
    if (path !== '/monitor') await filmStep(film, page);
  }
  await film.write(join(docs, 'walk.webp'));
  return id;
}

async function photograph(page: Page, url: string, path: string, isWhole: boolean): Promise<void> {
  await page.goto(url);
  // The log viewer and the charts arrive after the page.
  await page.waitForTimeout(700);
  await page.screenshot({ path, fullPage: isWhole });
}

async function pictures(browser: Browser, page: Page, url: string, id: string, folders: [string, string]) {
  const [docs, all] = folders;
  const state = await page.context().storageState();
  for (const language of LANGUAGES) {
    for (const theme of THEMES) {
      const context = await browser.newContext({ storageState: state, colorScheme: theme });
      await context.addCookies([{ name: 'mudanza_locale', value: language, url }]);
      const camera = await context.newPage();
      await camera.setViewportSize({ width: 1440, height: 900 });
      for (const [name, path] of Object.entries(SHOWN)) {
        const file = join(docs, `${name}-${language}-${theme}.png`);
        await photograph(camera, `${url}${path.replace('ID', id)}`, file, false);
      }
      for (const width of language === 'en' ? WIDTHS : []) {
        await camera.setViewportSize({ width, height: 900 });
        for (const path of [...UI_PAGES, ...MORE]) {
          const name = path
            .replace('ID', 'one')
            .replaceAll(/[^\w.-]/g, '_')
            .slice(1);
          const file = join(all, `${name}-${width}-${theme}.png`);
          await photograph(camera, `${url}${path.replace('ID', id)}`, file, true);
        }
      }
      await context.close();
    }
  }
}

/**
 * `npm run screenshots` (with MUDANZA_SCREENSHOTS=film the film alone): the pictures of README and docs (docs/screenshots: welcome, overview, step, report; light
 * and dark, English and Spanish) a short film of the night with guests who book, walk.webp, and every page at 360, 768 and 1440 px in both themes (test-results/screenshots),
 * all of a practice migration walked just now in the built product.
 */
export async function bench(): Promise<Record<string, unknown>> {
  const docs = join('docs', 'screenshots');
  const all = join('test-results', 'screenshots');
  mkdirSync(docs, { recursive: true });
  mkdirSync(all, { recursive: true });
  const product = await startProduct(await freePort());
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  try {
    const page = await browser.newPage({ locale: 'en-GB', viewport: { width: 1440, height: 900 } });
    const id = await walk(page, product, docs);
    if (isFilmAlone) return { film: join(docs, 'walk.webp') };
    await pictures(browser, page, product.url, id, [docs, all]);
    return { docs, all };
  } finally {
    await browser.close();
    await product.stop();
  }
}
