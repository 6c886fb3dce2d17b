import { randomBytes } from 'node:crypto';
import {
  chownSync,
  closeSync,
  existsSync,
  fchmodSync,
  fsyncSync,
  linkSync,
  openSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import { MudanzaError } from '../../errors/mudanza-error';

function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/**
 * Where an open file really lies. Its folder may have become a link to elsewhere since the path was checked; the name
 * is random, so whatever is done to that path next does not find it there. Linux knows by the handle.
 */
function refuseOutside(handle: number, path: string, root: string): void {
  const byHandle = `/proc/self/fd/${handle}`;
  const landed = realpathSync(existsSync(byHandle) ? byHandle : path);
  if (landed.startsWith(join(realpathSync(root), sep))) return;
  rmSync(landed, { force: true });
  throw new MudanzaError('MUD-401', { params: { path } });
}

function writeWhole(path: string, content: Uint8Array, mode: number, root?: string): void {
  const handle = openSync(path, 'wx', mode);
  try {
    if (root) refuseOutside(handle, path, root);
    fchmodSync(handle, mode);
    for (let done = 0; done < content.length; ) done += writeSync(handle, content, done);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/**
 * Replaces a file as a whole: whoever reads it, and whoever starts the machine again after a crash, finds the old
 * or the new content. The owner is kept; `mode` are the permission bits the file ends up with. With a `root` it throws
 * MUD-401 when the file would land outside of it, also when a folder was swapped for a link a moment ago.
 */
export function writeAtomically(path: string, content: Uint8Array, mode: number, root?: string): void {
  const folder = dirname(path);
  const temporary = join(folder, `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    writeWhole(temporary, content, mode, root);
    const owner = statSync(path, { throwIfNoEntry: false }) ?? statSync(folder);
    if (process.getuid?.() === 0) chownSync(temporary, owner.uid, owner.gid);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  syncFolder(folder);
}

/** Makes a file as a whole unless there is one; another process that does the same at once may win. */
export function createDurably(path: string, content: Uint8Array, mode: number): void {
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    writeWhole(temporary, content, mode);
    linkSync(temporary, path);
  } catch (error) {
    if (!existsSync(path)) throw error;
  } finally {
    rmSync(temporary, { force: true });
  }
  syncFolder(dirname(path));
}

/** Removes the half-written copies that killed processes left beside a file. */
export function removeLeftovers(path: string): void {
  const folder = dirname(path);
  const prefix = `.${basename(path)}.`;
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
  for (const name of readdirSync(folder))
    if (name.startsWith(prefix) && /^[0-9a-f]{12}\.tmp$/.test(name.slice(prefix.length)))
      rmSync(join(folder, name), { force: true });
}

/**
 * Removes a file so that it stays removed after a crash. It gets a name nobody else has first, so that what is removed
 * is what was looked at: MUD-401, with the file back in its place, when that lies outside of `root`.
 */
export function removeDurably(path: string, root: string): void {
  const doomed = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`);
  renameSync(path, doomed);
  if (
    !realpathSync(dirname(doomed))
      .concat(sep)
      .startsWith(join(realpathSync(root), sep))
  ) {
    renameSync(doomed, path);
    throw new MudanzaError('MUD-401', { params: { path } });
  }
  rmSync(doomed);
  syncFolder(dirname(path));
}
