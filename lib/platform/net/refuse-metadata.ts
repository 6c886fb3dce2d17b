import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';
import { MudanzaError } from '../errors/mudanza-error';

/**
 * Where clouds hand out the machine's own credentials to whoever asks from it: link-local addresses, and the fixed ones
 * of Alibaba, Oracle and AWS over IPv6. No backend lives there.
 */
const METADATA = new BlockList();
METADATA.addSubnet('169.254.0.0', 16, 'ipv4');
METADATA.addAddress('100.100.100.200', 'ipv4');
METADATA.addAddress('192.0.0.192', 'ipv4');
METADATA.addSubnet('fe80::', 10, 'ipv6');
METADATA.addAddress('fd00:ec2::254', 'ipv6');

/** True for an address at which a cloud's metadata service answers; IPv4 inside IPv6 is looked at as IPv4. Pure. */
export function isMetadataAddress(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  const plain = mapped ?? address;
  const family = isIP(plain);
  return family !== 0 && METADATA.check(plain, family === 4 ? 'ipv4' : 'ipv6');
}

/**
 * Throws MUD-832 when a URL leads to a metadata service, by address or by a name that resolves to one. Every other host
 * is the operator's choice: reaching his backend is what he asks for. A name that cannot be resolved is let through, and
 * fails where it is asked.
 */
export async function refuseMetadata(url: string): Promise<void> {
  if (!URL.canParse(url)) return;
  // URL writes every notation of an IPv4 address (decimal, hex, octal) in its usual form.
  const host = new URL(url).hostname.replace(/^\[|\]$/g, '');
  const addresses = isIP(host)
    ? [host]
    : await lookup(host, { all: true }).then(
        (found) => found.map(({ address }) => address),
        () => [],
      );
  if (addresses.some(isMetadataAddress)) throw new MudanzaError('MUD-832', { params: { host } });
}
