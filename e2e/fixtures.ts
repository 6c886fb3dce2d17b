import { test as base, expect, type Page } from '@playwright/test';
import { SIGNED_IN } from './global-setup';

/** Pages of these tests are signed in as the operator Ana and fail on any error that the browser reports. */
export const test = base.extend<{ problems: string[] }>({
  storageState: SIGNED_IN,
  problems: [
    async ({ page }, use) => {
      const problems: string[] = [];
      page.on('pageerror', (error) => problems.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error') problems.push(message.text());
      });
      await use(problems);
      expect(problems).toEqual([]);
    },
    { auto: true },
  ],
});

/** Makes a migration through the form and gives its id. */
export async function createMigration(
  page: Page,
  kind: 'practice' | 'supabase',
  name: string,
): Promise<string> {
  await page.goto('/migrations/new');
  const card = page.locator(`#${kind}`);
  await card.getByLabel('Name').fill(name);
  await card.getByRole('button').click();
  await page.waitForURL(/\/migrations\/[0-9a-f-]{36}\//);
  return /migrations\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? '';
}

/** The state shown under the title of a step's page. */
export async function expectState(page: Page, state: string | RegExp, timeout = 240_000): Promise<void> {
  await expect(page.locator('main h1 ~ div').getByText(state).first()).toBeVisible({ timeout });
}
