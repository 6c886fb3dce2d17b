import { envFileOf } from '../../backend/detect/env-file-of';
import type { Workspace } from '../../backend/files/workspace';
import { backendEnvEvidence } from '../../plan/evidence/backend-env-evidence';
import type { StepContext } from '../../plan/step-context';

/** Where the backend's URL stands. */
export interface EnvPlace {
  readonly envFile: string;
  readonly urlKey: string;
}

/** The env file and key that a form names, else those that the env step wrote, else what the folder shows. */
export async function writtenEnv(ctx: StepContext, workspace: Workspace, given: EnvPlace): Promise<EnvPlace> {
  const written = await ctx.evidenceOf(backendEnvEvidence);
  const data = written?.kind === 'done' ? written : null;
  return {
    envFile: given.envFile || (data?.file ?? envFileOf(workspace, '')),
    urlKey: given.urlKey || (data?.urlKey ?? ''),
  };
}
