import type { Endpoint } from './address/endpoint';

/** What a client is told where an endpoint wants TLS from the first byte, without an SSLRequest before it. */
export function tlsNegotiation(endpoint: Endpoint): { readonly sslnegotiation?: 'direct' } {
  const isDirect = endpoint.parameters?.sslNegotiation === 'direct' && endpoint.tls.mode !== 'disable';
  return isDirect ? { sslnegotiation: 'direct' } : {};
}
