import { basename } from 'node:path';
import type { Workspace } from '../files/workspace';
import { detectWorkspace } from './detect-workspace';

/**
 * The env file of a backend: the one that was named, else the `.env` nearest to the folder's root, which in a monorepo
 * lies further down; else the usual name, for a file that is to be made.
 */
export function envFileOf(workspace: Workspace | null, given: string): string {
  if (given || !workspace) return given || '.env';
  const found = detectWorkspace(workspace).envFiles;
  return found.find((file) => basename(file) === '.env') ?? '.env';
}
