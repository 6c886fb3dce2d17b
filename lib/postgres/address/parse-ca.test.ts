import { beforeAll, describe, expect, it } from 'vitest';
import { createAuthority, issueCertificate } from '../../servers/embedded/certificates';
import { parseCa } from './parse-ca';
import { SUPABASE_ROOT_CA } from './supabase-root-ca';

let one: string;
let two: string;
let key: string;
beforeAll(async () => {
  const authority = await createAuthority('One');
  one = authority.certificate;
  two = (await createAuthority('Two')).certificate;
  key = (await issueCertificate(authority, { dns: ['localhost'] })).key;
});

describe('parseCa', () => {
  it.each([undefined, '', '  \n'])('takes %j for no file at all', (text) => {
    expect(parseCa(text)).toBeUndefined();
  });

  it('keeps certificates and leaves everything around them out', () => {
    const text = `subject=CN = One\r\nissuer=...\n${one}\n\n# the second\n${two}  trailing`;
    const tidy = parseCa(text);
    expect(tidy?.match(/BEGIN CERTIFICATE/g)).toHaveLength(2);
    expect(tidy).not.toContain('subject=');
    expect(tidy?.endsWith('-----END CERTIFICATE-----\n')).toBe(true);
    expect(parseCa(tidy)).toBe(tidy);
  });

  it('never keeps a private key that was uploaded along', () => {
    expect(parseCa(`${key}${one}`)).not.toContain('PRIVATE KEY');
    expect(() => parseCa(key)).toThrow('MUD-116');
  });

  it('takes the root of Supabase as it is built in', () => {
    expect(parseCa(SUPABASE_ROOT_CA)).toContain('BEGIN CERTIFICATE');
  });

  it.each([
    ['a text that is none', 'hello'],
    ['a block that is empty', '-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n'],
    [
      'a block of nonsense',
      '-----BEGIN CERTIFICATE-----\nbm90IGEgY2VydGlmaWNhdGU=\n-----END CERTIFICATE-----\n',
    ],
    ['a block that is cut', '-----BEGIN CERTIFICATE-----\nMIIB'],
    ['a public key', '-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYI\n-----END PUBLIC KEY-----\n'],
  ])('refuses %s', (_, text) => {
    expect(() => parseCa(text)).toThrow('MUD-116');
  });

  it('refuses a file of which one certificate is broken, rather than trusting the rest', () => {
    const broken = two.replace(/\n[A-Za-z0-9+/=]{20,}\n/, '\nAAAA\n');
    expect(() => parseCa(`${one}${broken}`)).toThrow('MUD-116');
  });
});
