import { connect, type Socket } from 'node:net';
import { performance } from 'node:perf_hooks';
import { say } from '../../i18n/message';
import type { Endpoint } from '../address/endpoint';
import { classifyError } from '../classify-error';
import { failedRung } from './failed-rung';
import type { Addresses } from './resolve-host';
import type { RungResult } from './rung';
import { within } from './within';

interface Options {
  readonly signal?: AbortSignal | undefined;
  readonly timeoutMs: number;
}

/** Opens a TCP connection to one address; the caller closes it. */
export function dial(address: string, port: number, options: Options): Promise<Socket> {
  const socket = connect({ host: address, port, noDelay: true });
  const opened = new Promise<Socket>((resolve, reject) => {
    socket.once('connect', () => resolve(socket));
    socket.once('error', reject);
  });
  return within(options.timeoutMs, options.signal, `connect to ${address}:${port}`, opened, () =>
    socket.destroy(),
  );
}

/**
 * Tries the addresses one after the other, IPv4 first, until one accepts. Gives the address that did, so that the
 * rungs above speak to the same one.
 */
export async function reachPort(
  endpoint: Endpoint,
  addresses: Addresses,
  options: Options,
): Promise<{ rung: RungResult; address: string | null }> {
  const tried: { address: string; ms: number; errno: string | null }[] = [];
  let last: unknown;
  for (const address of [...addresses.ipv4, ...addresses.ipv6].slice(0, 6)) {
    const begin = performance.now();
    const since = () => Math.round((performance.now() - begin) * 10) / 10;
    try {
      const socket = await dial(address, endpoint.port, options);
      socket.destroy();
      tried.push({ address, ms: since(), errno: null });
      const message = say('connection.tcp.open', { port: String(endpoint.port), address });
      return { rung: { state: 'pass', message, facts: { tried } }, address };
    } catch (error) {
      options.signal?.throwIfAborted();
      last = error;
      tried.push({
        address,
        ms: since(),
        errno: error instanceof Error && 'code' in error ? String(error.code) : 'none',
      });
    }
  }
  return { rung: failedRung(classifyError(last, { endpoint }), { tried }), address: null };
}
