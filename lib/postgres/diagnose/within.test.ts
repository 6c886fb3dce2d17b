import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { within } from './within';

/** A promise that fails a turn later, as a socket does that is destroyed. */
const failing = (text: string) =>
  new Promise<never>((_, reject) => setImmediate(() => reject(new Error(text))));
const never = () => new Promise<never>(() => undefined);
const later = (turns = 3) =>
  new Promise<void>((resolve) =>
    turns === 0 ? resolve() : setImmediate(() => void later(turns - 1).then(resolve)),
  );

const unhandled: unknown[] = [];
const note = (error: unknown) => void unhandled.push(error);
beforeEach(() => {
  unhandled.length = 0;
  process.on('unhandledRejection', note);
});
afterEach(() => void process.off('unhandledRejection', note));

describe('within', () => {
  it('gives what the promise gives, and cleans nothing up then', async () => {
    let cleaned = 0;
    expect(await within(60_000, undefined, 'x', Promise.resolve(7), () => (cleaned += 1))).toBe(7);
    expect(cleaned).toBe(0);
  });

  it('passes a failure on, cleaned up', async () => {
    let cleaned = 0;
    await expect(within(60_000, undefined, 'x', failing('no'), () => (cleaned += 1))).rejects.toThrow('no');
    expect(cleaned).toBe(1);
  });

  it('ends as a timeout of Node does, so that the catalogue knows it', async () => {
    let cleaned = 0;
    const ended = within(1, undefined, 'lookup of h', never(), () => (cleaned += 1));
    await expect(ended).rejects.toMatchObject({ code: 'ETIMEDOUT', message: 'lookup of h: timeout expired' });
    expect(cleaned).toBe(1);
  });

  it('ends with the signal, and with its reason', async () => {
    const stop = new AbortController();
    const ended = within(60_000, stop.signal, 'x', never());
    stop.abort(new Error('cancelled'));
    await expect(ended).rejects.toThrow('cancelled');
  });

  it('cleans up what was begun under a signal that had ended already, and leaves no rejection to nobody', async () => {
    const stop = new AbortController();
    stop.abort(new Error('cancelled'));
    let cleaned = 0;
    await expect(within(60_000, stop.signal, 'x', failing('too late'), () => (cleaned += 1))).rejects.toThrow(
      'cancelled',
    );
    await later();
    expect(cleaned).toBe(1);
    expect(unhandled).toEqual([]);
  });

  it('leaves no rejection to nobody after a timeout either', async () => {
    let reject: (error: Error) => void = () => undefined;
    const late = new Promise<never>((_, no) => {
      reject = no;
    });
    await expect(within(1, undefined, 'x', late)).rejects.toMatchObject({ code: 'ETIMEDOUT' });
    reject(new Error('too late'));
    await later();
    expect(unhandled).toEqual([]);
  });

  it('takes its ears off the signal when it is done', async () => {
    const stop = new AbortController();
    let ears = 0;
    const { signal } = stop;
    const [add, remove] = [signal.addEventListener.bind(signal), signal.removeEventListener.bind(signal)];
    signal.addEventListener = (...given: Parameters<typeof add>) => {
      ears += 1;
      add(...given);
    };
    signal.removeEventListener = (...given: Parameters<typeof remove>) => {
      ears -= 1;
      remove(...given);
    };
    await within(60_000, signal, 'x', Promise.resolve(1));
    await within(60_000, signal, 'x', failing('no')).catch(() => undefined);
    expect(ears).toBe(0);
  });
});
