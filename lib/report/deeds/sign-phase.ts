import { findOutline } from '../../plan/find-outline';
import { PHASE_NUMBERS, type PhaseId } from '../../plan/outline';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import { applyWaivers, obstaclesOf, signBasis } from '../../runs/gate';
import { readChecklist } from '../../runs/read-checklist';
import { writeAudit } from '../../store/audit';
import type { Migration } from '../../store/migrations';
import { transaction } from '../../store/query';
import { insertSignOff, type SignOff } from '../../store/sign-offs';
import { listWaivers } from '../../store/waivers';

export interface SignPhase {
  readonly phase: PhaseId;
  readonly name: string;
  readonly note: string;
  /** What the signer saw: `signBasis` when the page was drawn. */
  readonly basis: string;
  /** Id of the newest signature the signer saw, or null. */
  readonly lastSeen: string | null;
  /** The account that signs. */
  readonly by: string;
}

/**
 * Signs a phase as it was shown. Throws MUD-601 while something in it is neither fixed nor waived, MUD-603 when it
 * changed since it was shown, MUD-602 when somebody else signed meanwhile; nothing is stored then.
 */
export async function signPhase(migration: Migration, sign: SignPhase): Promise<SignOff> {
  const [{ steps }, waivers] = await Promise.all([readChecklist(migration), listWaivers(migration.id)]);
  const own = steps.filter((step) => step.outline.phase === sign.phase);
  const { open } = applyWaivers(own.flatMap(obstaclesOf), waivers);
  if (open.length > 0) {
    const obstacles = [...new Set(open.map(({ stepId }) => findOutline(stepId).number))].join(', ');
    throw new MudanzaError('MUD-601', { params: { count: open.length, obstacles } });
  }
  if (signBasis(sign.phase, steps, waivers) !== sign.basis) throw new MudanzaError('MUD-603');
  return transaction(async (client) => {
    const result = await insertSignOff(client, { migrationId: migration.id, ...sign });
    if ('newer' in result) throw new MudanzaError('MUD-602', { params: { name: result.newer.name } });
    const detail = { phase: PHASE_NUMBERS[sign.phase], name: sign.name };
    await writeAudit(client, { migrationId: migration.id, actor: sign.by, deed: 'phase.sign', detail });
    return result.signed;
  });
}
