import { createConnection } from 'node:net';

const TIME_LIMIT = 5_000;

/** ms of one TCP handshake with an address that is already resolved: what the network alone costs. */
export function tcpRoundTrip(host: string, port: number, signal: AbortSignal): Promise<number> {
  return new Promise((resolve, reject) => {
    let from = process.hrtime.bigint();
    const socket = createConnection({ host, port, signal });
    socket.setTimeout(TIME_LIMIT, () => socket.destroy(new Error('connect timed out')));
    socket.once('lookup', () => {
      from = process.hrtime.bigint();
    });
    socket.once('connect', () => {
      resolve(Number(process.hrtime.bigint() - from) / 1e6);
      socket.destroy();
    });
    socket.once('error', reject);
  });
}
