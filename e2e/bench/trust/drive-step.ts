import { openGates } from '../../../lib/runs/testing/open-gates';
import '../../../lib/steps/registry';
import { setTimeout as sleep } from 'node:timers/promises';
import { HAZARDS } from '../../../lib/plan/step';
import { findStep } from '../../../lib/plan/step-catalog';
import type { StepId } from '../../../lib/plan/step-id';
import type { RunView } from '../../../lib/runs/derive-run';
import { findRunView } from '../../../lib/runs/read-runs';
import { startRun } from '../../../lib/runs/start-run';
import { findRun } from '../../../lib/store/runs';

/** The values a form starts with. */
function initialValues(stepId: StepId): Record<string, unknown> {
  const fields = findStep(stepId)?.fields ?? [];
  return Object.fromEntries(
    fields.flatMap((field) => {
      if (field.initial !== undefined) return [[field.name, field.initial]];
      if (field.kind === 'checkbox') return [[field.name, false]];
      return field.kind === 'text' || field.kind === 'textarea' || field.kind === 'secret'
        ? [[field.name, '']]
        : [];
    }),
  );
}

/** Waits until a run is over. */
export async function waitForEnd(runId: string, most = 120_000): Promise<RunView> {
  for (let waited = 0; waited < most; waited += 50) {
    const view = await findRunView(runId);
    // The row ends a moment after the last event, and only then may the step be started again.
    if (view?.isTerminal && (await findRun(runId))?.endedAt) return view;
    await sleep(50);
  }
  throw new Error(`run ${runId} did not end within ${most} ms`);
}

/** Starts a step as its form would, values merged over the initial ones. */
export async function startStep(
  migrationId: string,
  stepId: StepId,
  values: Readonly<Record<string, unknown>> = {},
  action: 'run' | 'preview' = 'run',
  previewRunId?: string,
): Promise<string> {
  await openGates(migrationId);
  const run = await startRun({
    migrationId,
    stepId,
    action,
    values: { ...initialValues(stepId), ...values },
    ...(previewRunId ? { previewRunId, acceptedHazards: [...HAZARDS] } : {}),
    by: 'chaos',
  });
  return run.id;
}

/** Runs a step to its end, with its preview first where it has one. */
export async function driveStep(
  migrationId: string,
  stepId: StepId,
  values: Readonly<Record<string, unknown>> = {},
): Promise<RunView> {
  const preview = findStep(stepId)?.preview
    ? await waitForEnd(await startStep(migrationId, stepId, values, 'preview'))
    : null;
  if (preview && preview.status !== 'succeeded') return preview;
  return waitForEnd(await startStep(migrationId, stepId, values, 'run', preview?.id));
}

/** A run that works for half a minute, if nobody stops it: latency at a fixed rate. */
export async function startLong(migrationId: string): Promise<string> {
  const values = { samples: 1_500, sweepTo: 0, maxSeconds: 60, mode: 'fixed-rate', rate: 50, writes: false };
  const preview = await waitForEnd(await startStep(migrationId, 'latency', values, 'preview'));
  return startStep(migrationId, 'latency', values, 'run', preview.id);
}
