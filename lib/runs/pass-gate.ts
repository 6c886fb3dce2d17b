import { findOutline } from '../plan/find-outline';
import type { PhaseId } from '../plan/outline';
import type { AnyStep } from '../plan/step';
import type { StepId } from '../plan/step-id';
import { MudanzaError } from '../platform/errors/mudanza-error';
import { findMigration } from '../store/migrations';
import { listSignOffs } from '../store/sign-offs';
import { listWaivers } from '../store/waivers';
import { gateFor } from './gate';
import { readChecklist } from './read-checklist';

/**
 * Throws MUD-601 when a step of this phase must not run yet: an earlier phase has something in the way. MUD-600 for a
 * migration that is not there.
 */
export async function passGate(
  migrationId: string,
  phase: PhaseId,
  find?: (id: StepId) => AnyStep | undefined,
): Promise<void> {
  const migration = await findMigration(migrationId);
  if (!migration) throw new MudanzaError('MUD-600');
  const [{ steps }, waivers, signOffs] = await Promise.all([
    readChecklist(migration, find),
    listWaivers(migrationId),
    listSignOffs(migrationId),
  ]);
  const gate = gateFor(phase, steps, waivers, signOffs);
  if (gate.isOpen) return;
  const obstacles = [...new Set(gate.obstacles.map(({ stepId }) => findOutline(stepId).number))].join(', ');
  throw new MudanzaError('MUD-601', { params: { count: gate.obstacles.length, obstacles } });
}
