import type { StepId } from '../plan/step-id';
import { writeAudit } from '../store/audit';
import { transaction } from '../store/query';
import { insertSkip, withdrawSkip } from '../store/step-skips';

/** Leaves a step out, by name and with a reason. */
export function skipStep(skip: {
  migrationId: string;
  stepId: StepId;
  reason: string;
  by: string;
}): Promise<void> {
  return transaction(async (client) => {
    await insertSkip(client, skip);
    const detail = { step: skip.stepId, reason: skip.reason };
    await writeAudit(client, { migrationId: skip.migrationId, actor: skip.by, deed: 'step.skip', detail });
  });
}

/** Takes a skip back. */
export function unskipStep(skip: { migrationId: string; stepId: StepId; by: string }): Promise<void> {
  return transaction(async (client) => {
    await withdrawSkip(client, skip.migrationId, skip.stepId);
    const detail = { step: skip.stepId };
    await writeAudit(client, { migrationId: skip.migrationId, actor: skip.by, deed: 'step.unskip', detail });
  });
}
