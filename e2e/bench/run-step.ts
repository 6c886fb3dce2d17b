import type { Page } from '@playwright/test';

/** Runs the step of that address as a person would: its button, the preview's hazards, the confirmation. */
export async function runStep(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.locator('#run-step').click();
  const confirm = page.locator('#confirm-preview');
  const criteria = page.locator('#criteria');
  await confirm.or(criteria).first().waitFor({ timeout: 90_000 });
  if (!(await confirm.isVisible())) return;
  for (const box of await page.locator('input[name="hazard"]').all()) await box.check();
  await confirm.click();
  await criteria.waitFor({ timeout: 90_000 });
}
