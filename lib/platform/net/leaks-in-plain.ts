import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { isPrivateAddress } from './is-private-address';

/**
 * True when what is sent to a URL crosses the internet unencrypted: `http`, and a host that is not on this machine or in
 * a private network. A name that cannot be resolved leads nowhere.
 */
export async function leaksInPlain(url: string): Promise<boolean> {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  if (protocol !== 'http:') return false;
  const host = hostname.replace(/^\[|\]$/g, '');
  const addresses = isIP(host)
    ? [host]
    : await lookup(host, { all: true }).then(
        (found) => found.map(({ address }) => address),
        () => [],
      );
  return addresses.some((address) => !isPrivateAddress(address));
}
