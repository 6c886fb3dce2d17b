import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds on the page as it is: address, rule and the elements. */
export async function axeFindings(page: Page): Promise<string[]> {
  // A colour on its way from one state to the next is no colour to be measured.
  // Asked again and again: what was promised of an animation is kept by nobody once its element shows something else.
  await page.waitForFunction(() =>
    document.getAnimations().every(({ playState, effect }) => {
      const isEndless = effect?.getComputedTiming().endTime === Number.POSITIVE_INFINITY;
      return isEndless || playState === 'finished' || playState === 'idle';
    }),
  );
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  return violations.map(
    (one) => `${page.url()} ${one.id}: ${one.nodes.map((node) => node.html).join(' | ')}`,
  );
}
