import { expect, type Page } from '@playwright/test';
import { createMigration, expectState, test } from './fixtures';

async function openStep(page: Page, id: string, phase: string, step: string): Promise<void> {
  await page.goto(`/migrations/${id}/${phase}/${step}`);
}

/** Presses the step's own button and, where the step has a preview, accepts what it names and confirms. */
async function runStep(page: Page, id: string, phase: string, step: string): Promise<void> {
  await openStep(page, id, phase, step);
  await page.locator('#run-step').click();
  const confirm = page.locator('#confirm-preview');
  const done = page.locator('#criteria');
  await expect(confirm.or(done).first()).toBeVisible({ timeout: 60_000 });
  if (await confirm.isVisible()) {
    for (const box of await page.getByRole('checkbox', { name: /I accept/ }).all()) await box.check();
    await confirm.click();
    await expect(done).toBeVisible({ timeout: 60_000 });
  }
}

test('an operator walks a practice migration from the first screen to the downloaded report', async ({
  page,
}) => {
  test.setTimeout(300_000);
  const id = await createMigration(page, 'practice', 'Practice journey');
  await expectState(page, 'Passed');
  const raw = await page.locator('#evidence pre').last().textContent();
  const lab: { targetPort: number; database: string; poolerPort: number } = JSON.parse(raw ?? '{}');
  expect(lab.poolerPort).toBeGreaterThan(0);

  for (const [phase, step] of [
    ['0', 'target.credentials'],
    ['1', 'connection'],
    ['1', 'schema.preview'],
    ['1', 'schema.deploy'],
    ['1', 'schema.verify'],
    ['3', 'crud'],
    ['3', 'latency'],
  ] as const) {
    await test.step(step, async () => {
      await runStep(page, id, phase, step);
      await expectState(page, /^Passed/);
    });
  }
});
