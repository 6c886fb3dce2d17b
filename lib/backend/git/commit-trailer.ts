import type { Workspace } from '../files/workspace';
import { runGit } from './run-git';

const TRAILER = 'Mudanza-Migration';

/** A commit message that ends in the trailer of a migration. */
export function withTrailer(message: string, migrationId: string): string {
  return `${message.trimEnd()}\n\n${TRAILER}: ${migrationId}\n`;
}

/** The migration that a commit's trailer names; null for a commit of anybody else, or where there is none. */
export async function trailerOf(workspace: Workspace, commit: string): Promise<string | null> {
  const format = `--format=%(trailers:key=${TRAILER},valueonly)`;
  const said = await runGit(workspace, ['log', '-1', format, commit], { accept: [128] });
  return said.trim() || null;
}
