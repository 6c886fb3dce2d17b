import { lstatSync, realpathSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, normalize, relative, sep } from 'node:path';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import { isWithin } from '../../platform/files/is-within';

/** The backend's folder, with links resolved. */
export interface Workspace {
  readonly root: string;
}

/** Opens the folder that the operator named. Throws MUD-400 when it is not an existing, absolute folder. */
export function openWorkspace(path: string): Workspace {
  const isFolder = isAbsolute(path) && statSync(path, { throwIfNoEntry: false })?.isDirectory();
  if (!isFolder) throw new MudanzaError('MUD-400', { params: { path } });
  return { root: realpathSync(path) };
}

/** The nearest part of a path that exists, a dangling link included. */
function existingPart(path: string): string {
  let part = path;
  while (!lstatSync(part, { throwIfNoEntry: false })) part = dirname(part);
  return part;
}

/**
 * Absolute real path of a file of the workspace, which need not exist yet. Throws MUD-401 for a path that would
 * leave the folder, also by a symbolic link in any of its parts.
 */
export function resolveInside(workspace: Workspace, path: string): string {
  const refused = () => new MudanzaError('MUD-401', { params: { path } });
  if (path.includes('\0') || isAbsolute(path) || normalize(path).split(sep)[0] === '..') throw refused();
  const plain = join(workspace.root, path);
  let [there, real] = ['', ''];
  try {
    there = existingPart(plain);
    real = realpathSync(there);
  } catch {
    // A link to nowhere or to itself, or a file used as a folder: where it would lead cannot be vouched for.
    throw refused();
  }
  const resolved = join(real, relative(there, plain));
  if (!isWithin(workspace.root, resolved)) throw refused();
  return resolved;
}
