import { setTimeout as sleep } from 'node:timers/promises';
import type { BrowserContext, Page } from '@playwright/test';
import { cutProxy } from './cut-proxy';
import { LineWriter } from './line-writer';
import { delays, percentile, watchLog } from './watch-log';

export interface LogFigures {
  readonly lineP95Ms: number;
  readonly interactionP95Ms: number;
  readonly domNodes: number;
  readonly lostLines: number;
  readonly lines: number;
  readonly reconnects: number;
}

const CUTS = 50;

/** Presses the viewer's own buttons while lines stream in, and gives how long each press took to the next paint. */
async function interactions(page: Page, seconds: number): Promise<number[]> {
  await page.evaluate(() => {
    const found: number[] = [];
    Reflect.set(window, '__presses', found);
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (entry.name === 'click') found.push(entry.duration);
    }).observe({ type: 'event', durationThreshold: 16, buffered: false } as PerformanceObserverInit);
  });
  const until = Date.now() + seconds * 1_000;
  let presses = 0;
  // An even number of presses of each: what they hid is shown again at the end.
  while (Date.now() < until || presses % 4 !== 0) {
    await page
      .getByRole('button', { name: presses % 2 === 0 ? 'Details' : 'Info', exact: false })
      .first()
      .click();
    presses += 1;
    await sleep(150);
  }
  const slow = await page.evaluate(() => Reflect.get(window, '__presses') as number[]);
  // The browser reports only presses of 16 ms and more; the others were faster than that.
  return [...slow, ...Array.from({ length: Math.max(0, presses - slow.length) }, () => 16)];
}

/** ms without a further line after which no more are waited for. */
const STILL_MS = 60_000;

async function copied(page: Page): Promise<string[]> {
  await page.getByRole('button', { name: 'Copy lines' }).click();
  await sleep(500);
  const text = await page.evaluate(() => navigator.clipboard.readText());
  return text.split('\n').filter((line) => line.startsWith('create index'));
}

/**
 * Lines that are not exactly once and in order in what the viewer copies, once it has them all or no more come: after the
 * last cut it still has to read what it missed, and how long that takes is no loss.
 */
async function lost(page: Page, writer: LineWriter): Promise<number> {
  const wanted = [...writer.writtenAt.keys()].filter((seq) => seq > 1 && seq < writer.seq);
  let shown = await copied(page);
  let grownAt = Date.now();
  while (shown.length < wanted.length && Date.now() - grownAt < STILL_MS) {
    await sleep(1_000);
    const now = await copied(page);
    if (now.length > shown.length) grownAt = Date.now();
    shown = now;
  }
  return wanted.filter((seq, index) => shown[index] !== LineWriter.text(seq)).length;
}

/**
 * A live run of 100,000 lines in the browser, through a proxy that cuts every connection 50 times: line by line
 * delay to the screen at 1,000 lines a second, elements in the page at the end, lines lost or doubled.
 */
export async function measureLog(
  context: BrowserContext,
  product: { readonly port: number; readonly stateUrl: string },
  migrationId: string,
): Promise<LogFigures> {
  const proxy = await cutProxy(product.port);
  const writer = new LineWriter(product.stateUrl);
  await writer.open(migrationId, 'latency');
  const page = await context.newPage();
  await page.goto(`http://127.0.0.1:${proxy.port}/migrations/${migrationId}/prove/latency`);
  await page.getByRole('log').waitFor();
  await writer.lines(200);
  await page.locator('.log-row').first().waitFor();
  await sleep(1_000);

  const sightings = await watchLog(page);
  const before = writer.seq;
  await writer.stream(1_000, 10);
  await sleep(1_000);
  const measured = new Map([...writer.writtenAt].filter(([seq]) => seq > before));
  const lineP95Ms = percentile(
    delays(
      (await sightings()).filter((one) => one.seq > before),
      measured,
    ),
    0.95,
  );

  const [presses] = await Promise.all([interactions(page, 8), writer.stream(1_000, 8)]);
  for (let cut = 0; cut < CUTS; cut += 1) {
    await Promise.all([writer.lines(1_650), sleep(350)]);
    proxy.cut();
  }
  await writer.lines(Math.max(0, 100_000 - writer.seq));
  await writer.end();
  await page.getByText('Passed').first().waitFor({ timeout: 600_000 });
  await sleep(2_000);
  const domNodes = await page.getByRole('log').evaluate((log) => log.querySelectorAll('*').length);
  const figures = {
    lineP95Ms,
    interactionP95Ms: percentile(presses, 0.95),
    domNodes,
    lostLines: await lost(page, writer),
    lines: writer.seq,
    reconnects: CUTS,
  };
  await page.close();
  proxy.close();
  return figures;
}
