import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';
import { MudanzaError } from '../errors/mudanza-error';
import { guardConnections } from './guard-connections';

/**
 * Where clouds hand out the machine's own credentials to whoever asks from it: link-local addresses, and the fixed ones
 * of Alibaba, Oracle and Azure (the host's own server), of AWS, Google and Scaleway over IPv6. No backend lives there.
 */
const METADATA = new BlockList();
METADATA.addSubnet('169.254.0.0', 16, 'ipv4');
METADATA.addAddress('100.100.100.200', 'ipv4');
METADATA.addAddress('192.0.0.192', 'ipv4');
METADATA.addAddress('168.63.129.16', 'ipv4');
METADATA.addSubnet('fe80::', 10, 'ipv6');
METADATA.addSubnet('fd00:ec2::', 32, 'ipv6');
METADATA.addAddress('fd20:ce::254', 'ipv6');
METADATA.addAddress('fd00:42::42', 'ipv6');

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

/** Sixteen bits of which the first eight end one group and the last eight begin the next. */
const across = (first: number, second: number) => ((first & 255) << 8) | (second >> 8);

/** The places at which a translator's prefix of 48, 56 or 64 bits puts IPv4 (RFC 6052): bits 64 to 71 stay free. */
const translated = ([, , , three = 0, four = 0, five = 0, six = 0]: readonly number[]) => [
  quad(three, across(four, five)),
  quad(across(three, four << 8), five),
  quad(across(four, five), across(five, six)),
];

/** IPv4 addresses inside an IPv6 one: at its end, behind the prefix of 6to4, in Teredo, ISATAP or a translator's form. */
function innerIpv4(address: string): string[] {
  const groups = groupsOf(address);
  if (groups?.length !== 8) return [];
  const [zero = 0, one = 0, two = 0, three = 0, , five = 0, six = 0, seven = 0] = groups;
  const isTeredo = zero === 0x2001 && one === 0;
  return [
    ...(HOLDS_IPV4.check(withoutZone(address), 'ipv6') || five === 0x5efe ? [quad(six, seven)] : []),
    ...(zero === 0x2002 ? [quad(one, two)] : []),
    ...(isTeredo ? [quad(two, three), quad(six ^ 0xffff, seven ^ 0xffff)] : []),
    ...(zero === 0x64 && one === 0xff9b && two === 1 ? translated(groups) : []),
  ];
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
