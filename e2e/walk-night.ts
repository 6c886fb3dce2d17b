import { expect, type Page } from '@playwright/test';
import { acceptHazards, runStep } from './run-step';

/** Long enough for a step of the night on a busy machine, in ms. */
const LIMIT = 240_000;

/** What is shown while the night goes on; a scene is taken of the page as it stands, or while something runs. */
export interface Scenes {
  readonly take: (name: string) => Promise<void>;
  readonly during: (name: string, run: Promise<void>) => Promise<void>;
  /** What is tried before the switch. */
  readonly beforeSwitch?: () => Promise<void>;
}

export const NO_SCENES: Scenes = { take: async () => undefined, during: (_, run) => run };

/** Presses a button that previews, accepts what is dangerous by name, and confirms. */
async function confirm(page: Page, button: string): Promise<void> {
  await page.locator(button).click();
  await page.locator('#confirm-preview').waitFor({ timeout: LIMIT });
  await acceptHazards(page);
  await page.locator('#confirm-preview').click();
}

const isDone = (page: Page) => page.locator('#criteria').waitFor({ timeout: LIMIT });

async function undo(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await confirm(page, '#undo-step');
  await expect(
    page
      .locator('main h1 ~ div')
      .getByText(/^(Undone|Taken back)/)
      .first(),
  ).toBeVisible({
    timeout: LIMIT,
  });
}

/** Ends a service; its evidence is there then. */
async function stop(page: Page, address: string): Promise<void> {
  await page.goto(address);
  const button = page.getByRole('button', { name: /^Stop/ });
  // A click before the page's scripts are there does nothing.
  await expect(async () => {
    await button.click({ timeout: 500 }).catch(() => undefined);
    await expect(button).toBeHidden({ timeout: 1_500 });
  }).toPass({ timeout: LIMIT });
  await isDone(page);
}

/** Lays the hotel platform out on the source of a practice migration. */
export async function layRows(page: Page, at: string): Promise<void> {
  await page.goto(`${at}/prepare/practice.lab`);
  await page.locator('select[name="size"]').selectOption('small');
  await page.locator('#run-step').click();
  await expect(page.locator('#evidence')).toContainText(/1\d,\d{3} rows/, { timeout: LIMIT });
}

/**
 * The night of a practice migration whose schema is deployed: guests book all the time while the rows are prepared, copied,
 * followed, compared, the switch is rehearsed and made, and what was written since is carried back.
 */
export async function walkNight(page: Page, at: string, scenes: Scenes = NO_SCENES): Promise<void> {
  const bookings = `${at}/data/practice.bookings`;
  await page.goto(bookings);
  await page.locator('#run-step').click();
  const counter = page.locator('#live-bookings');
  await expect(counter).toContainText(/the source/, { timeout: LIMIT });
  await scenes.take('bookings');
  await runStep(page, `${at}/data/data.prepare`);
  await scenes.take('prepare');
  await runStep(page, `${at}/data/data.copy`);
  await scenes.take('copy');
  await page.goto(`${at}/data/data.follow`);
  await confirm(page, '#run-step');
  await page.locator('#live-follow').waitFor({ timeout: LIMIT });
  await scenes.take('follow');
  await stop(page, `${at}/data/data.follow`);
  await runStep(page, `${at}/data/data.rehearse`);
  await expect(page.locator('#criteria')).not.toContainText('differ');
  await scenes.take('rehearse');
  await runStep(page, `${at}/backend/backend.env`);
  await scenes.beforeSwitch?.();
  await page.goto(`${at}/data/data.cutover`);
  await tick(page, 'wayBack', true);
  await confirm(page, '#run-step');
  await scenes.during('switch', isDone(page));
  await scenes.take('switched');
  await page.goto(bookings);
  await expect(counter).toContainText(/the target/, { timeout: LIMIT });
  await scenes.take('moved');
}

/** Sets a tick, also in a form that is folded; one that was set before the page's scripts are there does not count. */
async function tick(page: Page, name: string, isOn: boolean): Promise<void> {
  const box = page.locator(`input[name="${name}"]`);
  await expect(async () => {
    await page.locator('details', { has: box }).evaluateAll((folds) => {
      for (const fold of folds) fold.setAttribute('open', '');
    });
    await box.setChecked(!isOn);
    await box.setChecked(isOn);
    await expect(box).toBeChecked({ checked: isOn, timeout: 500 });
  }).toPass({ timeout: LIMIT });
}

/**
 * Asks for a switch without a way back: that is named, cannot be confirmed before it is accepted, and is refused by the runner
 * when the form comes without that all the same.
 */
export async function refuseOneWay(page: Page, at: string): Promise<void> {
  await page.goto(`${at}/data/data.cutover`);
  await tick(page, 'wayBack', false);
  await page.locator('#run-step').click();
  const point = page.locator('input[name="hazard"][value="POINT_OF_NO_RETURN"]');
  await point.waitFor({ timeout: LIMIT });
  await acceptHazards(page);
  await point.uncheck();
  const confirm = page.locator('#confirm-preview');
  await expect(confirm).toHaveAttribute('aria-disabled', 'true');
  await acceptHazards(page);
  // What is sent says nothing of it, whatever the page shows.
  await point.evaluate((box) => box.setAttribute('disabled', ''));
  await confirm.click();
  await expect(page.locator('#failure')).toContainText('MUD-004', { timeout: LIMIT });
}

/** Carries what is written to the target back for a while: until something is done meanwhile. */
export async function carryBack(
  page: Page,
  at: string,
  scenes: Scenes = NO_SCENES,
  meanwhile: () => Promise<void> = async () => undefined,
): Promise<void> {
  await page.goto(`${at}/data/data.reverse`);
  await confirm(page, '#run-step');
  await page.locator('#live-follow').waitFor({ timeout: LIMIT });
  await scenes.take('reverse');
  await meanwhile();
  await stop(page, `${at}/data/data.reverse`);
}

/** Carries what was written to the target back, and goes home. */
export async function walkBack(page: Page, at: string, scenes: Scenes = NO_SCENES): Promise<void> {
  await carryBack(page, at, scenes);
  await undo(page, `${at}/backend/backend.env`);
  await undo(page, `${at}/data/data.cutover`);
  await page.goto(`${at}/data/practice.bookings`);
  await expect(page.locator('#live-bookings')).toContainText(/the source/, { timeout: LIMIT });
}

/** Stops the guests and has their ledger counted. */
export async function countGuests(page: Page, at: string, scenes: Scenes = NO_SCENES): Promise<void> {
  await stop(page, `${at}/data/practice.bookings`);
  await expect(page.locator('#criteria')).toContainText('lost 0, doubled 0');
  await scenes.take('counted');
}
