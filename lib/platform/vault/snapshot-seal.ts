import { createHmac, timingSafeEqual } from 'node:crypto';
import { vaultKey } from './vault-key';

/** HMAC-SHA256 of a shared snapshot under a key derived from the vault's: who edits the row cannot make a new one. */
export function snapshotSeal(snapshot: string, key = vaultKey()): Buffer {
  const derived = createHmac('sha256', key).update('share-link/snapshot').digest();
  return createHmac('sha256', derived).update(snapshot).digest();
}

/** True when the snapshot is byte for byte the one that was sealed. */
export function isSealIntact(snapshot: string, seal: Buffer, key = vaultKey()): boolean {
  const wanted = snapshotSeal(snapshot, key);
  return seal.length === wanted.length && timingSafeEqual(seal, wanted);
}
