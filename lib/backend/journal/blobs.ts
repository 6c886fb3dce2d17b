import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MudanzaError } from '../../errors/mudanza-error';
import { sha256 } from '../files/sha256';
import { writeAtomically } from '../files/write-atomically';

function fileOf(folder: string, hash: string): string {
  return join(folder, 'blobs', hash);
}

/** Keeps a version of a file under its own hash, readable by the owner only. */
export function keepBlob(folder: string, content: Uint8Array): string {
  const hash = sha256(content);
  mkdirSync(join(folder, 'blobs'), { recursive: true, mode: 0o700 });
  if (!existsSync(fileOf(folder, hash))) writeAtomically(fileOf(folder, hash), content, 0o600);
  return hash;
}

/** A kept version. Throws MUD-419 when it is gone or no longer what it was; `path` is named in the error. */
export function readBlob(folder: string, hash: string, path: string): Uint8Array {
  const file = fileOf(folder, hash);
  const content = existsSync(file) ? readFileSync(file) : null;
  if (!content || sha256(content) !== hash) throw new MudanzaError('MUD-419', { params: { path } });
  return content;
}
