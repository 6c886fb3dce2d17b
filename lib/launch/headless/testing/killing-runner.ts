import '../../../steps/registry';
import type { AnyStep } from '../../../plan/step';
import { findStep } from '../../../plan/step-catalog';
import type { StepId } from '../../../plan/step-id';
import { overrideEnv } from '../../../platform/env';
import { Runner } from '../../../runs/runner';

/**
 * A runner in a process of its own that is killed, as by `kill -9`, the moment a step has written: before anything of its
 * evidence is kept.
 */
const [url, data] = process.argv.slice(2);
let victim: unknown;
overrideEnv({ MUDANZA_STATE_URL: url, MUDANZA_DATA_DIR: data, MUDANZA_SECRET_KEY: undefined });

function killedAfter(id: StepId): AnyStep | undefined {
  const step = findStep(id);
  if (!step || id !== victim) return step;
  return {
    ...step,
    run: async (ctx, input) => {
      await step.run(ctx, input);
      process.kill(process.pid, 'SIGKILL');
      return new Promise(() => undefined);
    },
  };
}

process.once('message', async (stepId) => {
  victim = stepId;
  await new Runner({ findStep: killedAfter, leaseMs: 10_000 }).start();
  process.send?.('runs');
});
process.send?.('ready');
