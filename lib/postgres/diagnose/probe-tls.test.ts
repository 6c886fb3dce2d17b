import { beforeAll, describe, expect, inject, it } from 'vitest';
import { createAuthority, issueCertificate } from '../../servers/embedded/certificates';
import { type ResponderScript, startResponder } from '../../servers/embedded/testing/fault-responder';
import type { TlsMode } from '../address/endpoint';
import { probeTls } from './probe-tls';

type Issued = Awaited<ReturnType<typeof issueCertificate>>;
let own: { ca: string; good: Issued; otherName: Issued };
let stranger: string;

beforeAll(async () => {
  const authority = await createAuthority('Probe Root');
  stranger = (await createAuthority('Stranger')).certificate;
  own = {
    ca: authority.certificate,
    good: await issueCertificate(authority, { dns: ['localhost'], ips: ['127.0.0.1'] }),
    otherName: await issueCertificate(authority, { dns: ['other.example.com'], ips: [] }),
  };
});

async function probe(tls: ResponderScript['tls'], ca: string | undefined, isDirect = false) {
  const server = await startResponder({ tls });
  const mode: TlsMode = 'verify-full';
  const endpoint = {
    ...{ host: '127.0.0.1', port: server.port, database: 'd', user: 'u' },
    tls: { mode, ...(ca ? { ca } : {}) },
    ...(isDirect ? { parameters: { sslNegotiation: 'direct' as const } } : {}),
  };
  try {
    return await probeTls(endpoint, { address: '127.0.0.1', timeoutMs: 60_000 });
  } finally {
    await server.close();
  }
}

describe('probeTls', () => {
  it('reads the chain and finds nothing wrong with it, by an SSLRequest or from the first byte', async () => {
    const { facts, chainError, nameError } = await probe(own.good, own.ca);
    expect([chainError, nameError]).toEqual([null, null]);
    expect(facts).toMatchObject({ answer: 'S', anchor: 'uploaded', chainError: null, isSupabaseRoot: false });
    expect(facts.chain[0]?.names).toContain('DNS:localhost');
    const direct = await probe({ ...own.good, isDirectOnly: true }, own.ca, true);
    expect(direct.facts).toMatchObject({ isDirect: true, chainError: null });
  });

  it('tells a chain that does not hold from a name that does not fit', async () => {
    expect((await probe(own.good, stranger)).chainError).not.toBeNull();
    const { chainError, nameError } = await probe(own.otherName, own.ca);
    expect(chainError).toBeNull();
    expect(nameError?.message).toContain('altnames');
  });

  it('says that the server refuses TLS, and fails where it closes on the request', async () => {
    expect((await probe('refuse', own.ca)).facts.answer).toBe('N');
    await expect(probe({ ...own.good, isDirectOnly: true }, own.ca)).rejects.toThrow();
  });
});

it('looks at the real server of the practice target', async () => {
  const { port, ca } = inject('servers').target;
  const endpoint = {
    host: '127.0.0.1',
    port,
    database: 'd',
    user: 'u',
    tls: { mode: 'verify-full' as const, ca },
  };
  const { facts } = await probeTls(endpoint, { address: '127.0.0.1', timeoutMs: 60_000 });
  expect(facts).toMatchObject({ answer: 'S', anchor: 'uploaded', chainError: null, nameError: null });
  expect(facts.protocol).toMatch(/^TLSv1\.[23]$/);
});
