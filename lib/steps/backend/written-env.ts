import { z } from 'zod';
import { envFileOf } from '../../backend/detect/env-file-of';
import type { Workspace } from '../../backend/files/workspace';
import type { StepContext } from '../../plan/step-context';

const Written = z.looseObject({ file: z.string(), urlKey: z.string() });

/** The env file and key that a form names, else those that the env step wrote, else what the folder shows. */
export async function writtenEnv(
  ctx: StepContext,
  workspace: Workspace,
  given: { readonly envFile: string; readonly urlKey: string },
): Promise<{ readonly envFile: string; readonly urlKey: string }> {
  const { data } = Written.safeParse(await ctx.evidenceById('backend.env'));
  return {
    envFile: given.envFile || (data?.file ?? envFileOf(workspace, '')),
    urlKey: given.urlKey || (data?.urlKey ?? ''),
  };
}
