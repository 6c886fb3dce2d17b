import { chmodSync, copyFileSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { listFiles } from '../detect/list-files';
import { openWorkspace, type Workspace } from './workspace';

/** Larger files are not configuration and no step writes them, in bytes. */
const LARGEST = 20_000_000;

/** Copies the files of a workspace, with their permissions, into a new private folder. Installed packages stay out. */
export function copyWorkspace(from: Workspace, to: string): Workspace {
  mkdirSync(to, { recursive: true, mode: 0o700 });
  for (const path of listFiles(from, 8, 10_000)) {
    const source = join(from.root, path);
    const info = statSync(source);
    if (info.size > LARGEST) continue;
    const target = join(to, path);
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(source, target);
    chmodSync(target, info.mode & 0o777);
  }
  return openWorkspace(to);
}
