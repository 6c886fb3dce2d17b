import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dataDir } from '../data-dir';
import { env } from '../env';

const BYTES = 32;

function decode(text: string): Buffer {
  const trimmed = text.trim();
  const key = /^[0-9a-f]{64}$/i.test(trimmed) ? Buffer.from(trimmed, 'hex') : Buffer.from(trimmed, 'base64');
  if (key.length !== BYTES) {
    throw new Error(
      'MUDANZA_SECRET_KEY must be 32 bytes in base64 or hex: make one with `openssl rand -base64 32`.',
    );
  }
  return key;
}

function keyFile(): Buffer {
  const path = dataDir('secret.key');
  if (!existsSync(path)) {
    try {
      writeFileSync(path, randomBytes(BYTES).toString('base64'), { mode: 0o600, flag: 'wx' });
    } catch (error) {
      // Another process of this server made it first: read theirs.
      if (!existsSync(path)) throw error;
    }
  }
  chmodSync(path, 0o600);
  return decode(readFileSync(path, 'utf8'));
}

let key: Buffer | undefined;

/** The 32-byte key that seals secrets: MUDANZA_SECRET_KEY, or a 0600 key file beside the data, made on first use. */
export function vaultKey(): Buffer {
  const { MUDANZA_SECRET_KEY } = env();
  key ??= MUDANZA_SECRET_KEY ? decode(MUDANZA_SECRET_KEY) : keyFile();
  return key;
}
