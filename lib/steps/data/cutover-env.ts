import { openWorkspace } from '../../backend/files/workspace';
import { fileState } from '../../backend/journal/file-state';
import { say } from '../../i18n/message';
import { backendEnvEvidence } from '../../plan/evidence/backend-env-evidence';
import type { Preview } from '../../plan/step';
import type { StepContext } from '../../plan/step-context';

export interface EnvStand {
  /** Part of the preview's basis: a file that somebody changes between the preview and the switch is seen. */
  readonly sha256: string | null;
  readonly notes: NonNullable<Preview['notes']>;
}

/** Whether the backend's env file still says what step 2.1 wrote into it: a restart reads what is there now. */
export async function envStand(ctx: StepContext): Promise<EnvStand> {
  const { workspace } = ctx.migration.settings;
  const written = await ctx.evidenceOf(backendEnvEvidence);
  const warn = (key: 'cutover.note.envUnwritten' | 'cutover.note.envChanged', file: string) => ({
    verdict: 'warn' as const,
    message: say(key, { file }),
  });
  if (!workspace) return { sha256: null, notes: [] };
  if (!written) return { sha256: null, notes: [warn('cutover.note.envUnwritten', workspace)] };
  if (written.kind === 'manual') return { sha256: null, notes: [] };
  const { file, after } = written;
  const sha256 = fileState(openWorkspace(workspace), file)?.sha256 ?? null;
  return { sha256, notes: sha256 === after ? [] : [warn('cutover.note.envChanged', file)] };
}
