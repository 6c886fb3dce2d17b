import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataDir } from '../data-dir';
import { MudanzaError } from '../errors/mudanza-error';
import { createDurably, writeAtomically } from '../files/write-atomically';
import { openBytes, sealBytes } from './seal';
import { vaultKey } from './vault-key';

const PURPOSE = { kind: 'folderKey' } as const;
const fileOf = (folder: string) => join(folder, 'key');

/** One line for each vault key it is sealed with: two while a rotation is going on. */
function linesOf(folder: string): string[] {
  return readFileSync(fileOf(folder), 'utf8').split('\n').filter(Boolean);
}

function tryOpen(line: string, key: Buffer): Buffer | null {
  try {
    return openBytes(Buffer.from(line, 'base64'), PURPOSE, key);
  } catch {
    return null;
  }
}

function openLines(folder: string, key: Buffer): Buffer {
  for (const line of linesOf(folder)) {
    const opened = tryOpen(line, key);
    if (opened) return opened;
  }
  throw new MudanzaError('MUD-009');
}

const sealLine = (own: Buffer, key: Buffer) => `${sealBytes(own, PURPOSE, key).toString('base64')}\n`;

/**
 * The 32-byte key that seals the files of a private folder: random, kept in the folder's own file `key`, sealed with the
 * vault's key, on disk before anything is sealed with it. MUD-009 when the vault's key is another one.
 */
export function folderKey(folder: string): Buffer {
  if (!existsSync(fileOf(folder)))
    createDurably(fileOf(folder), Buffer.from(sealLine(randomBytes(32), vaultKey())), 0o600);
  return openLines(folder, vaultKey());
}

/** The journals of all migrations that have a key of their own. */
export function foldersWithKey(): string[] {
  const root = dataDir('migrations');
  if (!existsSync(root)) return [];
  return readdirSync(root)
    .map((id) => join(root, id, 'journal'))
    .filter((folder) => existsSync(fileOf(folder)));
}

/** True when one of the keys opens the folder's own. */
export function opensFolder(folder: string, keys: readonly Buffer[]): boolean {
  return linesOf(folder).some((line) => keys.some((key) => tryOpen(line, key) !== null));
}

/**
 * Before a rotation: seals every folder's key with the next vault key too, so that whichever of the two wins opens it.
 * MUD-009 when one was not sealed with `from`.
 */
export function addToFolderKeys(from: Buffer, to: Buffer): void {
  for (const folder of foldersWithKey()) {
    const own = openLines(folder, from);
    writeAtomically(fileOf(folder), Buffer.from(sealLine(own, from) + sealLine(own, to)), 0o600);
  }
}

/** After a rotation: forgets the sealings that the vault's key of today does not open. */
export function settleFolderKeys(): void {
  for (const folder of foldersWithKey()) {
    const lines = linesOf(folder);
    const kept = lines.filter((line) => tryOpen(line, vaultKey()) !== null);
    if (kept.length === 0 || kept.length === lines.length) continue;
    writeAtomically(fileOf(folder), Buffer.from(`${kept.join('\n')}\n`), 0o600);
  }
}
