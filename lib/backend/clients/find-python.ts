import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Workspace } from '../files/workspace';

/** The interpreter a Python backend runs with: that of its own virtual environment, else the machine's. */
export function findPython(workspace: Workspace): string {
  const own = ['.venv/bin/python', 'venv/bin/python', '.venv/Scripts/python.exe', 'venv/Scripts/python.exe'];
  // A monorepo's backend has its environment one folder further down.
  const folders = [
    '.',
    ...readdirSync(workspace.root, { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() ? [entry.name] : [],
    ),
  ];
  return (
    folders
      .flatMap((folder) => own.map((path) => join(workspace.root, folder, path)))
      .find((path) => existsSync(path)) ?? 'python3'
  );
}
