import { describe, expect, it } from 'vitest';
import type { LogLevel } from '@/lib/plan/step-context';
import { fc } from '../../lib/platform/testing/fc';
import { LogBuffer } from './log-buffer';
import { type LogFilter, LogView, markRanges, nextMatch } from './log-view';

const LEVELS: LogLevel[] = ['debug', 'info', 'warn', 'error'];
const filter = (over: Partial<LogFilter> = {}): LogFilter => ({
  hidden: new Set(),
  query: '',
  isOnlyMatches: false,
  ...over,
});

function filled(count: number): LogBuffer {
  const buffer = new LogBuffer();
  add(buffer, 1, count);
  return buffer;
}

function add(buffer: LogBuffer, from: number, count: number) {
  buffer.push(
    Array.from({ length: count }, (_, index) => ({
      seq: from + index,
      at: 0,
      stream: 'log',
      level: LEVELS[(from + index) % 4]!,
      text: (from + index) % 5 === 0 ? `Needle ${from + index}` : `hay ${from + index}`,
    })),
  );
}

describe('LogView', () => {
  it('shows the buffer’s own rows while nothing is filtered', () => {
    const buffer = filled(10);
    const view = new LogView();
    view.sync(buffer, filter());
    expect(view.rows).toBe(buffer.rows);
    expect(view.matches).toEqual([]);
  });

  it('finds matches ignoring case, and catches up with further lines', () => {
    const buffer = filled(10);
    const view = new LogView();
    view.sync(buffer, filter({ query: 'needle' }));
    expect(view.matches).toEqual([4, 9]);
    add(buffer, 11, 5);
    view.sync(buffer, filter({ query: 'needle' }));
    expect(view.matches).toEqual([4, 9, 14]);
  });

  it('starts afresh when the query, the levels or the rows before it change', () => {
    const buffer = filled(10);
    const view = new LogView();
    view.sync(buffer, filter({ query: 'hay' }));
    view.sync(buffer, filter({ query: 'needle' }));
    expect(view.matches).toEqual([4, 9]);
    view.sync(buffer, filter({ query: 'needle', hidden: new Set<LogLevel>(['info', 'warn', 'debug']) }));
    expect(view.rows.map((row) => row.seq)).toEqual([3, 7]);
    view.sync(buffer, filter({ query: 'needle' }));
    expect(view.rows).toBe(buffer.rows);
  });

  it('gives the same catching up as looking at everything at once', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 6 }),
        fc.subarray(LEVELS),
        fc.constantFrom('', 'needle', 'hay 1', 'nothing'),
        fc.boolean(),
        (sizes, hidden, query, isOnlyMatches) => {
          const wanted = filter({ hidden: new Set(hidden), query, isOnlyMatches });
          const buffer = new LogBuffer({ maxRows: 60, maxChars: 1e9 });
          const stepwise = new LogView();
          let seq = 1;
          for (const size of sizes) {
            add(buffer, seq, size);
            seq += size;
            stepwise.sync(buffer, wanted);
          }
          const atOnce = new LogView();
          atOnce.sync(buffer, wanted);
          expect(stepwise.rows).toEqual(atOnce.rows);
          expect(stepwise.matches).toEqual(atOnce.matches);
        },
      ),
    );
  });
});

describe('nextMatch', () => {
  it('walks forwards and backwards and goes round', () => {
    expect(nextMatch([4, 9, 14], -1, 1)).toBe(0);
    expect(nextMatch([4, 9, 14], 4, 1)).toBe(1);
    expect(nextMatch([4, 9, 14], 14, 1)).toBe(0);
    expect(nextMatch([4, 9, 14], 4, -1)).toBe(2);
    expect(nextMatch([4, 9, 14], 10, -1)).toBe(1);
    expect(nextMatch([], 0, 1)).toBeNull();
  });
});

describe('markRanges', () => {
  it('finds every occurrence, none for an empty query', () => {
    expect(markRanges('aXbxc', 'x')).toEqual([
      [1, 2],
      [3, 4],
    ]);
    expect(markRanges('aaa', 'aa')).toEqual([[0, 2]]);
    expect(markRanges('abc', '')).toEqual([]);
  });
});
