import type { Page } from '@playwright/test';
import { PRACTICE_STEPS } from '../practice-steps';
import { runStep } from '../run-step';

async function heightOf(page: Page, url: string): Promise<number> {
  await page.goto(url);
  // The log viewer and the charts arrive after the page.
  await page.waitForTimeout(700);
  return page.evaluate(() => document.documentElement.scrollHeight);
}

async function firstPageOf(page: Page, url: string): Promise<number | null> {
  await page.goto(url);
  const first = page.locator('#first-page');
  if ((await first.count()) === 0) return null;
  return Math.round((await first.boundingBox())?.height ?? 0);
}

/**
 * Walks a practice migration to its end and gives how tall its pages are at 1,440 px before anything is opened, in px:
 * the longest page of a step, the overview, and the first page of the report (null where there is none).
 */
export async function measureHeights(page: Page, url: string, id: string) {
  const at = `${url}/migrations/${id}`;
  for (const step of PRACTICE_STEPS) await runStep(page, `${at}/${step}`);
  const heights: [string, number][] = [];
  for (const step of PRACTICE_STEPS) heights.push([step, await heightOf(page, `${at}/${step}`)]);
  const [longest, height] = heights.toSorted((a, b) => b[1] - a[1])[0] ?? ['none', 0];
  console.log(`longest page of a step: ${longest}, ${height} px`);
  return {
    longestPassedStepPx: height,
    overviewPx: await heightOf(page, at),
    reportFirstPagePx: await firstPageOf(page, `${at}/report`),
  };
}
