import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, vi } from 'vitest';
import { sseResponse } from './sse-response';

const asked = (signal?: AbortSignal) => new Request('http://127.0.0.1/api/x', signal ? { signal } : {});

it('writes what it is given, ends, and lets go once', async () => {
  const letGo = vi.fn();
  const response = sseResponse({
    request: asked(),
    write: async (send) => {
      await send('id: 1\ndata: a\n\n');
      await send('id: 2\ndata: ñ\n\n');
    },
    letGo,
  });
  expect(await response.text()).toBe('retry: 1000\n\nid: 1\ndata: a\n\nid: 2\ndata: ñ\n\n');
  expect(response.headers.get('cache-control')).toContain('no-transform');
  expect(letGo).toHaveBeenCalledTimes(1);
});

it.each(['the reader hangs up', 'the request is aborted'])(
  'stops writing when %s, without an error',
  async (how) => {
    const abort = new AbortController();
    const letGo = vi.fn();
    const unhandled = vi.fn();
    process.on('unhandledRejection', unhandled);
    let stopped = false;
    const response = sseResponse({
      request: asked(abort.signal),
      write: async (send, signal) => {
        for (let n = 0; !signal.aborted; n += 1) {
          await send(`data: ${n}\n\n`);
          await sleep(2);
        }
        stopped = true;
        // What comes too late goes nowhere.
        await send('data: late\n\n');
      },
      letGo,
    });
    const reader = response.body?.getReader();
    await reader?.read();
    if (how.startsWith('the reader')) await reader?.cancel();
    else abort.abort();
    await expect.poll(() => letGo.mock.calls.length).toBeGreaterThan(0);
    expect(stopped).toBe(true);
    expect(letGo).toHaveBeenCalledTimes(1);
    await sleep(20);
    process.off('unhandledRejection', unhandled);
    expect(unhandled).not.toHaveBeenCalled();
  },
);

it('lets the writer wait for a reader that does not read, and goes on when it does', async () => {
  let written = 0;
  const response = sseResponse({
    request: asked(),
    write: async (send) => {
      for (; written < 400; written += 1) await send(`data: ${'x'.repeat(10_000)}\n\n`);
    },
    letGo: () => undefined,
  });
  await sleep(100);
  // A quarter of a megabyte waits, not four.
  expect(written).toBeLessThan(40);
  expect((await response.text()).length).toBeGreaterThan(4_000_000);
  expect(written).toBe(400);
});

it('lets go of a reader that takes nothing for too long', async () => {
  const letGo = vi.fn();
  const response = sseResponse({
    request: asked(),
    write: async (send) => {
      for (;;) await send(`data: ${'x'.repeat(10_000)}\n\n`);
    },
    letGo,
    mostStalled: 50,
  });
  await expect.poll(() => letGo.mock.calls.length).toBeGreaterThan(0);
  expect(letGo).toHaveBeenCalledTimes(1);
  await expect(response.text()).rejects.toThrow('the stream broke');
});

it('breaks the stream when the writer throws, so that the browser asks again', async () => {
  const letGo = vi.fn();
  const response = sseResponse({
    request: asked(),
    write: async () => {
      throw new Error('the state database went away');
    },
    letGo,
  });
  await expect(response.text()).rejects.toThrow('the stream broke');
  expect(letGo).toHaveBeenCalledTimes(1);
});
