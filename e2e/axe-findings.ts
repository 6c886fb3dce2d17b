import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds on the page as it is: address, rule and the elements. */
export async function axeFindings(page: Page): Promise<string[]> {
  // A colour on its way from one state to the next is no colour to be measured.
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map((one) => one.finished.catch(() => one))),
  );
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  return violations.map(
    (one) => `${page.url()} ${one.id}: ${one.nodes.map((node) => node.html).join(' | ')}`,
  );
}
