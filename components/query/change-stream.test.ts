import { afterEach, describe, expect, it } from 'vitest';
import type { Change } from './apply-change';
import { type ChangeListener, followChanges, type TabTools } from './change-stream';
import type { Connection } from './event-stream';

/** Locks as browsers have them: one holder at a time, the others in a queue, an abort takes one out of it. */
function lockManager(): TabTools['locks'] {
  const queue: (() => Promise<void>)[] = [];
  let isHeld = false;
  const next = () => {
    const work = isHeld ? undefined : queue.shift();
    if (!work) return;
    isHeld = true;
    void work().then(() => {
      isHeld = false;
      next();
    });
  };
  return {
    request: (_name: string, options: { signal?: AbortSignal }, body: () => Promise<void>) => {
      queue.push(() => (options.signal?.aborted ? Promise.resolve() : body()));
      next();
      return Promise.resolve();
    },
  } as TabTools['locks'];
}

let closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing) close();
  closing = [];
});

/** A browser whose tabs share locks and a channel; Node's BroadcastChannel is the real thing. */
function browser() {
  const name = `test-${Math.random()}`;
  const locks = lockManager();
  const streams: { listener: ChangeListener; isOpen: boolean }[] = [];
  const open = () => {
    const heard: (Change | Connection)[] = [];
    const close = followChanges(
      { onChange: (change) => heard.push(change), onConnection: (state) => heard.push(state) },
      {
        locks,
        channel: () => new BroadcastChannel(name),
        openStream: (listener) => {
          const stream = { listener, isOpen: true };
          streams.push(stream);
          return {
            retryNow: () => {},
            close: () => {
              stream.isOpen = false;
            },
          };
        },
      },
    );
    closing.push(close);
    return { heard, close };
  };
  return { open, streams, openStreams: () => streams.filter(({ isOpen }) => isOpen) };
}

describe('followChanges', () => {
  it('has one stream for all tabs, and all hear what it says', async () => {
    const { open, streams } = browser();
    const tabs = [open(), open(), open()];
    expect(streams).toHaveLength(1);
    streams[0]?.listener.onConnection('live');
    streams[0]?.listener.onChange(['a']);
    for (const { heard } of tabs) await expect.poll(() => heard).toEqual(['live', ['a']]);
  });

  it('tells a tab that is opened later how the connection is', async () => {
    const { open, streams } = browser();
    open();
    streams[0]?.listener.onConnection('reconnecting');
    const { heard } = open();
    await expect.poll(() => heard).toEqual(['reconnecting']);
  });

  it('hands the stream on when its tab is closed, and a tab that waited and left never gets it', async () => {
    const { open, streams, openStreams } = browser();
    const [first, second, third] = [open(), open(), open()];
    second.close();
    first.close();
    await expect.poll(() => [streams.length, openStreams().length]).toEqual([2, 1]);
    openStreams()[0]?.listener.onChange(['b']);
    await expect.poll(() => third.heard).toContainEqual(['b']);
    expect(second.heard).not.toContainEqual(['b']);
    third.close();
    await expect.poll(() => openStreams().length).toBe(0);
  });
});
