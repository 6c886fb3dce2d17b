import { z } from 'zod';
import type { Workspace } from '../files/workspace';
import { runGit } from './run-git';

/**
 * Commits exactly these files; whatever else is staged stays staged. The repository's own hooks run. When git
 * refuses, the index is as it was. Gives the full hash. Throws MUD-417 with git's own words.
 */
export async function commitFiles(
  workspace: Workspace,
  files: readonly string[],
  message: string,
): Promise<string> {
  const untracked = await runGit(workspace, [
    'ls-files',
    '-z',
    '--others',
    '--exclude-standard',
    '--',
    ...files,
  ]);
  const added = untracked.split('\0').filter(Boolean);
  if (added.length > 0) await runGit(workspace, ['add', '--intent-to-add', '--', ...added]);
  try {
    await runGit(workspace, ['commit', '--quiet', '--only', '--file=-', '--', ...files], {
      input: message,
      isAgreed: true,
    });
  } catch (error) {
    if (added.length > 0) await runGit(workspace, ['reset', '--quiet', '--', ...added]);
    throw error;
  }
  return (await runGit(workspace, ['rev-parse', 'HEAD'])).trim();
}

/** Pushes the branch to the remote that `target` (`remote/branch`) names, without force. */
export async function pushCommit(workspace: Workspace, target: string, branch: string): Promise<void> {
  const slash = target.indexOf('/');
  const [remote, to] = [target.slice(0, slash), target.slice(slash + 1)];
  await runGit(workspace, ['push', '--quiet', remote, `refs/heads/${branch}:refs/heads/${to}`], {
    isAgreed: true,
  });
}

export const Uncommitted = z.object({
  isUndone: z.boolean(),
  /** Why the commit stays. */
  reason: z.enum(['pushed', 'laterCommits', 'firstCommit', 'otherBranch', 'mixed']).nullable(),
});
export type Uncommitted = z.infer<typeof Uncommitted>;

/** A commit that is not the newest: below newer ones, on another branch, or nowhere, as a killed run leaves it. */
export async function whereElse(workspace: Workspace, hash: string): Promise<Uncommitted> {
  const outside = await runGit(workspace, ['rev-list', '--max-count=1', `HEAD..${hash}`], { accept: [128] });
  if (outside.trim() === '') return { isUndone: false, reason: 'laterCommits' };
  const branches = await runGit(workspace, ['branch', '--all', '--contains', hash]);
  return branches.trim() === ''
    ? { isUndone: true, reason: null }
    : { isUndone: false, reason: 'otherBranch' };
}

/** Takes a commit back while it is the newest and was not pushed; the files keep their content. */
export async function uncommit(
  workspace: Workspace,
  hash: string,
  files: readonly string[],
): Promise<Uncommitted> {
  const head = (await runGit(workspace, ['rev-parse', 'HEAD'])).trim();
  if (head !== hash) return whereElse(workspace, hash);
  const remotes = await runGit(workspace, ['branch', '--remotes', '--contains', hash]);
  if (remotes.trim() !== '') return { isUndone: false, reason: 'pushed' };
  const parent = (
    await runGit(workspace, ['rev-parse', '--verify', '--quiet', `${hash}^`], { accept: [1] })
  ).trim();
  if (parent === '') return { isUndone: false, reason: 'firstCommit' };
  await runGit(workspace, ['update-ref', '-m', 'mudanza: commit taken back', 'HEAD', parent, hash]);
  await runGit(workspace, ['reset', '--quiet', '--', ...files], { accept: [1] });
  return { isUndone: true, reason: null };
}
