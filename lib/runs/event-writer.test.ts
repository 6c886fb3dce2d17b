import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import type { NewEvent } from '../store/run-events';
import { EventWriter, LeaseLostError, type WriterOptions } from './event-writer';

const line = (text: string) => ({ stream: 'stdout' as const, level: 'info' as const, text, data: undefined });

/** A writer whose batches are kept, or answered as the test wants. */
function writing(
  answer: (batch: readonly NewEvent[], n: number) => Promise<boolean> = async () => true,
  options?: WriterOptions,
) {
  const batches: (readonly NewEvent[])[] = [];
  const writer = new EventWriter((events) => {
    batches.push(events);
    return answer(events, batches.length);
  }, options);
  return { writer, batches, texts: () => batches.flat().map(({ text }) => text) };
}

/** What a driver throws when the server is not there. */
const outage = () => Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });

describe('an event writer', () => {
  it('numbers from 1 without gaps, in the order in which things were said', async () => {
    const { writer, batches, texts } = writing(async () => {
      await sleep(5);
      return true;
    });
    for (let n = 1; n <= 2_500; n++) writer.add(line(`line ${n}`));
    await writer.flush();
    expect(batches.flat().map(({ seq }) => seq)).toEqual(Array.from({ length: 2_500 }, (_, n) => n + 1));
    expect(texts()[2_499]).toBe('line 2500');
    expect(batches.map((batch) => batch.length)).toEqual([1_000, 1_000, 500]);
  });

  it('writes by itself within a moment', async () => {
    const { writer, texts } = writing();
    writer.add(line('one'));
    writer.add(line('two'));
    expect(texts()).toEqual([]);
    await vi.waitFor(() => expect(texts()).toEqual(['one', 'two']), { timeout: 60_000 });
  });

  it('writes one batch at a time', async () => {
    let [open, most] = [0, 0];
    const { writer, batches } = writing(async () => {
      open += 1;
      most = Math.max(most, open);
      await sleep(10);
      open -= 1;
      return true;
    });
    for (let n = 0; n < 4; n++) {
      writer.add(line(`${n}`));
      void writer.flush();
    }
    await writer.flush();
    expect({ most, batches: batches.length }).toEqual({ most: 1, batches: 4 });
  });

  it('never dates a line before the request or before the line above it', async () => {
    const notBefore = new Date(Date.now() + 60_000);
    const { writer, batches } = writing(undefined, { notBefore });
    writer.add(line('early'));
    const real = Date.now;
    Date.now = () => real() - 7_200_000;
    try {
      writer.add(line('put back'));
    } finally {
      Date.now = real;
    }
    await writer.flush();
    expect(batches.flat().map(({ at }) => at)).toEqual([notBefore, notBefore]);
  });

  it('keeps what it has while the state is down, and sends the very same lines again', async () => {
    const { writer, batches } = writing(async (_, n) => {
      if (n < 3) throw outage();
      return true;
    });
    writer.add(line('kept'));
    await writer.flush();
    expect(batches).toHaveLength(3);
    expect(new Set(batches.map((batch) => JSON.stringify(batch))).size).toBe(1);
  });

  it('gives up sending once the run is given up', async () => {
    const stop = new AbortController();
    const { writer } = writing(
      (): Promise<boolean> => {
        stop.abort('lease lost');
        return Promise.reject(outage());
      },
      { signal: stop.signal },
    );
    writer.add(line('lost'));
    await expect(writer.flush()).rejects.toThrow('ECONNREFUSED');
  });

  it.each<[name: string, answer: () => Promise<boolean>, kind: typeof LeaseLostError | typeof TypeError]>([
    ['somebody else has the run', () => Promise.resolve(false), LeaseLostError],
    ['the statement is refused', () => Promise.reject(new TypeError('no such column')), TypeError],
  ])('stays failed when %s: nothing is written after a hole', async (_, answer, kind) => {
    const { writer, batches } = writing(answer);
    writer.add(line('one'));
    await expect(writer.flush()).rejects.toThrow(kind);
    writer.add(line('two'));
    await expect(writer.flush()).rejects.toThrow(kind);
    expect(batches).toHaveLength(1);
  });

  it('has nothing to do without lines', async () => {
    const { writer, batches } = writing();
    await writer.flush();
    expect(batches).toEqual([]);
  });
});
