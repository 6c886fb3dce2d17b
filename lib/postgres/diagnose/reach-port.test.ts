import { createServer, type Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closedPort } from '../../platform/testing/closed-port';
import type { Endpoint } from '../address/endpoint';
import { dial, reachPort } from './reach-port';

let server: Server;
let port: number;
let closed: Awaited<ReturnType<typeof closedPort>>;
let connections = 0;
beforeAll(async () => {
  server = createServer((socket) => {
    connections += 1;
    socket.on('error', () => undefined);
    socket.resume();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  port = address && typeof address === 'object' ? address.port : 0;
  closed = await closedPort();
});
afterAll(async () => {
  await closed.close();
  await new Promise((resolve) => server.close(resolve));
});

const at = (to: number): Endpoint => ({
  host: 'db.example.com',
  port: to,
  database: 'd',
  user: 'u',
  tls: { mode: 'require' },
});
const OPTIONS = { timeoutMs: 60_000 };

describe('reachPort', () => {
  it('gives the address that accepted, so that the rungs above speak to the same machine', async () => {
    const { rung, address } = await reachPort(at(port), { ipv4: ['127.0.0.1'], ipv6: [] }, OPTIONS);
    expect(address).toBe('127.0.0.1');
    expect(rung).toMatchObject({ state: 'pass', facts: { tried: [{ address: '127.0.0.1', errno: null }] } });
  });

  it('tries the next address when one refuses, and tells of both', async () => {
    // Nothing listens on the second loopback address.
    const { rung, address } = await reachPort(
      at(port),
      { ipv4: ['127.0.0.2', '127.0.0.1'], ipv6: [] },
      OPTIONS,
    );
    expect(address).toBe('127.0.0.1');
    expect(rung.facts).toMatchObject({
      tried: [
        { address: '127.0.0.2', errno: 'ECONNREFUSED' },
        { address: '127.0.0.1', errno: null },
      ],
    });
  });

  it('names a port on which nobody listens', async () => {
    const { rung, address } = await reachPort(at(closed.port), { ipv4: ['127.0.0.1'], ipv6: [] }, OPTIONS);
    expect(address).toBeNull();
    expect(rung).toMatchObject({ state: 'fail', error: { code: 'MUD-124', params: { port: closed.port } } });
  });

  it('tries six addresses at most, IPv4 first', async () => {
    const ipv4 = Array.from({ length: 5 }, (_, i) => `127.0.0.${i + 2}`);
    const { rung } = await reachPort(at(closed.port), { ipv4, ipv6: ['::1', '::1', '::1'] }, OPTIONS);
    const { tried } = rung.facts as { tried: { address: string }[] };
    expect(tried.map(({ address }) => address)).toEqual([...ipv4, '::1']);
  });

  it('says nothing of a server for which there is no address', async () => {
    const { address, rung } = await reachPort(at(port), { ipv4: [], ipv6: [] }, OPTIONS);
    expect([address, rung.state]).toEqual([null, 'fail']);
  });

  it('leaves no connection open', async () => {
    const before = connections;
    await reachPort(at(port), { ipv4: ['127.0.0.1'], ipv6: [] }, OPTIONS);
    expect(connections).toBe(before + 1);
    const open = await new Promise<number>((resolve) => {
      const look = () =>
        server.getConnections((_, count) => (count === 0 ? resolve(count) : setTimeout(look, 10)));
      look();
    });
    expect(open).toBe(0);
  });

  it('ends with the run, and does not take that for an unreachable server', async () => {
    const stop = new AbortController();
    stop.abort(new Error('cancelled'));
    await expect(
      reachPort(at(port), { ipv4: ['127.0.0.1'], ipv6: [] }, { ...OPTIONS, signal: stop.signal }),
    ).rejects.toThrow('cancelled');
  });
});

describe('dial', () => {
  it('hands the socket over to be closed by whoever asked', async () => {
    const socket = await dial('127.0.0.1', port, OPTIONS);
    expect(socket.remotePort).toBe(port);
    socket.destroy();
  });

  it('gives up on an address that does not answer, with its name', async () => {
    // RFC 5737: an address that nobody has. Where even sending to it is refused, that is an answer, too.
    await expect(dial('192.0.2.1', 5432, { timeoutMs: 50 })).rejects.toThrow(/192\.0\.2\.1/);
  });
});
