import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { overrideEnv } from '../../lib/platform/env';
import { forgetKey } from '../../lib/platform/vault/vault-key';
import { switchWatch } from '../../lib/runs/watch/switch-watch';
import { startCluster } from '../../lib/servers/embedded/cluster';
import { freePort } from '../../lib/servers/embedded/free-port';
import { closePool } from '../../lib/store/pool';
import { askPrometheus } from './ask-prometheus';
import { firstLoadKb } from './first-load';
import { lighthouseScore } from './lighthouse-scores';
import { measureBigReport } from './measure-big-report';
import { measureLog } from './measure-log';
import { monitoringQueries } from './monitoring-queries';
import { measureHeights } from './page-heights';
import { printReport } from './print-report';
import { type Product, startProduct } from './product';
import { EVIDENCE_PAGES, UI_PAGES } from './ui-pages';

const LIMIT_MS = 600_000;
const METRICS_TOKEN = randomBytes(16).toString('hex');
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
  await page.locator('#criteria').waitFor();
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

/** Lets this process's store read and write the product's state, with the key that its runner opens things with. */
async function inState<T>({ dataDir, stateUrl }: Stage, work: () => Promise<T>): Promise<T> {
  overrideEnv({ MUDANZA_DATA_DIR: dataDir, MUDANZA_STATE_URL: stateUrl });
  forgetKey();
  return work().finally(closePool);
}

async function pageFigures(stage: Stage): Promise<Figures> {
  const { context, page, url, id } = stage;
  const heights = await inState(stage, () => measureHeights(page, url, id));
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

/** What the files for Prometheus and Grafana ask, by a real Prometheus that reads the product while it watches. */
async function prometheusFigures(stage: Stage): Promise<Figures> {
  const { url, id } = stage;
  const watch = { migrationId: id, url: `${url}/healthz`, by: 'Bench' };
  await inState(stage, () => switchWatch({ ...watch, isOn: true }));
  const queries = monitoringQueries();
  const { refused, empty, unhealthy, rules } = await askPrometheus({ url, token: METRICS_TOKEN }, queries);
  await inState(stage, () => switchWatch({ ...watch, isOn: false, url: null }));
  console.log(`queries without an answer now: ${empty.join(' · ') || 'none'}`);
  for (const one of [...refused, ...unhealthy]) console.log(`prometheus: ${one}`);
  return {
    prometheusQueries: queries.length,
    prometheusRules: rules,
    prometheusRefused: refused.length + unhealthy.length,
  };
}

async function printFigures(stage: Stage): Promise<Figures> {
  const faults = await inState(stage, () => printReport(stage.page, stage.url, stage.id));
  for (const fault of faults) console.log(`print: ${fault}`);
  return { printFaults: faults.length };
}

/** What `npm run bench -- ui PART…` measures, in this order; without a part, all of it. */
const PARTS: Readonly<Record<string, (stage: Stage) => Promise<Figures>>> = {
  log: async ({ context, port, stateUrl, id }) => ({
    ...(await measureLog(context, { port, stateUrl }, id)),
  }),
  lighthouse: lighthouseFigures,
  big: bigFigures,
  pages: pageFigures,
  prometheus: prometheusFigures,
  print: printFigures,
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
    // For what hangs, not for a quick machine.
    context.setDefaultTimeout(LIMIT_MS);
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
  const product = await startProduct(port, {
    MUDANZA_DATABASE_URL: stateUrl,
    MUDANZA_METRICS_TOKEN: METRICS_TOKEN,
  });
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
 * languages; what a real Prometheus says to every query of the dashboard and the rules; whether
 * the fullest report prints its first page on one sheet.
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
