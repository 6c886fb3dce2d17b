import { type Page, test } from '@playwright/test';
import type { PhaseId } from '../lib/plan/outline';
import type { StepId } from '../lib/plan/step-id';
import { expectState } from './fixtures';
import { runStep } from './run-step';

type Stop = readonly [phase: PhaseId, step: StepId];

/** The required steps up to a deployed and proved schema. */
export const TO_THE_SCHEMA: readonly Stop[] = [
  ['prepare', 'target.credentials'],
  ['schema', 'connection'],
  ['schema', 'schema.preview'],
  ['schema', 'schema.deploy'],
  ['schema', 'schema.verify'],
];

/** Runs steps one after another; each has to pass. */
export async function walk(page: Page, id: string, stops: readonly Stop[]): Promise<void> {
  for (const [phase, step] of stops) {
    await test.step(step, async () => {
      await runStep(page, `/migrations/${id}/${phase}/${step}`);
      await expectState(page, /^Passed/);
    });
  }
}
