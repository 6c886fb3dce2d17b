import type { Workspace } from '../files/workspace';
import { trailerOf } from './commit-trailer';
import { runGit } from './run-git';

/**
 * The files of the newest commit when it is the one that a killed run of ours made: with the trailer of this migration,
 * and with no file beyond these. Null otherwise: a commit of somebody else with the same words is not ours.
 */
export async function findOwnCommit(
  workspace: Workspace,
  files: readonly string[],
  migrationId: string,
): Promise<string[] | null> {
  if ((await trailerOf(workspace, 'HEAD')) !== migrationId) return null;
  const listed = await runGit(workspace, ['show', '--format=', '--name-only', '--no-relative', '-z', 'HEAD']);
  const prefix = (await runGit(workspace, ['rev-parse', '--show-prefix'])).trim();
  const names = listed.split('\0').filter(Boolean);
  const own = names.map((name) => name.slice(prefix.length));
  const isOurs = names.every((name) => name.startsWith(prefix)) && own.every((name) => files.includes(name));
  return names.length > 0 && isOurs ? own : null;
}
