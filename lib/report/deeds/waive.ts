import { MudanzaError } from '../../platform/errors/mudanza-error';
import { applyWaivers, obstaclesOf } from '../../runs/gate';
import { readChecklist } from '../../runs/read-checklist';
import { writeAudit } from '../../store/audit';
import type { Migration } from '../../store/migrations';
import { transaction } from '../../store/query';
import { insertWaiver, listWaivers, type Waiver, withdrawWaiver } from '../../store/waivers';

type Waive = Pick<Waiver, 'stepId' | 'criterionId' | 'runId' | 'name' | 'reason' | 'by'>;

/**
 * Waives something that stands in the way, by name and reason, for the run that is red now. Throws MUD-604 when
 * nothing of that kind stands there (any more).
 */
export async function waive(migration: Migration, input: Waive): Promise<Waiver> {
  const [{ steps }, waivers] = await Promise.all([readChecklist(migration), listWaivers(migration.id)]);
  const { open } = applyWaivers(steps.flatMap(obstaclesOf), waivers);
  const isThere = open.some(
    ({ stepId, criterionId, runId }) =>
      stepId === input.stepId && criterionId === input.criterionId && runId === input.runId,
  );
  if (!isThere) throw new MudanzaError('MUD-604');
  return transaction(async (client) => {
    const waiver = await insertWaiver(client, { migrationId: migration.id, ...input });
    if (!waiver) throw new MudanzaError('MUD-604');
    const { stepId: step, criterionId: criterion, runId: run, name, reason } = input;
    const detail = { step, criterion, run, name, reason };
    await writeAudit(client, { migrationId: migration.id, actor: input.by, deed: 'criterion.waive', detail });
    return waiver;
  });
}

/** Takes a waiver back: the gate closes again. Throws MUD-604 when it is not there. */
export function unwaive(migrationId: string, id: string, by: string): Promise<void> {
  return transaction(async (client) => {
    if (!(await withdrawWaiver(client, migrationId, id, by))) throw new MudanzaError('MUD-604');
    await writeAudit(client, { migrationId, actor: by, deed: 'criterion.unwaive', detail: { waiver: id } });
  });
}
