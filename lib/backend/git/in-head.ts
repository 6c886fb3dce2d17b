import type { Journal } from '../journal/journal';
import { runGit } from './run-git';

/** Content of a file in the last commit, or null when it is not in it or there is no commit. */
export async function inHead(
  { workspace }: Pick<Journal, 'workspace'>,
  path: string,
): Promise<string | null> {
  const listed = await runGit(workspace, ['ls-tree', 'HEAD', '--', path], { accept: [128] });
  return listed.trim() === '' ? null : runGit(workspace, ['show', `HEAD:./${path}`]);
}
