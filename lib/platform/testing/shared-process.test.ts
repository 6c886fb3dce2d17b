import { pbkdf2Sync } from 'node:crypto';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';
import { closedPort } from './closed-port';
import { peakBytes } from './peak-bytes';
import { threadCpuMs } from './thread-cpu-ms';

/** A thread beside this one, as another test file is one. */
async function beside<T>(script: string, work: () => Promise<T>): Promise<T> {
  const worker = new Worker(`${script}; require('node:worker_threads').parentPort.postMessage('there')`, {
    eval: true,
  });
  await once(worker, 'message');
  try {
    return await work();
  } finally {
    await worker.terminate();
  }
}

it('counts the processor time of this thread alone', async () => {
  const busy = 'setInterval(() => { const end = Date.now() + 50; while (Date.now() < end); }, 0)';
  const spent = await beside(busy, async () => {
    const begun = threadCpuMs();
    await new Promise((resolve) => setTimeout(resolve, 200));
    return threadCpuMs() - begun;
  });
  expect(spent).toBeLessThan(150);
  const begun = threadCpuMs();
  pbkdf2Sync('a', 'b', 100_000, 64, 'sha512');
  expect(threadCpuMs() - begun).toBeGreaterThan(5);
});

it('counts the memory of this thread alone, also what was let go before the end', async () => {
  const hungry = 'const kept = []; setInterval(() => kept.push(Buffer.alloc(20_000_000, 1)), 10)';
  const idle = () => new Promise((resolve) => setTimeout(resolve, 100));
  expect(await beside(hungry, () => peakBytes(idle))).toBeLessThan(20_000_000);
  const held = await peakBytes(async () => {
    const kept = [Buffer.alloc(60_000_000, 1)];
    await idle();
    kept.pop();
  });
  expect(held).toBeGreaterThan(50_000_000);
});

it('holds a port that refuses and that nobody can listen on', async () => {
  const { port, close } = await closedPort();
  const [refused] = await once(connect({ port, host: '127.0.0.1' }), 'error');
  expect(refused).toMatchObject({ code: 'ECONNREFUSED' });
  const [taken] = await once(createServer().listen(port, '127.0.0.1'), 'error');
  expect(taken).toMatchObject({ code: 'EADDRINUSE' });
  await close();
});
