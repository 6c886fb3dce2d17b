import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';
import { MudanzaError } from '../errors/mudanza-error';
import { guardConnections } from './guard-connections';

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
METADATA.addAddress('fd20:ce::254', 'ipv6');

/** IPv4 that stands in the last 32 bits of an IPv6 address: mapped, compatible, translated, NAT64. */
const HOLDS_IPV4 = new BlockList();
HOLDS_IPV4.addSubnet('::', 96, 'ipv6');
HOLDS_IPV4.addSubnet('::ffff:0:0', 96, 'ipv6');
HOLDS_IPV4.addSubnet('::ffff:0:0:0', 96, 'ipv6');
HOLDS_IPV4.addSubnet('64:ff9b::', 96, 'ipv6');
HOLDS_IPV4.addSubnet('64:ff9b:1::', 48, 'ipv6');

const withoutZone = (address: string): string => address.split('%', 1)[0] ?? '';

/** The eight groups of an IPv6 address as numbers; `URL` writes the last two as numbers, people as IPv4. */
function groupsOf(address: string): number[] | null {
  const bare = withoutZone(address);
  const url = `http://[${bare}]/`;
  if (!URL.canParse(url)) return null;
  const [head = '', tail] = new URL(url).hostname.slice(1, -1).split('::');
  const read = (part: string) =>
    part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16));
  const [first, last] = [read(head), read(tail ?? '')];
  return tail === undefined ? first : [...first, ...Array(8 - first.length - last.length).fill(0), ...last];
}

const quad = (high: number, low: number) => [high >> 8, high & 255, low >> 8, low & 255].join('.');

/** IPv4 addresses inside an IPv6 one: at its end, or behind the prefix of 6to4. */
function innerIpv4(address: string): string[] {
  const groups = groupsOf(address);
  if (groups?.length !== 8) return [];
  const [zero = 0, one = 0, two = 0] = groups;
  const [six = 0, seven = 0] = groups.slice(6);
  const sixToFour = zero === 0x2002 ? [quad(one, two)] : [];
  return HOLDS_IPV4.check(withoutZone(address), 'ipv6') ? [quad(six, seven), ...sixToFour] : sixToFour;
}

/** True for an address at which a cloud's metadata service answers; IPv4 inside IPv6 is looked at as IPv4. Pure. */
export function isMetadataAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 0) return false;
  if (family === 4) return METADATA.check(address, 'ipv4');
  return (
    METADATA.check(withoutZone(address), 'ipv6') ||
    innerIpv4(address).some((inner) => METADATA.check(inner, 'ipv4'))
  );
}

/** Once for a process: what a name resolves to when it is dialled is looked at, too. */
let isGuarded = false;

/**
 * Throws MUD-832 when a URL leads to a metadata service, by address or by a name that resolves to one. Every other host
 * is the operator's choice: reaching his backend is what he asks for. A name that cannot be resolved is let through, and
 * fails where it is asked.
 */
export async function refuseMetadata(url: string): Promise<void> {
  if (!isGuarded) guardConnections(isMetadataAddress);
  isGuarded = true;
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
