import type { ErrorCode } from '../../../platform/errors/error-code';
import type { ConnectionParameters } from '../../../postgres/address/connection-parameters';
import type { TlsMode } from '../../../postgres/address/endpoint';
import type { Fault } from './fault';
import { type ResponderScript, startResponder } from './fault-responder';
import type { Certificate, FaultServers } from './fault-servers';
import { codeOnLadder } from './see-code';

interface Case {
  readonly id: string;
  readonly code: ErrorCode;
  readonly tls: ResponderScript['tls'];
  readonly mode: TlsMode;
  /** Uploaded CA. */
  readonly ca?: string;
  readonly parameters?: ConnectionParameters;
  /** Dialled as a host of Supabase, whose name is made to lead to loopback. */
  readonly isSupabase?: boolean;
}

function cases({ certificates, ca, otherCa }: FaultServers): Case[] {
  const { good, expired, future, otherName, selfSigned, otherAuthority } = certificates;
  const sent = (leaf: Certificate, root: string): Certificate => ({
    ...leaf,
    certificate: leaf.certificate + root,
  });
  const full = 'verify-full';
  return [
    { id: 'not offered', code: 'MUD-140', tls: 'refuse', mode: 'require' },
    { id: 'expired', code: 'MUD-144', tls: expired, mode: 'verify-ca', ca },
    { id: 'not yet valid', code: 'MUD-145', tls: future, mode: 'verify-ca', ca },
    { id: 'for another name', code: 'MUD-146', tls: otherName, mode: full, ca },
    { id: 'signed by itself', code: 'MUD-151', tls: selfSigned, mode: full, ca },
    { id: 'unknown authority', code: 'MUD-153', tls: otherAuthority, mode: full, ca },
    { id: 'its root sent along', code: 'MUD-153', tls: sent(otherAuthority, otherCa), mode: 'verify-ca', ca },
    { id: 'against the system’s roots', code: 'MUD-153', tls: good, mode: full },
    { id: 'another root at Supabase', code: 'MUD-154', tls: sent(good, ca), mode: full, isSupabase: true },
    {
      id: 'wrong CA for Supabase',
      code: 'MUD-143',
      tls: sent(good, ca),
      mode: full,
      ca: otherCa,
      isSupabase: true,
    },
    { id: 'require with a CA verifies', code: 'MUD-153', tls: otherAuthority, mode: 'require', ca },
    { id: 'direct TLS only', code: 'MUD-232', tls: { ...good, isDirectOnly: true }, mode: full, ca },
    {
      id: 'direct TLS only, of another name',
      code: 'MUD-146',
      tls: { ...otherName, isDirectOnly: true },
      mode: full,
      ca,
      parameters: { sslNegotiation: 'direct' },
    },
    {
      id: 'direct TLS where there is none',
      code: 'MUD-233',
      tls: 'refuse',
      mode: full,
      ca,
      parameters: { sslNegotiation: 'direct' },
    },
    { id: 'not a handshake', code: 'MUD-147', tls: 'plain-after-yes', mode: full },
    { id: 'only TLS 1.1', code: 'MUD-147', tls: { ...good, maxVersion: 'TLSv1.1' }, mode: full, ca },
  ];
}

/** Every flaw a certificate can have, and everything else that can go wrong between SSLRequest and sign-in. */
export function tlsFaults(servers: FaultServers): Fault[] {
  return cases(servers).map(({ id, code, tls, mode, ca, isSupabase, parameters }) => ({
    id: `tls: ${id}`,
    code,
    inject: async () => {
      const responder = await startResponder({ tls });
      try {
        const settings = { mode, ...(ca ? { ca } : {}) };
        const host = isSupabase ? 'db.abcdefghijklmnopqrst.supabase.co' : '127.0.0.1';
        const credentials = servers.credentials(responder.port, {
          host,
          user: 'postgres',
          tls: settings,
          ...(parameters ? { parameters } : {}),
        });
        return await codeOnLadder(credentials, {
          lookup: async (_host, family) => (family === 4 ? ['127.0.0.1'] : []),
        });
      } finally {
        await responder.close();
      }
    },
  }));
}
