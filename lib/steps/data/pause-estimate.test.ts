import { describe, expect, it } from 'vitest';
import { pauseSeconds } from './pause-estimate';

const copied = (bytes: number, ms: Record<string, number>) => ({
  tables: [{ table: 'public.t', target: 'public.t', rowsOut: 1, rowsIn: 1, bytes, ms: 1, chunks: 1 }],
  ms,
});

describe('how long a move with a pause would take', () => {
  it.each<[string, number, ReturnType<typeof copied> | null, number | null]>([
    ['as much as was copied before', 1_000, copied(1_000, { rows: 20_000, verify: 10_000 }), 30],
    ['it has grown to twice that', 2_000, copied(1_000, { rows: 20_000, verify: 10_000 }), 60],
    ['a part of a second counts as one', 10, copied(1_000, { rows: 20_000 }), 1],
    ['nothing was copied yet', 1_000, null, null],
    ['the copy brought no row', 1_000, copied(0, { rows: 100 }), null],
    ['nothing was measured', 1_000, copied(1_000, {}), null],
  ])('%s', (_, bytes, before, seconds) => {
    expect(pauseSeconds(bytes, before)).toBe(seconds);
  });
});
