import { createSocket } from 'node:dgram';
import { networkInterfaces } from 'node:os';
import { say } from '../../i18n/message';
import type { Endpoint } from '../address/endpoint';
import { classifyError } from '../classify-error';
import { failedRung } from './failed-rung';
import type { Addresses } from './resolve-host';
import type { RungResult } from './rung';

/** Why there is no route to an IPv6 address; null = there is one. */
export type RouteCheck = (address: string, port: number) => Promise<Error | null>;

/** Asks the kernel by connecting a UDP socket, which sends nothing. */
const kernelRoute: RouteCheck = (address, port) => {
  return new Promise((resolve) => {
    const socket = createSocket('udp6');
    const end = (error: Error | null) => {
      socket.close();
      resolve(error);
    };
    socket.once('error', end);
    socket.once('connect', () => end(null));
    try {
      socket.connect(port, address);
    } catch (error) {
      end(error instanceof Error ? error : new Error(String(error)));
    }
  });
};

/** The IPv6 addresses of this machine that reach beyond it. */
function ownIpv6(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter(({ family, internal, address }) => family === 'IPv6' && !internal && !address.startsWith('fe80'))
    .map(({ address }) => address);
}

/** Is there a way to the host's IPv6 addresses from here? Without one it only matters where IPv4 is missing too. */
export async function checkIpv6Route(
  endpoint: Endpoint,
  addresses: Addresses,
  route: RouteCheck = kernelRoute,
): Promise<RungResult> {
  const [address] = addresses.ipv6;
  const hasIpv4 = addresses.ipv4.length > 0;
  if (address === undefined)
    return { state: 'skipped', message: say('connection.ipv6.notNeeded'), facts: {} };
  const error = await route(address, endpoint.port);
  const code = error && 'code' in error ? String(error.code) : null;
  const facts = { address, own: ownIpv6(), route: error === null, errno: code };
  if (error === null) return { state: 'pass', message: say('connection.ipv6.route'), facts };
  if (hasIpv4) return { state: 'pass', message: say('connection.ipv6.fallback'), facts };
  // The text of a UDP connect names no TCP port; the catalogue goes by errno and address.
  const named = Object.assign(new Error(`connect ${code ?? 'ENETUNREACH'} ${address}:${endpoint.port}`), {
    code: code ?? 'ENETUNREACH',
  });
  return failedRung(classifyError(named, { endpoint }), facts);
}
