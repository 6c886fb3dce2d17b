import { MudanzaError } from '../../platform/errors/mudanza-error';
import type { Workspace } from '../files/workspace';
import { runGit } from './run-git';

/** Whether git leaves a file alone: it is ignored and not tracked. Null where there is no git or no repository. */
export async function isIgnored(workspace: Workspace, path: string): Promise<boolean | null> {
  try {
    const tracked = await runGit(workspace, ['ls-files', '--', path]);
    const ignored = await runGit(workspace, ['check-ignore', '--', path], { accept: [1] });
    return tracked.trim() === '' && ignored.trim() !== '';
  } catch (error) {
    if (error instanceof MudanzaError) return null;
    throw error;
  }
}
