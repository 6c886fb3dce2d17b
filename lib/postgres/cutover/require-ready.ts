import { MudanzaError } from '../../platform/errors/mudanza-error';
import type { CutOver } from './cut-over-job';
import type { CutOverSessions } from './cut-over-sessions';
import type { CutOverPlan } from './plan-cut-over';
import { startsReadOnly } from './probe-write';
import { tryRoles } from './try-roles';

/**
 * Asks both servers, before anything is locked, for what the switch will need of them. Throws MUD-654 where the source
 * refuses the statements for a role (they are rolled back), and MUD-655 where sessions that begin at the target may only
 * read, as at a project whose disk is full: the application would be sent to a place that takes nothing.
 */
export async function requireReady(
  { fence }: CutOverSessions,
  { roles, target }: Pick<CutOver, 'roles' | 'target'>,
  { database }: CutOverPlan,
): Promise<void> {
  const tried = await tryRoles(fence, roles, database);
  const refused = tried.flatMap(({ role, refusedBy }) => (refusedBy ? [`${role} (${refusedBy})`] : []));
  if (refused.length > 0) throw new MudanzaError('MUD-654', { params: { roles: refused.join(', ') } });
  if (await startsReadOnly(target, {})) throw new MudanzaError('MUD-655');
}
