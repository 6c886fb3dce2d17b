import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import { removeDurably, writeAtomically } from '../../platform/files/write-atomically';
import { folderKey } from '../../platform/vault/folder-key';
import { openBytes, sealBytes } from '../../platform/vault/seal';
import { sha256 } from '../files/sha256';

const SEALED = '.sealed';

function fileOf(folder: string, hash: string): string {
  return join(folder, 'blobs', hash + SEALED);
}

/** Keeps a version of a file under the hash of its content, sealed with the journal's own key. */
export function keepBlob(folder: string, content: Uint8Array): string {
  const hash = sha256(content);
  mkdirSync(join(folder, 'blobs'), { recursive: true, mode: 0o700 });
  if (!existsSync(fileOf(folder, hash)))
    writeAtomically(
      fileOf(folder, hash),
      sealBytes(content, { kind: 'fileVersion', hash }, folderKey(folder)),
      0o600,
    );
  return hash;
}

function open(folder: string, hash: string): Uint8Array | null {
  if (!existsSync(fileOf(folder, hash))) return null;
  const key = folderKey(folder);
  try {
    return openBytes(readFileSync(fileOf(folder, hash)), { kind: 'fileVersion', hash }, key);
  } catch {
    return null;
  }
}

/**
 * A kept version. Throws MUD-419 when it is gone or no longer what it was (`path` is named in the error), MUD-009 when
 * the vault's key is not the one it was sealed under.
 */
export function readBlob(folder: string, hash: string, path: string): Uint8Array {
  const content = open(folder, hash);
  if (!content || sha256(content) !== hash) throw new MudanzaError('MUD-419', { params: { path } });
  return content;
}

/** Seals the versions that were kept in plain before copies were sealed; a kill leaves each in one form at least. */
export function sealPlainBlobs(folder: string): void {
  const blobs = join(folder, 'blobs');
  if (!existsSync(blobs)) return;
  for (const name of readdirSync(blobs)) {
    if (!/^[0-9a-f]{64}$/.test(name)) continue;
    const content = readFileSync(join(blobs, name));
    if (keepBlob(folder, content) !== name) throw new MudanzaError('MUD-419', { params: { path: name } });
    removeDurably(join(blobs, name), folder);
  }
}
