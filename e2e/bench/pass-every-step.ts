import '../../lib/steps/registry';
import type { Page } from '@playwright/test';
import { runStep } from '../../lib/launch/headless/run-step';
import { findOutline } from '../../lib/plan/find-outline';
import { OUTLINE } from '../../lib/plan/outline';
import { HAZARDS } from '../../lib/plan/step';
import type { StepId } from '../../lib/plan/step-id';
import { readRuns } from '../../lib/runs/read-runs';
import { carryBack, countGuests, layRows, walkNight } from '../walk-night';

/** Answers that a step's form does not give by itself, where without them it would not pass on practice. */
const ANSWERS: Readonly<Partial<Record<StepId, Readonly<Record<string, unknown>>>>> = {
  exposure: { lockDown: 'revoke' },
};

/** Everything that needs no night: forwards, each way back, and forwards again. */
const BEFORE_NIGHT: readonly StepId[] = [
  ...(['target.credentials', 'source.connection', 'tools', 'repository', 'backup'] as const),
  ...(['tests.baseline', 'latency.baseline', 'connection'] as const),
  ...(['schema.preview', 'schema.deploy', 'schema.verify', 'backend.env', 'rollback.rehearsal'] as const),
  ...(['rollback.backend', 'rollback.schema', 'schema.preview', 'schema.deploy', 'schema.verify'] as const),
  ...([
    'backend.env',
    'rollback.everything',
    'backup',
    'schema.preview',
    'schema.deploy',
    'schema.verify',
  ] as const),
  ...(['exposure', 'data.preflight'] as const),
];
/** What is clicked, as it needs guests who book meanwhile, or goes on until somebody stops it. */
const NIGHT: readonly StepId[] = [
  ...(['practice.bookings', 'data.prepare', 'data.copy', 'data.follow', 'data.rehearse'] as const),
  ...(['backend.env', 'data.cutover', 'data.reverse'] as const),
];
const AFTER_NIGHT: readonly StepId[] = [
  ...(['data.verify', 'data.clean', 'backend.driver', 'backend.compose', 'backend.connect'] as const),
  ...(['tests.unit', 'tests.integration', 'health', 'crud', 'latency', 'docs', 'commit', 'report'] as const),
];

/** The steps that a practice migration has: each has to be seen as passed. */
export const PRACTICE_STEP_IDS: readonly StepId[] = OUTLINE.filter(
  (step) => !('onlyIn' in step) || step.onlyIn !== 'supabase',
).map(({ id }) => id);

export const stepPath = (id: StepId) => `${findOutline(id).phase}/${id}`;

interface Walk {
  readonly page: Page;
  /** The migration's own address. */
  readonly at: string;
  readonly id: string;
  /** Told of each step as soon as it passed, while that is how it stands. */
  readonly onPassed: (step: StepId) => Promise<void>;
}

async function tellIfPassed({ id, onPassed }: Walk, step: StepId): Promise<void> {
  const last = (await readRuns(id))
    .filter(({ stepId, action }) => stepId === step && action === 'run')
    .at(-1);
  if (last?.status === 'succeeded' || last?.status === 'warned') return onPassed(step);
  const red = last?.outcomes.filter(({ verdict }) => verdict === 'fail').map((one) => one.id);
  console.log(`not passed: ${step} ${last?.status ?? 'never ran'} ${last?.error?.code ?? red?.join() ?? ''}`);
}

async function pass(walk: Walk, steps: readonly StepId[]): Promise<void> {
  for (const stepId of steps) {
    const values = ANSWERS[stepId] ?? {};
    const order = { migrationId: walk.id, stepId, values, acceptedHazards: [...HAZARDS], by: 'Bench' };
    // A gate that is closed is named; what comes after may be measured all the same.
    await runStep(order).catch((error: unknown) => console.log(`refused: ${stepId} ${String(error)}`));
    await tellIfPassed(walk, stepId);
  }
}

/**
 * Passes every step that a practice migration has, the night with guests and every rollback included, and ends with a
 * migration that is finished. This process's store has to point to the product's state.
 */
export async function passEveryStep(walk: Walk): Promise<void> {
  const { page, at } = walk;
  await layRows(page, at);
  await tellIfPassed(walk, 'practice.lab');
  await pass(walk, BEFORE_NIGHT);
  await walkNight(page, at);
  // The guests end while their bookings are still carried back: afterwards both sides are equal.
  await carryBack(page, at, undefined, () => countGuests(page, at));
  for (const step of NIGHT) await tellIfPassed(walk, step);
  await pass(walk, AFTER_NIGHT);
}
