import dns from 'node:dns';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { guardConnections } from './guard-connections';

/** Stands for the address that hands out credentials; all of 127.0.0.0/8 is this machine on Linux. */
const FORBIDDEN = '127.0.0.2';
const asked: string[] = [];

async function serve(address: string, port = 0): Promise<Server> {
  const server = createServer((request, response) => {
    asked.push(address);
    if (request.url === '/moved')
      response.writeHead(302, { location: `http://rebind.test:${portOf(server)}/` });
    response.end(address);
  });
  await new Promise<void>((resolve) => server.listen(port, address, resolve));
  return server;
}
const portOf = (server: Server) => (server.address() as AddressInfo).port;

let good: Server;
let bad: Server;
/** Who answers for rebind.test: the good address first, the forbidden one from the second question on. */
let questions = 0;
beforeAll(async () => {
  good = await serve('127.0.0.1');
  bad = await serve(FORBIDDEN, portOf(good));
  const real = dns.lookup;
  vi.spyOn(dns, 'lookup').mockImplementation(((
    name: string,
    options: dns.LookupAllOptions,
    done: unknown,
  ) => {
    if (name !== 'rebind.test') return Reflect.apply(real, dns, [name, options, done]);
    questions += 1;
    const address = questions === 1 ? '127.0.0.1' : FORBIDDEN;
    const answer = done as (error: null, found: unknown, family?: number) => void;
    return options.all ? answer(null, [{ address, family: 4 }]) : answer(null, address, 4);
  }) as typeof dns.lookup);
  guardConnections((address) => address === FORBIDDEN);
});
afterAll(() => {
  vi.restoreAllMocks();
  for (const server of [good, bad]) {
    server.closeAllConnections();
    server.close();
  }
});

const ask = (path = '/') =>
  fetch(`http://rebind.test:${portOf(good)}${path}`, { headers: { connection: 'close' } }).then((answer) =>
    answer.text(),
  );

describe.skipIf(process.platform !== 'linux')(
  'a name that resolves to another address the second time',
  () => {
    it('is asked at the first, and nothing is sent to the second', async () => {
      expect(await ask()).toBe('127.0.0.1');
      await expect(ask()).rejects.toThrow();
      const failed = await ask().catch((error: unknown) => error);
      expect(failed).toMatchObject({ cause: { code: 'MUD-832' } });
      expect(asked).toEqual(['127.0.0.1']);
    });

    it('is refused behind a redirect as well, and by number', async () => {
      questions = 0;
      await expect(ask('/moved')).rejects.toThrow();
      await expect(fetch(`http://${FORBIDDEN}:${portOf(bad)}/`)).rejects.toThrow();
      expect(asked.filter((address) => address === FORBIDDEN)).toEqual([]);
    });
  },
);
