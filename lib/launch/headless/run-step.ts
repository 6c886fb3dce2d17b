import { findStep } from '../../plan/step-catalog';
import type { StepId } from '../../plan/step-id';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import type { RunView } from '../../runs/derive-run';
import { readRuns } from '../../runs/read-runs';
import { startRun } from '../../runs/start-run';
import { awaitRun } from './await-run';

export interface StepOrder {
  readonly migrationId: string;
  readonly stepId: StepId;
  readonly values: Readonly<Record<string, unknown>>;
  readonly acceptedHazards: readonly string[];
  readonly by: string;
}

/** Starts a run; when the step is running already, that run is taken for ours. */
async function start(order: StepOrder, more: { action: 'run' | 'preview'; previewRunId?: string }) {
  const { migrationId, stepId, by, acceptedHazards } = order;
  const values = more.previewRunId ? {} : { values: order.values };
  try {
    return (await startRun({ migrationId, stepId, by, acceptedHazards, ...values, ...more })).id;
  } catch (error) {
    const open = (await readRuns(migrationId)).find((run) => run.stepId === stepId && !run.isTerminal);
    if (error instanceof MudanzaError && error.code === 'MUD-013' && open) return open.id;
    throw error;
  }
}

/**
 * Runs one step to its end as an operator would: preview where it has one, then the run confirmed from that preview
 * with the accepted hazards. Gives the last run; a preview that failed is that run.
 */
export async function runStep(order: StepOrder): Promise<RunView> {
  if (!findStep(order.stepId)?.preview) return awaitRun(await start(order, { action: 'run' }));
  const preview = await awaitRun(await start(order, { action: 'preview' }));
  if (preview.status !== 'succeeded') return preview;
  return awaitRun(await start(order, { action: 'run', previewRunId: preview.id }));
}
