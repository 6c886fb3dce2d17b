import { MudanzaError } from '../../platform/errors/mudanza-error';
import type { PlanFile } from '../../runs/plan-file/plan-schema';
import { listMigrations, type Migration } from '../../store/migrations';

/**
 * The open migration that a run without a browser goes on with, by id or by name. Throws MUD-621 when there is none,
 * MUD-622 when several have that name, MUD-623 when the plan is for another kind.
 */
export async function findResumable(wanted: string, plan: Pick<PlanFile, 'kind'>): Promise<Migration> {
  const all = await listMigrations();
  const found = all.filter(({ id, name }) => id === wanted || name === wanted);
  const [migration] = found;
  if (!migration) throw new MudanzaError('MUD-621', { params: { wanted } });
  if (found.length > 1) {
    const ids = found.map(({ id }) => id).join(', ');
    throw new MudanzaError('MUD-622', { params: { name: wanted, count: found.length, ids } });
  }
  const { kind } = migration;
  if (kind !== plan.kind) throw new MudanzaError('MUD-623', { params: { wanted: plan.kind, kind } });
  return migration;
}
