import { readFileSync, writeFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page } from '@playwright/test';
import { createMigration, expectState, test } from './fixtures';
import { runStep } from './run-step';

/** What pressing a button of a figure saves. */
async function saved(page: Page, figure: Locator, button: string): Promise<Buffer> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    figure.getByRole('button', { name: button, exact: true }).click(),
  ]);
  return readFileSync(await file.path());
}

const cellsOf = (figure: Locator): Promise<string[][]> =>
  figure
    .locator('table tr')
    .evaluateAll((rows) =>
      rows.map((row) => [...row.querySelectorAll('th, td')].map((cell) => cell.textContent ?? '')),
    );

/** Width, height and number of different colours of a picture, as the browser decodes it. */
function look(page: Page, png: Buffer): Promise<{ width: number; height: number; colours: number }> {
  return page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [bitmap.width, bitmap.height];
    const context = canvas.getContext('2d');
    context?.drawImage(bitmap, 0, 0);
    const data = context?.getImageData(0, 0, bitmap.width, bitmap.height).data ?? new Uint8ClampedArray();
    const seen = new Set<number>();
    for (let i = 0; i < data.length; i += 4)
      seen.add(((data[i] ?? 0) << 16) | ((data[i + 1] ?? 0) << 8) | (data[i + 2] ?? 0));
    return { width: bitmap.width, height: bitmap.height, colours: seen.size };
  }, png.toString('base64'));
}

test('a latency run is drawn while it goes on, keeps what it measured when stopped, and its charts can be saved', async ({
  page,
}) => {
  const id = await createMigration(page, 'practice', 'Measured');
  await expectState(page, 'Passed');
  await runStep(page, `/migrations/${id}/prepare/source.connection`);
  await page.goto(`/migrations/${id}/prepare/latency.baseline`);
  await page.getByLabel('Timed questions').fill('12');
  await page.locator('#run-step').click();
  await expect(page.getByRole('alert').first()).toContainText('At least 100.');
  await page.getByLabel('Timed questions').fill('100000');
  await page.locator('#run-step').click();
  const live = page.locator('#live-latency');
  await expect(live).toContainText('So far: SELECT 1, Source');
  await expect(live.locator('.recharts-wrapper')).toContainText('Limit 200 ms');
  await expect(live.getByRole('row').nth(1)).toContainText(/SELECT 1, Source\s*[\d,]+/);
  await expect.poll(() => live.locator('path.recharts-line-curve').count()).toBe(3);
  await page.screenshot({ path: test.info().outputPath('live.png'), fullPage: true });
  await page.getByRole('button', { name: 'Cancel', exact: false }).first().click();
  await expect(page.locator('#evidence')).toContainText('An operator stopped the measurement');
  await expect(live).toHaveCount(0);

  await page.getByRole('button', { name: 'Show all of it: Evidence' }).click();
  const figure = page.locator('#evidence figure').first();
  await expect(figure.locator('.recharts-wrapper')).toContainText('Limit 200 ms');
  await figure.getByRole('button', { name: 'Show as table' }).click();
  const csv = (await saved(page, figure, 'CSV')).toString();
  const lines = csv
    .trim()
    .split('\r\n')
    .map((line) => line.split(','));
  expect(lines.length).toBeGreaterThan(2);
  expect(lines).toEqual(await cellsOf(figure));

  const svg = (await saved(page, figure, 'SVG')).toString();
  const problem = await page.evaluate((text) => {
    const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
    return parsed.querySelector('parsererror')?.textContent ?? null;
  }, svg);
  expect(problem).toBeNull();
  expect(svg).toContain('http://www.w3.org/2000/svg');
  expect(svg).toContain('Limit 200 ms');
  expect(svg).not.toContain('var(--');
  for (const name of ['P50', 'P95', 'P99']) expect(svg).toContain(`>${name}<`);
  expect(svg.match(/<path[^>]+d="M/g)?.length).toBeGreaterThanOrEqual(3);

  const png = await saved(page, figure, 'PNG');
  expect([...png.subarray(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  writeFileSync(test.info().outputPath('chart.png'), png);
  const seen = await look(page, png);
  expect(seen.width).toBeGreaterThan(600);
  expect(seen.colours).toBeGreaterThan(20);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id: rule, nodes }) => `${rule}: ${nodes[0]?.html}`)).toEqual([]);
});
