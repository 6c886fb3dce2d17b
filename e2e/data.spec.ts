import { expect } from '@playwright/test';

import { createMigration, expectState, test } from './fixtures';
import { runStep } from './run-step';
import { TO_THE_SCHEMA, walk } from './walk';

test('the rows of a practice migration are copied, proved and named on the page', async ({ page }) => {
  test.setTimeout(180_000);
  const id = await createMigration(page, 'practice', 'With rows');
  await expectState(page, 'Passed');
  await runStep(page, `/migrations/${id}/prepare/source.connection`);
  await walk(page, id, TO_THE_SCHEMA);
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
    await rows
      .first()
      .getByRole('button', { name: /^Compare again: / })
      .click();
    await expect(page.locator('#evidence')).toContainText('earlier:');
    await expectState(page, /^Passed/);
    await expect(rows).toHaveCount(count);
    await expect(page.locator('#criteria')).toContainText('in an earlier run');
  });
});
