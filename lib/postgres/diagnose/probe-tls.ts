import { isIP, type Socket } from 'node:net';
import { checkServerIdentity, connect, type TLSSocket } from 'node:tls';
import { z } from 'zod';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import type { Endpoint } from '../address/endpoint';
import { SUPABASE_ROOT_FINGERPRINT } from '../address/supabase-root-ca';
import { trustAnchor } from '../address/trust-anchor';
import { CertificateFacts, chainOf } from './certificate-facts';
import { dial } from './reach-port';
import { within } from './within';

/** The request that every Postgres understands before anything else; it holds no credentials. */
const SSL_REQUEST = Buffer.from([0, 0, 0, 8, 4, 0xd2, 0x16, 0x2f]);

export const TlsFacts = z.object({
  /** The server's one-byte answer: S yes, N no, anything else is no Postgres. */
  answer: z.string(),
  protocol: z.string().nullable(),
  cipher: z.string().nullable(),
  chain: z.array(CertificateFacts).readonly(),
  /** What the chain was verified against. */
  anchor: z.enum(['uploaded', 'supabase', 'system']),
  /** OpenSSL's reason when the chain does not hold; null = it does. */
  chainError: z.string().nullable(),
  nameError: z.string().nullable(),
  /** True when the chain holds and ends in the pinned root of Supabase. */
  isSupabaseRoot: z.boolean(),
  /** True where TLS began with the first byte, without an SSLRequest. */
  isDirect: z.boolean().optional(),
});
export type TlsFacts = z.infer<typeof TlsFacts>;

export interface TlsProbe {
  readonly facts: TlsFacts;
  readonly chainError: Error | null;
  readonly nameError: Error | null;
}

interface Options {
  readonly address: string;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** The server closed the connection in place of an answer to the SSLRequest. */
class ClosedOnRequest extends Error {
  readonly code = 'ECONNRESET';

  constructor(cause?: unknown) {
    super('Connection terminated unexpectedly', { cause });
  }
}

function isReset(error: Error): boolean {
  return 'code' in error && (error.code === 'ECONNRESET' || error.code === 'EPIPE');
}

function firstByte(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    socket.once('data', (data) => {
      socket.pause();
      const answer = String.fromCharCode(data[0] ?? 0);
      // More bytes than the answer would be plain text smuggled in before encryption (CVE-2021-23222).
      if (answer === 'S' && data.length > 1)
        reject(new Error('received unencrypted data after SSL response'));
      else resolve(answer);
    });
    socket.once('error', (error) => reject(isReset(error) ? new ClosedOnRequest(error) : error));
    socket.once('close', () => reject(new ClosedOnRequest()));
    socket.write(SSL_REQUEST);
  });
}

/** A reset in the handshake says the same as Node's own sentence for a silent close there. */
function cutShort(error: Error): Error {
  const isCut = 'code' in error && (error.code === 'ECONNRESET' || error.code === 'EPIPE');
  return isCut
    ? new Error('socket disconnected before secure TLS connection was established', { cause: error })
    : error;
}

function handshake(
  socket: Socket,
  endpoint: Endpoint,
  ca: string | undefined,
  alpn: string[] = [],
): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    const secure = connect({
      socket,
      ...(isIP(endpoint.host) ? {} : { servername: endpoint.host }),
      ...(ca ? { ca } : {}),
      ...(alpn.length > 0 ? { ALPNProtocols: alpn } : {}),
      // Everything is looked at and judged afterwards; nothing secret is sent over this connection.
      rejectUnauthorized: false,
      checkServerIdentity: () => undefined,
    });
    secure.once('secureConnect', () => resolve(secure));
    secure.once('error', (error) => reject(cutShort(error)));
  });
}

function errorOf(value: Error | string | null | undefined): Error | null {
  if (!value) return null;
  return typeof value === 'string' ? Object.assign(new Error(value), { code: value }) : value;
}

