import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Closable } from './fault';
import { trackSockets } from './track-sockets';

export interface ProxyFaults {
  /** Bytes of the server's answer after which the client gets a reset. */
  readonly resetAfter?: number;
  /** ms that every packet is held back, each way, and how much that varies. */
  readonly delayMs?: number;
  readonly jitterMs?: number;
  /** Once the client has sent this text, nothing is passed on any more. Only without TLS. */
  readonly stallOn?: string;
  /** As `stallOn`, and neither side hears of the other's end: a router that forgot the connection. */
  readonly forgetOn?: string;
  /** Once the client has sent this text, both sides are closed. Only without TLS. */
  readonly closeOn?: string;
}

export interface FaultProxy extends Closable {
  /** Connections that clients have opened so far. */
  readonly connections: () => number;
}

function pause(faults: ProxyFaults): number {
  return (faults.delayMs ?? 0) + Math.random() * (faults.jitterMs ?? 0);
}

/** Passes packets on in order, each held back for as long as the faults say. */
function pump(
  from: Socket,
  to: Socket,
  faults: ProxyFaults,
  inspect: (data: Buffer) => boolean,
  isForgotten: () => boolean,
): void {
  let queue = Promise.resolve();
  from.on('data', (data: Buffer) => {
    if (!inspect(data)) return;
    const ms = pause(faults);
    queue = queue.then(async () => {
      if (ms > 0) await sleep(ms);
      if (!to.destroyed) to.write(data);
    });
  });
  from.once('end', () => void queue.then(() => isForgotten() || to.end()));
  from.once('close', () => void queue.then(() => isForgotten() || to.destroy()));
}

function join(client: Socket, upstream: Socket, faults: ProxyFaults): void {
  let passed = 0;
  let isStalled = false;
  let isForgotten = false;
  const forgotten = () => isForgotten;
  const ask = (data: Buffer) => {
    if (faults.stallOn && data.includes(faults.stallOn)) isStalled = true;
    if (faults.forgetOn && data.includes(faults.forgetOn)) isForgotten = true;
    const mustClose = faults.closeOn !== undefined && data.includes(faults.closeOn);
    if (mustClose) client.destroy();
    return !isStalled && !isForgotten && !mustClose;
  };
  const answer = (data: Buffer) => {
    passed += data.length;
    if (faults.resetAfter === undefined || passed <= faults.resetAfter) return !isStalled && !isForgotten;
    client.resetAndDestroy();
    upstream.destroy();
    return false;
  };
  pump(client, upstream, faults, ask, forgotten);
  pump(upstream, client, faults, answer, forgotten);
}

/** A TCP proxy on loopback in front of a port of loopback, which misbehaves as told. */
export function startFaultProxy(upstreamPort: number, faults: ProxyFaults): Promise<FaultProxy> {
  let connections = 0;
  const server = createServer({ noDelay: true });
  const closeClients = trackSockets(server);
  const upstreams = new Set<Socket>();
  const close = async () => {
    for (const socket of upstreams) socket.destroy();
    await closeClients();
  };
  server.on('connection', (client) => {
    connections += 1;
    if (faults.resetAfter === 0) {
      client.once('data', () => client.resetAndDestroy());
      return;
    }
    const upstream = connect({ host: '127.0.0.1', port: upstreamPort, noDelay: true });
    upstreams.add(upstream);
    upstream.once('close', () => upstreams.delete(upstream));
    upstream.on('error', () => client.destroy());
    join(client, upstream, faults);
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve({
        port: typeof address === 'object' && address ? address.port : 0,
        close,
        connections: () => connections,
      });
    });
  });
}
