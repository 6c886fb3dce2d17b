import { join } from 'node:path';
import { openWorkspace, type Workspace } from '../../backend/files/workspace';
import { type Journal, openJournal } from '../../backend/journal/journal';
import type { StepContext } from '../../plan/step-context';

/** The backend's folder of a migration, or null when it has none. Throws MUD-400 when it cannot be found. */
export function workspaceOf(ctx: Pick<StepContext, 'migration'>): Workspace | null {
  const path = ctx.migration.settings.workspace?.trim();
  return path ? openWorkspace(path) : null;
}

/** The journal of the writes to a migration's workspace. */
export function journalOf(ctx: Pick<StepContext, 'dataFolder'>, workspace: Workspace): Journal {
  return openJournal(join(ctx.dataFolder(), 'journal'), workspace);
}
