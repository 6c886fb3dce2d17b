import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { startCluster } from '../../lib/servers/embedded/cluster';
import { freePort } from '../../lib/servers/embedded/free-port';
import { firstLoadKb } from './first-load';
import { lighthouseScore } from './lighthouse-scores';
import { measureBigReport } from './measure-big-report';
import { measureLog } from './measure-log';
import { measureHeights } from './page-heights';
import { startProduct } from './product';
import { UI_PAGES } from './ui-pages';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Signs in with the printed link and makes a practice migration; gives its id once its servers are up. */
async function prepare(page: Page, product: { url: string; link: string }): Promise<string> {
  await page.goto(product.link);
  await page.getByLabel('Your name').fill('Bench');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL('**/migrations');
  await page.goto(`${product.url}/migrations/new`);
  await page.locator('#practice').getByRole('button').click();
  await page.waitForURL(/practice\.lab/);
  await page.locator('#criteria').waitFor({ timeout: 60_000 });
  return /migrations\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? '';
}

async function axeViolations(
  context: BrowserContext,
  paths: readonly string[],
  url: string,
): Promise<number> {
  let found = 0;
  const page = await context.newPage();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const language of ['en', 'es']) {
      await context.addCookies([{ name: 'mudanza_locale', value: language, url }]);
      for (const path of paths) {
        await page.goto(`${url}${path}`);
        const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
        for (const one of violations)
          console.log(`axe: ${path} ${one.id} ${one.nodes[0]?.html.slice(0, 120)}`);
        found += violations.length;
      }
    }
  }
  await context.addCookies([{ name: 'mudanza_locale', value: 'en', url }]);
  await page.close();
  return found;
}

async function largestFirstLoad(page: Page, paths: readonly string[], url: string): Promise<number> {
  const sizes: number[] = [];
  for (const path of paths) {
    const html = await (await page.request.get(`${url}${path}`)).text();
    sizes.push(firstLoadKb(html));
  }
  return Math.max(...sizes);
}

/**
 * `npm run bench -- ui`: the built product in a real browser. Log delay, elements and losses over 100,000 lines
 * and 50 cut connections; largest first-load script of all pages; Lighthouse (desktop); axe on every page, theme and
 * language; heights of the pages of a finished migration; printed only, the pages of a migration with 1,000 issues and
 * 200 runs.
 */
export async function bench(): Promise<Record<string, unknown>> {
  const folder = mkdtempSync(join(tmpdir(), 'mudanza-ui-'));
  // The database servers run as another user and have to pass through.
  chmodSync(folder, 0o755);
  const state = await startCluster({
    dataDir: join(folder, 'state'),
    port: await freePort(),
    superuser: 'mudanza',
    password: 'bench-only',
  });
  const stateUrl = `postgresql://mudanza:bench-only@${state.host}:${state.port}/postgres`;
  const port = await freePort();
  const debugPort = await freePort();
  const product = await startProduct(port, { MUDANZA_DATABASE_URL: stateUrl });
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', `--remote-debugging-port=${debugPort}`],
  });
  try {
    const context = await browser.newContext({
      locale: 'en-GB',
      viewport: { width: 1440, height: 900 },
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const page = await context.newPage();
    const id = await prepare(page, product);
    const paths = UI_PAGES.map((path) => path.replace('ID', id));
    const log = await measureLog(context, { port, stateUrl }, id);
    const firstLoad = Number((await largestFirstLoad(page, paths, product.url)).toFixed(1));
    const violations = await axeViolations(context, paths, product.url);
    const lighthouse: Record<string, number> = {};
    const cookies = await context.cookies(product.url);
    for (const [name, path] of [
      ['overview', `/migrations/${id}`],
      ['step', `/migrations/${id}/prepare/practice.lab`],
      ['report', `/migrations/${id}/report`],
    ] as const) {
      const { score, weak } = await lighthouseScore(`${product.url}${path}`, debugPort, cookies);
      lighthouse[name] = score;
      for (const one of weak) console.log(`lighthouse: ${name} ${one}`);
    }
    const big = await measureBigReport(page, product.url, stateUrl);
    const heights = await measureHeights(page, product.url, id);
    console.table({
      ...log,
      firstLoadKb: firstLoad,
      axeViolations: violations,
      ...lighthouse,
      ...big,
      ...heights,
    });
    return { ...log, firstLoadKb: firstLoad, lighthouse, axeViolations: violations, ...heights };
  } finally {
    await browser.close();
    await product.stop();
    await state.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
