import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { MudanzaError } from '../errors/mudanza-error';
import { vaultKey } from './vault-key';

const NONCE = 12;
const TAG = 16;

/**
 * Seals a text with AES-256-GCM: nonce, tag and ciphertext in one buffer. `purpose` is authenticated with it, so
 * a sealed value cannot be moved to another row and still open.
 */
export function seal(plain: string, purpose: string, key = vaultKey()): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(purpose));
  const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

/** Opens what `seal` made for the same purpose and key; anything else is MUD-009, whatever the reason. */
export function open(sealed: Buffer, purpose: string, key = vaultKey()): string {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE));
    decipher.setAAD(Buffer.from(purpose));
    decipher.setAuthTag(sealed.subarray(NONCE, NONCE + TAG));
    return Buffer.concat([decipher.update(sealed.subarray(NONCE + TAG)), decipher.final()]).toString('utf8');
  } catch (cause) {
    throw new MudanzaError('MUD-009', { cause });
  }
}
