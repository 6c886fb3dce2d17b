import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { overrideEnv } from '../../lib/platform/env';
import { forgetKey } from '../../lib/platform/vault/vault-key';
import { startCluster } from '../../lib/servers/embedded/cluster';
import { freePort } from '../../lib/servers/embedded/free-port';
import { closePool } from '../../lib/store/pool';
import { firstLoadKb } from './first-load';
import { lighthouseScore } from './lighthouse-scores';
import { measureBigReport } from './measure-big-report';
import { measureLog } from './measure-log';
import { measureHeights } from './page-heights';
import { type Product, startProduct } from './product';
import { EVIDENCE_PAGES, UI_PAGES } from './ui-pages';

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
  // Colours are of the theme and words of the language: two looks see both of each.
  for (const [colorScheme, language] of [
    ['light', 'en'],
    ['dark', 'es'],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    await context.addCookies([{ name: 'mudanza_locale', value: language, url }]);
    for (const path of paths) {
      await page.goto(`${url}${path}`);
      const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
      for (const one of violations) console.log(`axe: ${path} ${one.id} ${one.nodes[0]?.html.slice(0, 120)}`);
      found += violations.length;
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

interface Stage {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly url: string;
  readonly port: number;
  readonly debugPort: number;
  readonly stateUrl: string;
  readonly dataDir: string;
  readonly id: string;
}
type Figures = Readonly<Record<string, unknown>>;

async function pageFigures({ context, page, url, id, ...product }: Stage): Promise<Figures> {
  // The runs are queued from here and executed by the product's own runner, whose key seals what they are given.
  overrideEnv({ MUDANZA_DATA_DIR: product.dataDir, MUDANZA_STATE_URL: product.stateUrl });
  forgetKey();
  const heights = await measureHeights(page, url, id);
  await closePool();
  const paths = [...UI_PAGES, ...EVIDENCE_PAGES].map((path) => path.replace('ID', id));
  const firstLoad = Number((await largestFirstLoad(page, paths, url)).toFixed(1));
  return { firstLoadKb: firstLoad, axeViolations: await axeViolations(context, paths, url), ...heights };
}

async function lighthouseFigures({ context, url, debugPort, id }: Stage): Promise<Figures> {
  const lighthouse: Record<string, number> = {};
  const cookies = await context.cookies(url);
  for (const [name, path] of [
    ['overview', `/migrations/${id}`],
    ['step', `/migrations/${id}/prepare/practice.lab`],
    ['report', `/migrations/${id}/report`],
  ] as const) {
    const { score, weak } = await lighthouseScore(`${url}${path}`, debugPort, cookies);
    lighthouse[name] = score;
    for (const one of weak) console.log(`lighthouse: ${name} ${one}`);
  }
  return { lighthouse };
}

async function bigFigures({ page, url, stateUrl }: Stage): Promise<Figures> {
  console.table(await measureBigReport(page, url, stateUrl));
  return {};
}

/** What `npm run bench -- ui PART…` measures, in this order; without a part, all of it. */
const PARTS: Readonly<Record<string, (stage: Stage) => Promise<Figures>>> = {
  log: async ({ context, port, stateUrl, id }) => ({
    ...(await measureLog(context, { port, stateUrl }, id)),
  }),
  lighthouse: lighthouseFigures,
  big: bigFigures,
  pages: pageFigures,
};

async function measureParts(stage: Stage): Promise<Figures> {
  const wanted = process.argv.slice(3);
  let figures: Figures = {};
  for (const [name, measure] of Object.entries(PARTS)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const begin = performance.now();
    figures = { ...figures, ...(await measure(stage)) };
    console.log(`${name}: ${Math.round((performance.now() - begin) / 1000)} s`);
  }
  console.table(figures);
  return figures;
}

async function inBrowser(product: Product, more: Pick<Stage, 'port' | 'stateUrl'>): Promise<Figures> {
  const debugPort = await freePort();
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
    const { url, dataDir } = product;
    return await measureParts({ context, page, url, dataDir, debugPort, id, ...more });
  } finally {
    await browser.close();
  }
}

async function measureAll(stateUrl: string): Promise<Figures> {
  const port = await freePort();
  const product = await startProduct(port, { MUDANZA_DATABASE_URL: stateUrl });
  try {
    return await inBrowser(product, { port, stateUrl });
  } finally {
    await product.stop();
  }
}

/**
 * `npm run bench -- ui`: the built product in a real browser. Log delay, elements and losses over 100,000 lines
 * and 50 cut connections; Lighthouse (desktop); printed only, the pages of a migration with 1,000 issues and 200 runs; of
 * a finished migration the heights of its pages, the largest first-load script, and what axe finds in both themes and
 * languages.
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
  try {
    return await measureAll(stateUrl);
  } finally {
    await state.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
