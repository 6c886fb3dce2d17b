import { z } from 'zod';
import { findHealthUrls } from '../../backend/detect/find-health-urls';
import { healthEvidence } from '../../plan/evidence/health-evidence';
import type { StepContext } from '../../plan/step-context';
import { workspaceOf } from '../backend/workspace-of';

/** Which address is asked after a rollback, and how it came to be known. */
export const HealthTarget = z.object({
  url: z.string(),
  /** `health`: the one that step 3.3 asked. `folder`: a suggestion of the backend's files. */
  from: z.enum(['typed', 'health', 'folder']),
  /** `file:line` of what showed it; '' unless it is from the folder. */
  where: z.string(),
});
export type HealthTarget = z.infer<typeof HealthTarget>;

/** The address typed, else that of the newest health step that passed, else what the folder shows, else null. */
export async function healthTarget(ctx: StepContext, typed: string): Promise<HealthTarget | null> {
  if (typed !== '') return { url: typed, from: 'typed', where: '' };
  const asked = await ctx.evidenceOf(healthEvidence);
  if (asked) return { url: (asked.ready ?? asked.live).url, from: 'health', where: '' };
  const workspace = workspaceOf(ctx);
  const found = workspace && findHealthUrls(workspace);
  if (!found) return null;
  return { url: found.ready ?? found.live, from: 'folder', where: `${found.pathFrom}, ${found.portFrom}` };
}
