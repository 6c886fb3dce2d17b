import { env } from '../../platform/env';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * True for a Host header under which this server may answer: the loopback names, the configured HOST, and the host
 * of MUDANZA_PUBLIC_URL. Anything else may be a DNS-rebinding attack on a server that listens on loopback.
 */
export function isAllowedHost(header: string | null): boolean {
  if (!header) return false;
  const name = header.replace(/:\d+$/, '').toLowerCase();
  const { HOST, MUDANZA_PUBLIC_URL } = env();
  if (LOOPBACK.has(name) || name === HOST.toLowerCase()) return true;
  return MUDANZA_PUBLIC_URL !== undefined && new URL(MUDANZA_PUBLIC_URL).hostname.toLowerCase() === name;
}
