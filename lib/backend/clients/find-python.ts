import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Workspace } from '../files/workspace';

/** The interpreter a Python backend runs with: that of its own virtual environment, else the machine's. */
export function findPython(workspace: Workspace): string {
  const own = ['.venv/bin/python', 'venv/bin/python', '.venv/Scripts/python.exe', 'venv/Scripts/python.exe'];
  return own.map((path) => join(workspace.root, path)).find((path) => existsSync(path)) ?? 'python3';
}
