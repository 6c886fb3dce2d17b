import { createHmac, timingSafeEqual } from 'node:crypto';
import { vaultKey } from '../../platform/vault/vault-key';

/** HMAC-SHA256 of a snapshot under a key derived from the vault's: who edits the row cannot make a new one. */
export function snapshotSeal(snapshot: string): Buffer {
  const key = createHmac('sha256', vaultKey()).update('share-link/snapshot').digest();
  return createHmac('sha256', key).update(snapshot).digest();
}

/** True when the snapshot is byte for byte the one that was sealed. */
export function isSealIntact(snapshot: string, seal: Buffer): boolean {
  const wanted = snapshotSeal(snapshot);
  return seal.length === wanted.length && timingSafeEqual(seal, wanted);
}
