import { sha256 } from '../files/sha256';
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

/**
 * Hashes of a file in the last commit: as committed, and as git would write it to the folder (line ends and encoding by the
 * repository's settings). Empty when it is not in the last commit.
 */
export async function hashesInHead(journal: Pick<Journal, 'workspace'>, path: string): Promise<Set<string>> {
  const committed = await inHead(journal, path);
  if (committed === null) return new Set();
  const written = await runGit(journal.workspace, ['cat-file', '--filters', `HEAD:./${path}`], {
    accept: [128],
  });
  return new Set([sha256(committed), sha256(written)]);
}
