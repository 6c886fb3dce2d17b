import type { ConnectionOptions } from 'node:tls';
import type { Endpoint, TlsMode } from './address/endpoint';
import { trustAnchor } from './address/trust-anchor';

/** libpq's rule: `require` with a CA at hand verifies the chain, as `verify-ca` does. */
export function effectiveTlsMode(tls: Endpoint['tls']): TlsMode {
  return tls.mode === 'require' && tls.ca ? 'verify-ca' : tls.mode;
}

/**
 * Node's TLS options for an endpoint, with each mode meaning what libpq means by it (node-postgres reads
 * `sslmode=require` as verify-full, so the mode is never put in a URL here). `require` encrypts without
 * verifying; `verify-ca` checks the chain; `verify-full` the chain and the name.
 */
export function tlsOptions(endpoint: Endpoint): ConnectionOptions | false {
  const mode = effectiveTlsMode(endpoint.tls);
  if (mode === 'disable') return false;
  const { ca } = trustAnchor(endpoint.host, endpoint.tls.ca);
  const options: ConnectionOptions = ca ? { ca } : {};
  if (mode === 'require') return { ...options, rejectUnauthorized: false };
  if (mode === 'verify-ca')
    return { ...options, rejectUnauthorized: true, checkServerIdentity: () => undefined };
  return { ...options, rejectUnauthorized: true };
}
