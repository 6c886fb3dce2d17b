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
import { MudanzaError } from '../errors/mudanza-error';

function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/**
 * Does something in a file's folder, and makes it last. The folder is held open meanwhile: it may be swapped for a link to
 * elsewhere at any moment, and what is done by its handle still happens in the folder that was looked at. Linux names a
 * handle as a path. Throws MUD-401 when the folder lies outside of `root`.
 */
function inFolder(path: string, root: string | undefined, use: (folder: string) => void): void {
  const handle = openSync(dirname(path), 'r');
  try {
    const byHandle = `/proc/self/fd/${handle}`;
    const folder = existsSync(byHandle) ? byHandle : dirname(path);
    if (root && !join(realpathSync(folder), sep).startsWith(join(realpathSync(root), sep)))
      throw new MudanzaError('MUD-401', { params: { path } });
    use(folder);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function writeWhole(path: string, content: Uint8Array, mode: number): void {
  const handle = openSync(path, 'wx', mode);
  try {
    fchmodSync(handle, mode);
    for (let done = 0; done < content.length; ) done += writeSync(handle, content, done);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

const temporaryName = (path: string) => `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`;

/**
 * Replaces a file as a whole: whoever reads it, and whoever starts the machine again after a crash, finds the old
 * or the new content. The owner is kept; `mode` are the permission bits the file ends up with. With a `root` it throws
 * MUD-401 when the file would land outside of it, also when a folder was swapped for a link a moment ago.
 */
export function writeAtomically(path: string, content: Uint8Array, mode: number, root?: string): void {
  inFolder(path, root, (folder) => {
    const temporary = join(folder, temporaryName(path));
    const place = join(folder, basename(path));
    try {
      writeWhole(temporary, content, mode);
      const owner = statSync(place, { throwIfNoEntry: false }) ?? statSync(folder);
      if (process.getuid?.() === 0) chownSync(temporary, owner.uid, owner.gid);
      renameSync(temporary, place);
    } catch (error) {
      rmSync(temporary, { force: true });
      throw error;
    }
  });
}

/** Makes a file as a whole unless there is one; another process that does the same at once may win. */
export function createDurably(path: string, content: Uint8Array, mode: number): void {
  const temporary = join(dirname(path), temporaryName(path));
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

/** Removes a file so that it stays removed after a crash. Throws MUD-401 when that lies outside of `root`. */
export function removeDurably(path: string, root: string): void {
  inFolder(path, root, (folder) => rmSync(join(folder, basename(path))));
}
