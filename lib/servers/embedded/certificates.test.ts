import { X509Certificate } from 'node:crypto';
import { createServer, connect as tlsConnect } from 'node:tls';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Authority, createAuthority, issueCertificate } from './certificates';

let authority: Authority;
beforeAll(async () => {
  authority = await createAuthority('Test Root');
});

const DAY = 86_400_000;

/** What Node's own TLS says of a certificate that a server shows for `localhost`; null when it is content. */
async function handshake(certificate: string, key: string, ca: string): Promise<string | null> {
  const server = createServer({ cert: certificate, key }, (socket) => socket.end());
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = address && typeof address === 'object' ? address.port : 0;
  const said = await new Promise<string | null>((resolve) => {
    const socket = tlsConnect({ host: '127.0.0.1', port, servername: 'localhost', ca }, () => resolve(null));
    socket.on('error', (error: Error & { code?: string }) => resolve(error.code ?? error.message));
    socket.on('secureConnect', () => socket.end());
  });
  await new Promise((resolve) => server.close(resolve));
  return said;
}

describe('certificates', () => {
  it('makes an authority that signs itself and may sign others', () => {
    const ca = new X509Certificate(authority.certificate);
    expect(ca.ca).toBe(true);
    expect(ca.verify(ca.publicKey)).toBe(true);
    expect(ca.subject).toContain('CN=Test Root');
    expect(Date.parse(ca.validFrom)).toBeLessThan(Date.now());
    expect(Date.parse(ca.validTo)).toBeGreaterThan(Date.now() + 3000 * DAY);
    expect(authority.certificate).toMatch(
      /^-----BEGIN CERTIFICATE-----\n[\s\S]+-----END CERTIFICATE-----\n$/,
    );
  });

  it('issues for the names and addresses asked for, and no other', async () => {
    const issued = await issueCertificate(authority, {
      dns: ['localhost', 'db.example.com'],
      ips: ['127.0.0.1', '::1'],
    });
    const certificate = new X509Certificate(issued.certificate);
    expect(certificate.ca).toBe(false);
    expect(certificate.verify(new X509Certificate(authority.certificate).publicKey)).toBe(true);
    for (const name of ['localhost', 'db.example.com']) expect(certificate.checkHost(name)).toBe(name);
    for (const name of ['example.com', 'evil.db.example.com', '127.0.0.1.example.com'])
      expect(certificate.checkHost(name)).toBeUndefined();
    expect(certificate.checkIP('127.0.0.1')).toBe('127.0.0.1');
    expect(certificate.checkIP('::1')).toBe('::1');
    expect(certificate.checkIP('127.0.0.2')).toBeUndefined();
  });

  it('has a serial number of its own each time, positive as RFC 5280 4.1.2.2 asks', async () => {
    const serials = new Set<string>();
    for (let i = 0; i < 12; i += 1) {
      const { certificate } = await issueCertificate(authority, { dns: ['localhost'] });
      const { serialNumber } = new X509Certificate(certificate);
      expect(Number.parseInt(serialNumber[0] ?? 'f', 16)).toBeLessThan(8);
      serials.add(serialNumber);
    }
    expect(serials.size).toBe(12);
  });

  it.each([
    ['the right authority', {}, 'own', null],
    ['another authority', {}, 'Another Root', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
    ['another authority of the same name', {}, 'Test Root', 'CERT_SIGNATURE_FAILURE'],
    [
      'a certificate of yesterday',
      { notBefore: new Date(Date.now() - 9 * DAY), notAfter: new Date(Date.now() - DAY) },
      'own',
      'CERT_HAS_EXPIRED',
    ],
    ['a certificate of tomorrow', { notBefore: new Date(Date.now() + DAY) }, 'own', 'CERT_NOT_YET_VALID'],
    ['another name', { dns: ['db.example.com'] }, 'own', 'ERR_TLS_CERT_ALTNAME_INVALID'],
    ['no name at all', { dns: [], ips: ['127.0.0.2'] }, 'own', 'ERR_TLS_CERT_ALTNAME_INVALID'],
  ])('is judged by TLS itself: %s', async (_, options, by, expected) => {
    const { certificate, key } = await issueCertificate(authority, { dns: ['localhost'], ...options });
    const ca = by === 'own' ? authority : await createAuthority(by);
    expect(await handshake(certificate, key, ca.certificate)).toBe(expected);
  });
});
