import { expect, it } from 'vitest';
import type { WatchSpan } from '../../store/watch-span';
import { watchRecord } from './watch-record';

const span = (kind: WatchSpan['kind'], from: number, to: number): WatchSpan => {
  return { kind, from, to, reason: kind === 'down' ? 'HTTP 503' : null };
};
const iso = (at: number) => new Date(at).toISOString();

it('lists outages and gaps in order, each with the steps that ran meanwhile', () => {
  const spans = [
    span('up', 0, 10_000),
    span('down', 10_000, 12_000),
    span('up', 12_000, 20_000),
    span('gap', 20_000, 50_000),
    span('up', 50_000, 60_000),
  ];
  const record = watchRecord(spans, [
    { stepId: 'backend.env', startedAt: iso(9_000), endedAt: iso(11_000) },
    { stepId: 'backend.env', startedAt: iso(11_000), endedAt: iso(11_500) },
    { stepId: 'health', startedAt: iso(13_000), endedAt: iso(14_000) },
    { stepId: 'latency', startedAt: iso(30_000), endedAt: null },
    { stepId: 'crud', startedAt: null, endedAt: null },
  ]);
  expect(record).toEqual({
    from: 0,
    to: 60_000,
    upMs: 28_000,
    downMs: 2_000,
    gapMs: 30_000,
    left: 0,
    breaks: [
      { kind: 'down', from: 10_000, to: 12_000, reason: 'HTTP 503', during: ['backend.env'] },
      { kind: 'gap', from: 20_000, to: 50_000, reason: null, during: ['latency'] },
    ],
  });
});

it('keeps the longest hundred of very many, outages first, and counts the rest', () => {
  const spans = Array.from({ length: 300 }, (_, i) =>
    span(i % 2 === 0 ? 'down' : 'gap', i * 1_000, i * 1_000 + i + 1),
  );
  const record = watchRecord(spans);
  expect(record?.breaks).toHaveLength(100);
  expect(record?.left).toBe(200);
  expect(record?.breaks.every(({ kind }) => kind === 'down')).toBe(true);
  expect(record?.breaks[0]?.from).toBe(100_000);
  expect(watchRecord([])).toBeNull();
});
