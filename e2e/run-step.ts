import { expect, type Page } from '@playwright/test';

/** Presses the step's own button and, where the step has a preview, accepts what it names and confirms. */
export async function runStep(page: Page, id: string, phase: string, step: string): Promise<void> {
  await page.goto(`/migrations/${id}/${phase}/${step}`);
  await page.locator('#run-step').click();
  const confirm = page.locator('#confirm-preview');
  const done = page.locator('#criteria');
  await expect(confirm.or(done).first()).toBeVisible({ timeout: 60_000 });
  if (!(await confirm.isVisible())) return;
  for (const box of await page.getByRole('checkbox', { name: /I accept/ }).all()) await box.check();
  await confirm.click();
  await expect(done).toBeVisible({ timeout: 60_000 });
}
