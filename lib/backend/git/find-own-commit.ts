import type { Workspace } from '../files/workspace';
import { runGit } from './run-git';

/** A message as git keeps it: no spaces at line ends, no runs of empty lines. */
function normal(message: string): string {
  return message
    .replace(/[ \t\r]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/**
 * The files of the newest commit when it is the one that a killed run of ours made: with this very message, and with no
 * file beyond these. Null otherwise.
 */
export async function findOwnCommit(
  workspace: Workspace,
  files: readonly string[],
  message: string,
): Promise<string[] | null> {
  const said = await runGit(workspace, ['log', '-1', '--format=%B'], { accept: [128] });
  if (normal(said) !== normal(message)) return null;
  const listed = await runGit(workspace, ['show', '--format=', '--name-only', '--no-relative', '-z', 'HEAD']);
  const prefix = (await runGit(workspace, ['rev-parse', '--show-prefix'])).trim();
  const names = listed.split('\0').filter(Boolean);
  const own = names.map((name) => name.slice(prefix.length));
  const isOurs = names.every((name) => name.startsWith(prefix)) && own.every((name) => files.includes(name));
  return names.length > 0 && isOurs ? own : null;
}
