import { expect } from '@playwright/test';
import { createMigration, expectState, test } from './fixtures';
import { runStep } from './run-step';
import { TO_THE_SCHEMA, walk } from './walk';
import { countGuests, layRows, NO_SCENES, refuseOneWay, walkBack, walkNight } from './walk-night';

test('the whole night on practice: guests book while it is moved and taken back, and no booking is lost', async ({
  page,
}) => {
  // The longest walk of all; a limit for what hangs, on however slow a machine.
  test.setTimeout(1_800_000);
  const id = await createMigration(page, 'practice', 'The night');
  const at = `/migrations/${id}`;
  await expectState(page, 'Passed');
  await layRows(page, at);
  await runStep(page, `${at}/prepare/source.connection`);
  await walk(page, id, TO_THE_SCHEMA);
  await walkNight(page, at, { ...NO_SCENES, beforeSwitch: () => refuseOneWay(page, at) });
  await walkBack(page, at);
  await countGuests(page, at);
  const changes = page.locator('#evidence table').first().locator('tbody tr');
  await expect(changes).toHaveCount(2);
  await expect(changes.nth(0)).toContainText('the target');
  await expect(changes.nth(1)).toContainText('the source');
});
