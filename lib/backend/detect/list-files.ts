import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Workspace } from '../files/workspace';

const SKIPPED = new Set([
  ...['node_modules', '.git', '.hg', '.venv', 'venv', 'env', 'vendor', 'dist', 'build', 'target', 'out'],
  ...['__pycache__', '.next', '.tox', '.mypy_cache', '.pytest_cache', '.idea', '.vscode', 'coverage', 'tmp'],
]);

/** A folder called `env` is Python's environment where its settings say so, and else one of env files. */
const isSkipped = (folder: string, name: string) =>
  SKIPPED.has(name) && (name !== 'env' || existsSync(join(folder, name, 'pyvenv.cfg')));

/**
 * Paths of the files of a workspace, nearest to its root first. Bounded, so that a huge tree costs no more than
 * `limit` entries; links are not followed.
 */
export function listFiles(workspace: Workspace, depth = 5, limit = 3000): string[] {
  const files: string[] = [];
  let folders = [''];
  for (let level = 0; level <= depth && files.length < limit; level += 1) {
    const next: string[] = [];
    for (const folder of folders) {
      const entries = readdirSync(join(workspace.root, folder), { withFileTypes: true });
      // The order of a folder is the file system's whim; what is found first must not be.
      for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
        const path = folder ? `${folder}/${entry.name}` : entry.name;
        if (entry.isFile()) files.push(path);
        else if (entry.isDirectory() && !isSkipped(join(workspace.root, folder), entry.name)) next.push(path);
      }
    }
    folders = next;
  }
  return files.slice(0, limit);
}
