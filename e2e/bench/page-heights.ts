import type { Page } from '@playwright/test';
import type { StepId } from '../../lib/plan/step-id';
import { PRACTICE_STEP_IDS, passEveryStep, stepPath } from './pass-every-step';

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
 * Passes every step of a practice migration, and gives how tall its pages are at 1,440 px before anything is opened, in px:
 * the longest page of a step that stood as passed (right after it passed and once more at the end), the overview, and the
 * first page of the report (null where there is none). A step that did not pass was not measured, and is named.
 */
export async function measureHeights(page: Page, url: string, id: string) {
  const at = `${url}/migrations/${id}`;
  const heights = new Map<StepId, number>();
  const measure = async (step: StepId) => {
    const height = await heightOf(page, `${at}/${stepPath(step)}`);
    heights.set(step, Math.max(height, heights.get(step) ?? 0));
  };
  await passEveryStep({ page, at, id, onPassed: measure });
  for (const step of heights.keys()) await measure(step);
  const tallest = [...heights].toSorted((a, b) => b[1] - a[1]);
  console.log(tallest.map(([step, height]) => `${step} ${height}`).join(' · '));
  return {
    longestPassedStep: tallest[0]?.[0] ?? 'none',
    longestPassedStepPx: tallest[0]?.[1] ?? null,
    stepsUnmeasured: PRACTICE_STEP_IDS.filter((step) => !heights.has(step)).join(),
    overviewPx: await heightOf(page, at),
    reportFirstPagePx: await firstPageOf(page, `${at}/report`),
  };
}
