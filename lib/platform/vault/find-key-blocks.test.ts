import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { findKeyBlocks } from './find-key-blocks';
import { redactText } from './redact-text';

const { privateKey: rsa } = generateKeyPairSync('rsa', { modulusLength: 1024 });
const { privateKey: ec } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const { privateKey: ed } = generateKeyPairSync('ed25519');
const pem = (key: typeof rsa, type: 'pkcs1' | 'pkcs8' | 'sec1') =>
  String(key.export({ type, format: 'pem' }));

/** As programs write them: RFC 7468 (PKCS 8), RFC 1421 (traditional), OpenSSH's PROTOCOL.key, RFC 4880, PuTTY. */
const KEYS: readonly (readonly [name: string, text: string])[] = [
  ['PKCS 1', pem(rsa, 'pkcs1')],
  ['PKCS 8', pem(rsa, 'pkcs8')],
  ['SEC 1', pem(ec, 'sec1')],
  ['Ed25519', pem(ed, 'pkcs8')],
  [
    'encrypted PKCS 8',
    String(rsa.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' })),
  ],
  [
    'traditional and encrypted',
    String(rsa.export({ type: 'pkcs1', format: 'pem', cipher: 'aes-128-cbc', passphrase: 'x' })),
  ],
  ['with the line ends of Windows', pem(rsa, 'pkcs8').replaceAll('\n', '\r\n')],
  ['indented, as in YAML', pem(ec, 'pkcs8').replaceAll(/^/gm, '      ')],
  ['in one line, its breaks written out', JSON.stringify(pem(ec, 'pkcs8'))],
  ['in one line twice escaped', JSON.stringify(JSON.stringify(pem(ec, 'pkcs8')))],
  ['OpenSSH', pem(ed, 'pkcs8').replaceAll('PRIVATE KEY', 'OPENSSH PRIVATE KEY')],
  ['OpenPGP', pem(rsa, 'pkcs8').replaceAll('PRIVATE KEY', 'PGP PRIVATE KEY BLOCK')],
];

const bodyOf = (text: string) =>
  text.match(/[A-Za-z0-9+/=]{40,}/g)?.filter((line) => !line.includes('KEY')) ?? [];

describe('a private key', () => {
  it.each(KEYS)('%s: every line of it is hidden, its marks stay', (_, text) => {
    expect(findKeyBlocks(text)).toHaveLength(1);
    const clean = redactText(`before\n${text}\nafter`);
    for (const line of bodyOf(text)) expect(clean).not.toContain(line);
    expect(clean).toMatch(/PRIVATE KEY/);
    expect(clean.startsWith('before\n')).toBe(true);
    expect(clean.endsWith('\nafter')).toBe(true);
  });

  it('cut off in the middle is hidden to its end', () => {
    const text = pem(rsa, 'pkcs8');
    const part = text.slice(0, text.length / 2);
    const clean = redactText(part);
    for (const line of bodyOf(part)) expect(clean).not.toContain(line);
  });

  it('of PuTTY is hidden behind the word that begins it', () => {
    const text =
      'PuTTY-User-Key-File-3: ssh-ed25519\nPublic-Lines: 1\nAAAApublic\nPrivate-Lines: 1\nAAAAprivate\n';
    const clean = redactText(text);
    expect(clean).toContain('AAAApublic');
    expect(clean).not.toContain('AAAAprivate');
  });

  it('two of them are two', () => {
    expect(findKeyBlocks(`${pem(ec, 'sec1')}and\n${pem(ed, 'pkcs8')}`)).toHaveLength(2);
  });

  it('a mark alone is told of: its key stands on lines of their own', () => {
    const text = '-----BEGIN EC PRIVATE KEY-----';
    expect(findKeyBlocks(`${text}!`).map(({ start, end }) => `${text}!`.slice(start, end))).toEqual([
      'EC PRIVATE KEY',
    ]);
  });
});

describe('what is none', () => {
  it.each<[name: string, text: string]>([
    ['a public key', String(createPublicKey(rsa).export({ type: 'spki', format: 'pem' }))],
    ['a public key of RSA', String(createPublicKey(rsa).export({ type: 'pkcs1', format: 'pem' }))],
    ['a certificate', '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----'],
    ['a request', '-----BEGIN CERTIFICATE REQUEST-----\nMIIB\n-----END CERTIFICATE REQUEST-----'],
    ['talk of one', 'Paste the PRIVATE KEY between its BEGIN and END lines.'],
    ['an end alone', '-----END PRIVATE KEY-----'],
    ['PuTTY without its lines', 'PuTTY-User-Key-File-3: ssh-ed25519'],
    ['nothing', ''],
  ])('%s', (_, text) => expect(findKeyBlocks(text)).toEqual([]));
});
