import { expect, type Page } from '@playwright/test';

/** Long enough for a step of a practice migration on a busy machine, in ms. */
const LIMIT = 240_000;

/** Accepts what is dangerous by name; a tick that was set before the page's scripts are there does not count. */
export async function acceptHazards(page: Page): Promise<void> {
  await expect(async () => {
    for (const box of await page.locator('input[name="hazard"]').all()) {
      await box.uncheck();
      await box.check();
    }
    await expect(page.locator('#confirm-preview')).not.toHaveAttribute('aria-disabled', 'true', {
      timeout: 500,
    });
  }).toPass({ timeout: LIMIT });
}

/**
 * Runs the step of that address, whole or below the test's base, as a person would: its button, what the preview says is
 * dangerous, the confirmation; then waits for its criteria.
 */
export async function runStep(page: Page, address: string): Promise<void> {
  await page.goto(address);
  const confirm = page.locator('#confirm-preview');
  const criteria = page.locator('#criteria');
  // Criteria may be those of an earlier attempt: whether a preview comes first is asked of the form.
  const hasPreview =
    (await page.locator('form:has(#run-step) input[name="action"][value="preview"]').count()) > 0;
  await page.locator('#run-step').click();
  if (!hasPreview) return criteria.waitFor({ timeout: LIMIT });
  await confirm.waitFor({ timeout: LIMIT });
  await acceptHazards(page);
  await confirm.click();
  await criteria.waitFor({ timeout: LIMIT });
}
