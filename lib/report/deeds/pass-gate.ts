import type { PhaseId } from '../../plan/outline';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import { readChecklist } from '../../runs/read-checklist';
import { listSignOffs } from '../../store/sign-offs';
import { listWaivers } from '../../store/waivers';
import { gateFor } from '../gate';
import { findMigrationOrFail } from './find-migration-or-fail';

/** Throws MUD-601 when a step of this phase must not run yet: an earlier phase has something in the way. */
export async function passGate(migrationId: string, phase: PhaseId): Promise<void> {
  const migration = await findMigrationOrFail(migrationId);
  const [{ steps }, waivers, signOffs] = await Promise.all([
    readChecklist(migration),
    listWaivers(migrationId),
    listSignOffs(migrationId),
  ]);
  const gate = gateFor(phase, steps, waivers, signOffs);
  if (gate.isOpen) return;
  const obstacles = [...new Set(gate.obstacles.map(({ stepId }) => stepId))].join(', ');
  throw new MudanzaError('MUD-601', { params: { count: gate.obstacles.length, obstacles } });
}
