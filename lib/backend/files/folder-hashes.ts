import { listFiles } from '../detect/list-files';
import { fileState } from '../journal/file-state';
import type { FileState } from '../journal/journal-entry';
import type { Workspace } from './workspace';

/** State of every file of a folder by path, to compare it with itself later. */
export function folderHashes(workspace: Workspace): Map<string, FileState> {
  const states = listFiles(workspace, 8, 10_000).flatMap((path): [string, FileState][] => {
    const state = fileState(workspace, path);
    return state ? [[path, state]] : [];
  });
  return new Map(states);
}

/** Paths whose content or permissions differ between two looks at a folder, or that only one of them saw. */
export function differingFiles(before: Map<string, FileState>, after: Map<string, FileState>): string[] {
  const paths = new Set([...before.keys(), ...after.keys()]);
  return [...paths].filter((path) => {
    const [was, is] = [before.get(path), after.get(path)];
    return was?.sha256 !== is?.sha256 || was?.mode !== is?.mode;
  });
}
