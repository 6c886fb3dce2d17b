import type { Page } from '@playwright/test';

/** Long enough for a step of a practice migration on a busy machine, in ms. */
const LIMIT = 90_000;

/**
 * Runs the step of that address, whole or below the test's base, as a person would: its button, what the preview says is
 * dangerous, the confirmation; then waits for its criteria.
 */
export async function runStep(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.locator('#run-step').click();
  const confirm = page.locator('#confirm-preview');
  const criteria = page.locator('#criteria');
  await confirm.or(criteria).first().waitFor({ timeout: LIMIT });
  if (!(await confirm.isVisible())) return;
  for (const box of await page.locator('input[name="hazard"]').all()) await box.check();
  await confirm.click();
  await criteria.waitFor({ timeout: LIMIT });
}
