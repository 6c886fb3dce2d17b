import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { Worker } from 'node:worker_threads';
import { afterEach, expect, it } from 'vitest';
import { freePort } from './free-port';

const open: Server[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await once(server.close(), 'close');
});

it('is one on which a server can listen, and not one that is given to whoever asks for any', async () => {
  const port = await freePort();
  open.push(createServer().listen(port, '127.0.0.1'));
  await once(open[0] as Server, 'listening');
  expect(port).toBeLessThan(32_768);
});

it('is another each time, also while nobody listens yet', async () => {
  const ports = [];
  for (let n = 0; n < 8; n += 1) ports.push(await freePort());
  expect(new Set(ports).size).toBe(8);
});

it('passes over those that are taken, all of its own too', async () => {
  const first = await freePort();
  const from = first - 40;
  for (let port = from; port < from + 80; port += 1) {
    const server = createServer().listen(port, '127.0.0.1');
    await Promise.race([once(server, 'listening').then(() => open.push(server)), once(server, 'error')]);
  }
  const port = await freePort();
  expect(port < from || port >= from + 80).toBe(true);
});

it('is not that of a thread beside it', async () => {
  const script = `const { threadId, parentPort } = require('node:worker_threads');
    import('tsx/esm/api').then(({ register }) => { register(); return import(${JSON.stringify(`${import.meta.dirname}/free-port.ts`)}); })
      .then(async ({ freePort }) => parentPort.postMessage(await freePort()));`;
  const workers = [1, 2, 3].map(() => new Worker(script, { eval: true }));
  const found = await Promise.all(workers.map(async (worker) => (await once(worker, 'message'))[0]));
  await Promise.all(workers.map((worker) => worker.terminate()));
  expect(new Set(found).size).toBe(3);
});
