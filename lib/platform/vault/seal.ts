import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { MudanzaError } from '../errors/mudanza-error';
import { purposeText, type SealingPurpose } from './sealing-purpose';
import { vaultKey } from './vault-key';

const NONCE = 12;
const TAG = 16;

/**
 * Seals bytes with AES-256-GCM: nonce, tag and ciphertext in one buffer. `purpose` is authenticated with them, so
 * a sealed value cannot be moved to another row and still open.
 */
export function sealBytes(plain: Uint8Array, purpose: SealingPurpose, key = vaultKey()): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(purposeText(purpose)));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

/** Opens what `sealBytes` made for the same purpose and key; anything else is MUD-009, whatever the reason. */
export function openBytes(sealed: Buffer, purpose: SealingPurpose, key = vaultKey()): Buffer {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE), { authTagLength: TAG });
    decipher.setAAD(Buffer.from(purposeText(purpose)));
    decipher.setAuthTag(sealed.subarray(NONCE, NONCE + TAG));
    return Buffer.concat([decipher.update(sealed.subarray(NONCE + TAG)), decipher.final()]);
  } catch (cause) {
    throw new MudanzaError('MUD-009', { cause });
  }
}

/** Seals a text; see `sealBytes`. */
export function seal(plain: string, purpose: SealingPurpose, key = vaultKey()): Buffer {
  return sealBytes(Buffer.from(plain, 'utf8'), purpose, key);
}

/** Opens what `seal` made; MUD-009 for anything else. */
export function open(sealed: Buffer, purpose: SealingPurpose, key = vaultKey()): string {
  return openBytes(sealed, purpose, key).toString('utf8');
}
