import { randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { execa } from 'execa';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { overrideEnv } from '../env';
import { addToFolderKeys, folderKey, foldersWithKey, opensFolder, settleFolderKeys } from './folder-key';
import { open, seal } from './seal';
import { isSealIntact, snapshotSeal } from './snapshot-seal';
import { newToken, tokenHash } from './token';
import {
  decodeKey,
  forgetKey,
  pendingKey,
  presentKeys,
  settlePendingKey,
  vaultKey,
  writePendingKey,
} from './vault-key';

let data: string;
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'mudanza-key-'));
  overrideEnv({ MUDANZA_DATA_DIR: data, MUDANZA_SECRET_KEY: undefined });
  forgetKey();
});
afterEach(() => {
  rmSync(data, { recursive: true });
  forgetKey();
});

const file = (name = 'secret.key') => join(data, name);
const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);

describe('a key as people write it', () => {
  const bytes = Buffer.from('000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f', 'hex');

  it.each([
    ['hex', bytes.toString('hex')],
    ['hex in capitals', bytes.toString('hex').toUpperCase()],
    ['base64, as openssl rand prints it', `${bytes.toString('base64')}\n`],
    ['base64 without its end', bytes.toString('base64').replace('=', '')],
    ['base64 for URLs', bytes.toString('base64url')],
    ['with blanks around', `  ${bytes.toString('base64')}  `],
  ])('%s', (_, text) => expect(decodeKey(text).equals(bytes)).toBe(true));

  it.each([
    ['nothing', ''],
    ['31 bytes', bytes.subarray(1).toString('base64')],
    ['33 bytes', Buffer.concat([bytes, Buffer.from([1])]).toString('base64')],
    ['16 bytes in hex', bytes.subarray(16).toString('hex')],
    ['a password', 'correct horse battery staple'],
    ['63 digits', bytes.toString('hex').slice(1)],
  ])('not %s, and the refusal does not repeat it', (_, text) => {
    expect(() => decodeKey(text)).toThrow(/32 bytes in base64 or hex/);
    if (text) expect(() => decodeKey(text)).not.toThrow(text);
  });
});

describe('the key beside the data', () => {
  it('is made on first use, for its owner alone, and stays', () => {
    expect(presentKeys()).toEqual([]);
    expect(existsSync(file())).toBe(false);
    const key = vaultKey();
    expect(key.length).toBe(32);
    expect(modeOf(file())).toBe('600');
    forgetKey();
    expect(vaultKey().equals(key)).toBe(true);
    expect(presentKeys().map((one) => one.equals(key))).toEqual([true]);
  });

  it('that others could read is closed', () => {
    writeFileSync(file(), randomBytes(32).toString('base64'), { mode: 0o644 });
    vaultKey();
    expect(modeOf(file())).toBe('600');
  });

  it('that is broken is never replaced: what is sealed with it would be lost', () => {
    writeFileSync(file(), 'half a k');
    expect(() => vaultKey()).toThrow(/32 bytes/);
    expect(readFileSync(file(), 'utf8')).toBe('half a k');
  });

  it('gives way to the one of the environment, and is not made then', () => {
    const own = randomBytes(32);
    overrideEnv({ MUDANZA_SECRET_KEY: own.toString('hex') });
    expect(vaultKey().equals(own)).toBe(true);
    expect(existsSync(file())).toBe(false);
  });

  it('is one, however many processes start at once', async () => {
    const script = `import { vaultKey } from ${JSON.stringify(resolve('lib/platform/vault/vault-key.ts'))};
      process.stdout.write(vaultKey().toString('hex'));`;
    const run = () =>
      execa(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
        env: { MUDANZA_DATA_DIR: data },
      });
    const keys = (await Promise.all([run(), run(), run()])).map(({ stdout }) => stdout);
    expect(new Set(keys)).toEqual(new Set([vaultKey().toString('hex')]));
    expect(readdirSync(data)).toEqual(['secret.key']);
  });
});

