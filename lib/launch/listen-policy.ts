const LOOPBACK = /^(localhost|127(\.\d+){3}|::1|\[::1\])$/i;

/** True for an address that only this machine can reach. */
export function isLoopback(host: string): boolean {
  return LOOPBACK.test(host);
}

/**
 * Says in one sentence why the server may not listen where it was told to, or null when it may. On loopback it always
 * may; elsewhere somebody must have a password and TLS must end in front of it. Pure.
 */
export function listenRefusal(facts: {
  readonly host: string;
  readonly publicUrl: string | undefined;
  readonly hasPassword: boolean;
}): string | null {
  if (isLoopback(facts.host)) return null;
  if (!facts.publicUrl?.startsWith('https:')) {
    return (
      `HOST=${facts.host} would serve database passwords without TLS to the network. Put a proxy that ends TLS in ` +
      'front of it and declare it: MUDANZA_PUBLIC_URL=https://mudanza.example.com. Or leave HOST out: 127.0.0.1.'
    );
  }
  if (!facts.hasPassword) {
    return (
      `HOST=${facts.host} is reachable by others, and no account has a password yet. Give one to the owner first: ` +
      'npm run admin -- password NAME'
    );
  }
  return null;
}
