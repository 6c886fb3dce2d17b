import { describe, expect, it } from 'vitest';
import { threadCpuMs } from '@/lib/platform/testing/thread-cpu-ms';
import { fc } from '../../lib/platform/testing/fc';
import { LogBuffer, rowsToMarkdown, rowsToText } from './log-buffer';
import type { LogEvent } from './log-event';

const event = (seq: number, text = `line ${seq}`, over: Partial<LogEvent> = {}): LogEvent => ({
  seq,
  at: 1_000 * seq,
  stream: 'log',
  level: 'info',
  text,
  ...over,
});

const seqs = (buffer: LogBuffer) => buffer.rows.map((row) => row.seq);

describe('LogBuffer', () => {
  it('holds each event once, in order, however the pieces arrive and repeat', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.array(fc.array(fc.integer({ min: 0, max: 39 }), { maxLength: 12 }), { maxLength: 20 }),
        (count, batches) => {
          const all = Array.from({ length: count }, (_, index) => event(index + 1));
          const buffer = new LogBuffer();
          const fresh = batches.flatMap((batch) =>
            buffer.push(batch.flatMap((index) => all[index] ?? [])).map((one) => one.seq),
          );
          fresh.push(...buffer.push(all).map((one) => one.seq));
          expect(seqs(buffer)).toEqual(all.map((one) => one.seq));
          expect([...fresh].sort((a, b) => a - b)).toEqual(all.map((one) => one.seq));
        },
      ),
    );
  });

  it('takes an event of several lines apart and keys them by sequence number', () => {
    const buffer = new LogBuffer();
    buffer.push([event(7, 'one\ntwo', { data: { detail: 1 } })]);
    expect(buffer.rows.map((row) => row.key)).toEqual(['7', '7.1']);
    expect(buffer.rows.map((row) => row.data)).toEqual([{ detail: 1 }, undefined]);
  });

  it('resumes after events that are not lines', () => {
    const buffer = new LogBuffer();
    const fresh = buffer.push([event(1), event(2, '3/9', { stream: 'progress' })]);
    expect(fresh).toHaveLength(2);
    expect(seqs(buffer)).toEqual([1]);
    expect(buffer.lastSeq).toBe(2);
  });

  it('counts by level and tells listeners once per batch, and not at all for old news', () => {
    const buffer = new LogBuffer();
    let told = 0;
    const stop = buffer.subscribe(() => {
      told += 1;
    });
    buffer.push([event(1, 'a', { level: 'error' }), event(2, 'b\nc', { level: 'warn' })]);
    buffer.push([event(1)]);
    stop();
    buffer.push([event(3)]);
    expect(buffer.counts).toEqual({ debug: 0, info: 1, warn: 2, error: 1 });
    expect(told).toBe(1);
  });

  it('lets go of the oldest rows when full, says how many, and keeps its counts right', () => {
    const buffer = new LogBuffer({ maxRows: 100, maxChars: 1e9 });
    for (let seq = 1; seq <= 250; seq += 1) buffer.push([event(seq)]);
    expect(buffer.rows.length).toBeLessThanOrEqual(100);
    expect(buffer.rows.length).toBeGreaterThanOrEqual(90);
    expect(buffer.rows.at(-1)?.seq).toBe(250);
    expect(buffer.dropped + buffer.rows.length).toBe(250);
    expect(buffer.counts.info).toBe(buffer.rows.length);
    expect(buffer.generation).toBeGreaterThan(0);
  });

  it('is bounded by characters too', () => {
    const buffer = new LogBuffer({ maxRows: 1_000, maxChars: 1_000 });
    for (let seq = 1; seq <= 50; seq += 1) buffer.push([event(seq, 'x'.repeat(100))]);
    expect(rowsToText(buffer.rows).length).toBeLessThanOrEqual(1_020);
    expect(buffer.rows.at(-1)?.seq).toBe(50);
  });

  it('takes 100,000 lines without slowing down', () => {
    const buffer = new LogBuffer();
    const begin = threadCpuMs();
    for (let batch = 0; batch < 100; batch += 1) {
      buffer.push(Array.from({ length: 1_000 }, (_, index) => event(batch * 1_000 + index + 1)));
    }
    expect(buffer.rows).toHaveLength(100_000);
    // Some 300 ms; what looks at all lines for each would take minutes.
    expect(threadCpuMs() - begin).toBeLessThan(15_000);
  });
});

describe('copying', () => {
  it('gives the text without colours', () => {
    const buffer = new LogBuffer();
    buffer.push([event(1, '\u001b[31mred\u001b[0m'), event(2, 'plain')]);
    expect(rowsToText(buffer.rows)).toBe('red\nplain');
  });

  it('fences Markdown so that nothing inside can close it', () => {
    const buffer = new LogBuffer();
    buffer.push([event(1, 'a ```` b')]);
    expect(rowsToMarkdown(buffer.rows)).toBe('`````text\na ```` b\n`````');
  });
});
