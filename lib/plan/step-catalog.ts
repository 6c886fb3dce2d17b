import type { AnyStep } from './step';
import type { StepId } from './step-id';

declare global {
  var mudanzaSteps: ReadonlyMap<StepId, AnyStep> | undefined;
}

/**
 * Hands the engine its steps. It lies on the process, since Next bundles pages and instrumentation apart; the rooms
 * below the steps ask for a step by its id and never import one.
 */
export function provideSteps(steps: readonly AnyStep[]): void {
  globalThis.mudanzaSteps = new Map(steps.map((step) => [step.id, step]));
}

/** The step's code, or undefined for an id without any. Throws where the process never loaded the steps. */
export function findStep(id: StepId): AnyStep | undefined {
  if (!globalThis.mudanzaSteps)
    throw new Error('no steps were provided: import lib/steps/registry when the process starts');
  return globalThis.mudanzaSteps.get(id);
}