describe('a rotation', () => {
  it('that ends takes the next key; what was sealed with it opens', () => {
    const before = vaultKey();
    const next = randomBytes(32);
    writePendingKey(next);
    expect(modeOf(file('secret.key.next'))).toBe('600');
    expect(pendingKey()?.equals(next)).toBe(true);
    expect(presentKeys().map((one) => [before, next].findIndex((key) => key.equals(one)))).toEqual([0, 1]);
    const sealed = seal('x', { kind: 'folderKey' }, next);
    settlePendingKey(true);
    expect([pendingKey(), vaultKey().equals(next)]).toEqual([null, true]);
    expect(open(sealed, { kind: 'folderKey' })).toBe('x');
  });

  it('that is given up leaves the key, and one begun again writes another', () => {
    const before = vaultKey();
    writePendingKey(randomBytes(32));
    const second = randomBytes(32);
    writePendingKey(second);
    expect(pendingKey()?.equals(second)).toBe(true);
    settlePendingKey(false);
    expect([pendingKey(), vaultKey().equals(before)]).toEqual([null, true]);
    settlePendingKey(false);
  });
});

describe('the key of a folder', () => {
  const journal = (id: string) => {
    const folder = join(data, 'migrations', id, 'journal');
    mkdirSync(folder, { recursive: true });
    return folder;
  };

  it('is its own, is kept, and lies sealed', () => {
    const [one, two] = [journal('one'), journal('two')];
    const key = folderKey(one);
    expect(key.length).toBe(32);
    expect(folderKey(one).equals(key)).toBe(true);
    expect(folderKey(two).equals(key)).toBe(false);
    expect(readFileSync(join(one, 'key'), 'latin1')).not.toContain(key.toString('base64'));
    expect(modeOf(join(one, 'key'))).toBe('600');
    expect(foldersWithKey().sort()).toEqual([one, two].sort());
  });

  it('opens with the vault’s key only', () => {
    const folder = journal('one');
    folderKey(folder);
    const right = vaultKey();
    expect(opensFolder(folder, [randomBytes(32)])).toBe(false);
    expect(opensFolder(folder, [randomBytes(32), right])).toBe(true);
    overrideEnv({ MUDANZA_SECRET_KEY: randomBytes(32).toString('hex') });
    forgetKey();
    expect(() => folderKey(folder)).toThrow(/MUD-009/);
  });

  it.each([true, false])('survives a rotation, taken: %s', (isTaken) => {
    const folder = journal('one');
    const key = folderKey(folder);
    const before = vaultKey();
    const next = randomBytes(32);
    writePendingKey(next);
    addToFolderKeys(before, next);
    expect([opensFolder(folder, [before]), opensFolder(folder, [next])]).toEqual([true, true]);
    settlePendingKey(isTaken);
    settleFolderKeys();
    expect([opensFolder(folder, [before]), opensFolder(folder, [next])]).toEqual([!isTaken, isTaken]);
    expect(folderKey(folder).equals(key)).toBe(true);
    settleFolderKeys();
    expect(folderKey(folder).equals(key)).toBe(true);
  });

  it('is not rotated from a key that does not open it, and nothing changes', () => {
    const folder = journal('one');
    folderKey(folder);
    const stored = readFileSync(join(folder, 'key'), 'utf8');
    expect(() => addToFolderKeys(randomBytes(32), randomBytes(32))).toThrow(/MUD-009/);
    expect(readFileSync(join(folder, 'key'), 'utf8')).toBe(stored);
  });

  it('is looked for where there are no migrations yet', () => expect(foldersWithKey()).toEqual([]));
});

describe('the seal of a shared snapshot', () => {
  const key = randomBytes(32);

  it('holds for the bytes that were sealed, with this key, and nothing else', () => {
    const sealed = snapshotSeal('{"a":1}', key);
    expect(isSealIntact('{"a":1}', sealed, key)).toBe(true);
    expect(isSealIntact('{"a":2}', sealed, key)).toBe(false);
    expect(isSealIntact('{"a":1} ', sealed, key)).toBe(false);
    expect(isSealIntact('{"a":1}', sealed, randomBytes(32))).toBe(false);
    expect(isSealIntact('{"a":1}', sealed.subarray(1), key)).toBe(false);
    expect(isSealIntact('{"a":1}', Buffer.alloc(0), key)).toBe(false);
  });
});

describe('tokens', () => {
  it('have 256 bits, fit into a URL and never repeat', () => {
    const many = new Set(Array.from({ length: 500 }, newToken));
    expect(many.size).toBe(500);
    for (const token of many) expect(token).toMatch(/^[\w-]{43}$/);
  });

  it('are stored as their SHA-256 (FIPS 180-2, its example “abc”)', () => {
    expect(tokenHash('abc').toString('hex')).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
  });
});
