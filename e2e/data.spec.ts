import { expect } from '@playwright/test';
import { closePool } from '../lib/store/pool';
import { createMigration, expectState, test } from './fixtures';
import { runStep } from './run-step';
import { TO_THE_SCHEMA } from './walk';
import { passSteps } from './walked-migration';

test.afterAll(() => closePool());

test('the rows of a practice migration are copied, proved and named on the page', async ({ page }) => {
  const id = await createMigration(page, 'practice', 'With rows');
  await expectState(page, 'Passed');
  await passSteps(id, [['prepare', 'source.connection'], ...TO_THE_SCHEMA]);
  await test.step('both sides are looked at and the rows arrive', async () => {
    await runStep(page, `/migrations/${id}/data/data.preflight`);
    await expect(page.locator('#criteria')).toContainText('has a place in the target');
    await runStep(page, `/migrations/${id}/data/data.copy`);
    await expectState(page, /^Passed/);
    await expect(page.locator('#criteria')).toContainText('are equal in every column');
    await page.screenshot({ path: test.info().outputPath('copy.png'), fullPage: true });
  });
  await test.step('and are compared again on a click', async () => {
    await runStep(page, `/migrations/${id}/data/data.verify`);
    await expectState(page, /^Passed/);
    await page.screenshot({ path: test.info().outputPath('verify.png'), fullPage: true });
  });
  await test.step('one table alone on a click in its row, and the others stay known', async () => {
    const rows = page.locator('#evidence table tbody tr');
    const count = await rows.count();
    const again = rows.first().getByRole('button', { name: /^Compare again: / });
    // A click before the page's scripts are there does nothing.
    await expect(async () => {
      await again.click({ timeout: 1_000 }).catch(() => undefined);
      await expect(page.locator('#evidence')).toContainText('earlier:', { timeout: 5_000 });
    }).toPass({ timeout: 240_000 });
    await expectState(page, /^Passed/);
    await expect(rows).toHaveCount(count);
    await expect(page.locator('#criteria')).toContainText('in an earlier run');
  });
});
