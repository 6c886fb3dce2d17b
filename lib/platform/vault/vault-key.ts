import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dataDir } from '../data-dir';
import { env } from '../env';

const BYTES = 32;

/** A key as people write it: 32 bytes in base64 or hex. Throws in plain words. */
export function decodeKey(text: string): Buffer {
  const trimmed = text.trim();
  const decoded = /^[0-9a-f]{64}$/i.test(trimmed)
    ? Buffer.from(trimmed, 'hex')
    : Buffer.from(trimmed, 'base64');
  if (decoded.length !== BYTES) {
    throw new Error(
      'The secret key must be 32 bytes in base64 or hex: make one with `openssl rand -base64 32`.',
    );
  }
  return decoded;
}

const path = () => dataDir('secret.key');
const nextPath = () => dataDir('secret.key.next');

function write(file: string, value: Buffer): void {
  rmSync(file, { force: true });
  writeFileSync(file, value.toString('base64'), { mode: 0o600, flag: 'wx', flush: true });
}

function keyFile(): Buffer {
  if (!existsSync(path())) {
    // Written whole under another name first: a server that starts at the same time never reads half a key.
    const draft = `${path()}.${randomBytes(4).toString('hex')}`;
    write(draft, randomBytes(BYTES));
    try {
      linkSync(draft, path());
    } catch (error) {
      if (!existsSync(path())) throw error;
    } finally {
      rmSync(draft, { force: true });
    }
  }
  chmodSync(path(), 0o600);
  return decodeKey(readFileSync(path(), 'utf8'));
}

let key: Buffer | undefined;

/** The 32-byte key that seals secrets: MUDANZA_SECRET_KEY, or a 0600 key file beside the data, made on first use. */
export function vaultKey(): Buffer {
  const { MUDANZA_SECRET_KEY } = env();
  key ??= MUDANZA_SECRET_KEY ? decodeKey(MUDANZA_SECRET_KEY) : keyFile();
  return key;
}

/** The keys that are here, without making one: the key itself, and the next one while a rotation was cut short. */
export function presentKeys(): Buffer[] {
  const { MUDANZA_SECRET_KEY } = env();
  const isHere = MUDANZA_SECRET_KEY !== undefined || existsSync(path());
  return [...(isHere ? [vaultKey()] : []), ...[pendingKey()].filter((one) => one !== null)];
}

/** Forgets the key this process holds, so that the next use reads it again: after a rotation, and in tests. */
export function forgetKey(): void {
  key = undefined;
}

/** The key that a rotation wrote down before it sealed anything with it, or null when none was cut short. */
export function pendingKey(): Buffer | null {
  return existsSync(nextPath()) ? decodeKey(readFileSync(nextPath(), 'utf8')) : null;
}

/** Writes the next key down, durably, before anything is sealed with it. */
export function writePendingKey(next: Buffer): void {
  write(nextPath(), next);
}

/** Ends a rotation: the pending key becomes the key (`isTaken`) or is thrown away. */
export function settlePendingKey(isTaken: boolean): void {
  if (isTaken) renameSync(nextPath(), path());
  else rmSync(nextPath(), { force: true });
  forgetKey();
}
