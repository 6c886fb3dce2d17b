import { createServer as createPlain, type Server } from 'node:net';
import { createSecureContext, TLSSocket } from 'node:tls';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type Authority, createAuthority, issueCertificate } from '../../servers/embedded/certificates';
import type { Endpoint, TlsMode } from '../address/endpoint';
import { checkTls } from './check-tls';

const DAY = 86_400_000;
const servers: Server[] = [];
let authority: Authority;
let stranger: Authority;
const ports = new Map<string, number>();

/** A server that answers an SSLRequest with one letter and, after an S, shows a certificate: all that a probe asks. */
async function listen(
  name: string,
  letter: string,
  tls?: { certificate: string; key: string },
): Promise<void> {
  const server = createPlain((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => {
      socket.write(letter);
      if (!tls) return;
      const secure = new TLSSocket(socket, {
        isServer: true,
        secureContext: createSecureContext({ cert: tls.certificate, key: tls.key }),
      });
      secure.on('error', () => undefined);
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  ports.set(name, address && typeof address === 'object' ? address.port : 0);
}

beforeAll(async () => {
  [authority, stranger] = await Promise.all([createAuthority('Check TLS'), createAuthority('Stranger')]);
  const local = { dns: ['localhost'], ips: ['127.0.0.1'] };
  await listen('good', 'S', await issueCertificate(authority, local));
  await listen(
    'expired',
    'S',
    await issueCertificate(authority, {
      ...local,
      notBefore: new Date(Date.now() - 9 * DAY),
      notAfter: new Date(Date.now() - DAY),
    }),
  );
  await listen(
    'early',
    'S',
    await issueCertificate(authority, { ...local, notBefore: new Date(Date.now() + DAY) }),
  );
  await listen('renamed', 'S', await issueCertificate(authority, { dns: ['db.example.com'] }));
  await listen('none', 'N');
  await listen('web', 'H');
});
afterAll(() => Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve)))));

async function check(name: string, mode: TlsMode, ca?: string, host = '127.0.0.1') {
  const tls: Endpoint['tls'] = { mode, ...(ca ? { ca } : {}) };
  const endpoint: Endpoint = { host, port: ports.get(name) ?? 0, database: 'd', user: 'u', tls };
  const { rung } = await checkTls(endpoint, { address: '127.0.0.1', timeoutMs: 60_000 });
  return `${rung.state} ${rung.error?.code ?? rung.message.key.replace('connection.tls.', '')}`;
}

describe('checkTls', () => {
  /** What libpq's modes mean: https://www.postgresql.org/docs/17/libpq-ssl.html, table 32.1. */
  it.each([
    ['good', 'verify-full', 'own', 'pass verified.uploaded'],
    ['good', 'verify-ca', 'own', 'pass verified.uploaded'],
    ['good', 'require', 'own', 'pass verified.uploaded'],
    ['good', 'disable', 'own', 'warn unused'],
    ['good', 'require', 'no', 'warn unverified'],
    ['good', 'verify-full', 'another', 'fail MUD-153'],
    ['good', 'require', 'another', 'fail MUD-153'],
    ['expired', 'verify-full', 'own', 'fail MUD-144'],
    ['expired', 'require', 'no', 'warn unverified'],
    ['early', 'verify-full', 'own', 'fail MUD-145'],
    ['renamed', 'verify-full', 'own', 'fail MUD-146'],
    ['renamed', 'verify-ca', 'own', 'warn otherName'],
    ['none', 'require', 'no', 'fail MUD-140'],
    ['none', 'verify-full', 'own', 'fail MUD-140'],
    ['none', 'disable', 'no', 'warn none'],
    ['web', 'require', 'no', 'fail MUD-240'],
    ['web', 'disable', 'no', 'fail MUD-240'],
  ] as const)('at a server that is %s, mode %s with %s root: %s', async (name, mode, root, expected) => {
    const ca = root === 'no' ? undefined : (root === 'own' ? authority : stranger).certificate;
    expect(await check(name, mode, ca)).toBe(expected);
  });

  it('checks the name that was typed, not the address that was dialled', async () => {
    expect(await check('good', 'verify-full', authority.certificate, 'localhost')).toBe(
      'pass verified.uploaded',
    );
    expect(await check('good', 'verify-full', authority.certificate, 'db.example.com')).toBe('fail MUD-146');
    expect(await check('renamed', 'verify-full', authority.certificate, 'db.example.com')).toBe(
      'pass verified.uploaded',
    );
  });

  it('trusts no stranger who says to be Supabase, and says that of him', async () => {
    const host = 'db.abcdefghijklmnopqrst.supabase.co';
    const said = await check('good', 'verify-full', undefined, host);
    expect(said).toBe('fail MUD-154');
  });

  it('reads a real server the same way', async () => {
    const { port, ca } = inject('servers').target;
    ports.set('real', port);
    expect(await check('real', 'verify-full', ca)).toBe('pass verified.uploaded');
    ports.set('plain', inject('servers').source.port);
    expect(await check('plain', 'require')).toBe('fail MUD-140');
  });

  it('names a port that nobody listens on, and ends with the run', async () => {
    ports.set('closed', 1);
    expect(await check('closed', 'require')).toBe('fail MUD-124');
    const stop = new AbortController();
    stop.abort(new Error('cancelled'));
    const endpoint: Endpoint = {
      host: '127.0.0.1',
      port: 1,
      database: 'd',
      user: 'u',
      tls: { mode: 'require' },
    };
    await expect(
      checkTls(endpoint, { address: '127.0.0.1', timeoutMs: 60_000, signal: stop.signal }),
    ).rejects.toThrow('cancelled');
  });
});
