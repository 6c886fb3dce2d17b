import type { StepId } from '../plan/step-id';
import { insertAgainMark, withdrawAgainMark } from '../store/again-marks';
import { writeAudit } from '../store/audit';
import { transaction } from '../store/query';

/** Marks what ran after a step as out of date, because everything is run again from there; gives the mark's number. */
export function markAgain(mark: { migrationId: string; stepId: StepId; by: string }): Promise<string> {
  return transaction(async (client) => {
    const id = await insertAgainMark(client, mark);
    const { migrationId, by: actor } = mark;
    await writeAudit(client, { migrationId, actor, deed: 'step.again', detail: { step: mark.stepId } });
    return id;
  });
}

/** Takes such a mark back: what it made out of date counts again. */
export function unmarkAgain(mark: { migrationId: string; markId: string; by: string }): Promise<void> {
  return transaction(async (client) => {
    const step = await withdrawAgainMark(client, mark.migrationId, mark.markId);
    if (!step) return;
    const { migrationId, by: actor } = mark;
    await writeAudit(client, { migrationId, actor, deed: 'step.unagain', detail: { step } });
  });
}
