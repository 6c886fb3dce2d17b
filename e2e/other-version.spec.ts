import { expect } from '@playwright/test';
import { MigrationSettings } from '../lib/plan/migration-settings';
import { OUTLINE } from '../lib/plan/outline';
import { STEP_IDS, type StepId } from '../lib/plan/step-id';
import { seedRun } from '../lib/report/testing/seed-run';
import { insertMigration } from '../lib/store/migrations';
import { closePool } from '../lib/store/pool';
import { stateClient } from '../lib/store/query';
import { test } from './fixtures';
import { pointToProduct } from './walked-migration';

const settings = MigrationSettings.parse({});
const phaseOf = (id: StepId) => OUTLINE.find((row) => row.id === id)?.phase ?? 'prepare';

/** A migration whose runs left evidence that no view of this version expects. */
async function oldMigration(evidence: unknown): Promise<string> {
  pointToProduct();
  const input = { name: 'Written by another version', kind: 'practice' as const, settings, createdBy: 'Ana' };
  const { id } = await insertMigration(stateClient, input);
  for (const stepId of STEP_IDS) await seedRun({ migrationId: id, stepId, evidence });
  return id;
}

test.afterAll(() => closePool());

test('evidence of another version takes no page down, and says what to do', async ({ page }) => {
  const odd = { report: [], results: [{}], copies: [null], files: 7, target: {}, tables: ['x'] };
  const id = await oldMigration(odd);
  const shown = STEP_IDS.filter((step) => step !== 'project.create');
  const steps = shown.map((step) => `/migrations/${id}/${phaseOf(step)}/${step}`);
  const pages = ['', '/report', '/issues', '/monitor'].map((path) => `/migrations/${id}${path}`);
  const files = ['zip', 'markdown'].map((format) => `/api/migrations/${id}/export?format=${format}`);
  for (const path of [...steps, ...pages, ...files])
    expect((await page.request.get(path)).status(), path).toBe(200);
  await page.goto(`/migrations/${id}/prove/latency`);
  const card = page.locator('#evidence');
  await expect(card.getByText('This evidence was written by another version')).toBeVisible();
  await expect(card.getByRole('button', { name: 'Copy Raw evidence (JSON)' })).toBeVisible();
});