function examine(secure: TLSSocket, endpoint: Endpoint, anchor: TlsFacts['anchor']): TlsProbe {
  const leaf = secure.getPeerCertificate(true);
  const chain = chainOf(leaf);
  const chainError = errorOf(secure.authorizationError);
  const nameError = checkServerIdentity(endpoint.host, leaf) ?? null;
  const isSupabaseRoot = chainError === null && chain.at(-1)?.fingerprint === SUPABASE_ROOT_FINGERPRINT;
  const code = (error: Error | null) =>
    error === null ? null : 'code' in error ? String(error.code) : error.message;
  return {
    facts: {
      answer: 'S',
      protocol: secure.getProtocol(),
      cipher: secure.getCipher().standardName,
      chain,
      anchor,
      chainError: code(chainError),
      nameError: code(nameError),
      isSupabaseRoot,
    },
    chainError,
    nameError,
  };
}

/** A handshake from the first byte, with the ALPN that PostgreSQL 17 demands of it. */
async function direct(endpoint: Endpoint, options: Options): Promise<TlsProbe> {
  const { source, ca } = trustAnchor(endpoint.host, endpoint.tls.ca);
  const socket = await dial(options.address, endpoint.port, options);
  const close = () => void socket.destroy();
  try {
    socket.on('error', () => undefined);
    const shaken = handshake(socket, endpoint, ca, ['postgresql']);
    const secure = await within(options.timeoutMs, options.signal, 'TLS handshake', shaken, close);
    const probe = examine(secure, endpoint, source);
    secure.destroy();
    return { ...probe, facts: { ...probe.facts, isDirect: true } };
  } finally {
    close();
  }
}

/** Direct TLS was asked for: what fails is said to be that, unless it is the line itself. */
async function probeDirect(endpoint: Endpoint, options: Options): Promise<TlsProbe> {
  try {
    return await direct(endpoint, options);
  } catch (cause) {
    options.signal?.throwIfAborted();
    const isSlow = cause instanceof Error && 'code' in cause && cause.code === 'ETIMEDOUT';
    if (isSlow) throw cause;
    const original = cause instanceof Error ? cause.message : String(cause);
    const { host, port } = endpoint;
    throw new MudanzaError('MUD-233', { params: { host, port: String(port) }, original, cause });
  }
}

/**
 * Asks a server for TLS and looks at what it presents, without sending credentials: chain, dates, names, and whether
 * it verifies against the anchor. A server that closes on the request and yet answers a handshake at once is MUD-232.
 * Throws network and handshake errors; a refusal is in the facts.
 */
export async function probeTls(endpoint: Endpoint, options: Options): Promise<TlsProbe> {
  if (endpoint.parameters?.sslNegotiation === 'direct') return probeDirect(endpoint, options);
  try {
    return await negotiate(endpoint, options);
  } catch (error) {
    options.signal?.throwIfAborted();
    if (!(error instanceof ClosedOnRequest)) throw error;
    const quick = { ...options, timeoutMs: Math.min(options.timeoutMs, 3000) };
    const answers = await direct(endpoint, quick).then(
      () => true,
      () => false,
    );
    if (!answers) throw error;
    const { host, port } = endpoint;
    throw new MudanzaError('MUD-232', { params: { host, port: String(port) }, cause: error });
  }
}

async function negotiate(endpoint: Endpoint, options: Options): Promise<TlsProbe> {
  const { source, ca } = trustAnchor(endpoint.host, endpoint.tls.ca);
  const socket = await dial(options.address, endpoint.port, options);
  const close = () => void socket.destroy();
  try {
    const answer = await within(options.timeoutMs, options.signal, 'SSLRequest', firstByte(socket), close);
    if (answer !== 'S') {
      const none = { protocol: null, cipher: null, chain: [], chainError: null, nameError: null };
      const facts: TlsFacts = { answer, anchor: source, isSupabaseRoot: false, ...none };
      return { facts, chainError: null, nameError: null };
    }
    // A late error of the raw socket must not bring the process down; the handshake reports its own.
    socket.on('error', () => undefined);
    const shaken = handshake(socket, endpoint, ca);
    const secure = await within(options.timeoutMs, options.signal, 'TLS handshake', shaken, close);
    const probe = examine(secure, endpoint, source);
    secure.destroy();
    return probe;
  } finally {
    close();
  }
}
