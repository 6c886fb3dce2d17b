import { readFileSync, statSync } from 'node:fs';
import { sha256 } from '../files/sha256';
import { resolveInside, type Workspace } from '../files/workspace';
import type { FileState } from './journal-entry';

/** What a workspace file is now, or null when there is none. Throws MUD-401 outside the folder. */
export function fileState(workspace: Workspace, path: string): FileState | null {
  const file = resolveInside(workspace, path);
  const info = statSync(file, { throwIfNoEntry: false });
  if (!info?.isFile()) return null;
  return { sha256: sha256(readFileSync(file)), mode: info.mode & 0o777 };
}

/** True when both are the same content, or both no file. */
export function isSameContent(a: FileState | null, b: FileState | null): boolean {
  return a?.sha256 === b?.sha256;
}
