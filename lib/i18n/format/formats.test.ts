import { describe, expect, it } from 'vitest';
import { translator } from '../translate';
import { formatBytes } from './format-bytes';
import { formatInstant } from './format-instant';
import { formatKinds } from './format-kinds';
import { formatMs } from './format-ms';
import { formatRatio } from './format-ratio';
import { formatSpan } from './format-span';

describe('a size', () => {
  it.each([
    // What is rounded up to the next unit is said in it.
    [999_499, '999 kB'],
    [999_500, '1 MB'],
    [999_999, '1 MB'],
    [999_950_000, '1 GB'],
    [9_949, '9.9 kB'],
    [9_950, '10 kB'],
    [9_999, '10 kB'],
    [1_049, '1 kB'],
    [1_051, '1.1 kB'],
    [1e12, '1 TB'],
    [2.5e15, '2,500 TB'],
    [1, '1 B'],
  ])('%d bytes are %s', (bytes, text) => expect(formatBytes(bytes, 'en')).toBe(text));

  it('never shows a thousand of a unit that has a next one, and never falls while bytes rise', () => {
    const factor: Readonly<Record<string, number>> = { B: 1, kB: 1e3, MB: 1e6, GB: 1e9, TB: 1e12 };
    let last = 0;
    for (let bytes = 1; bytes < 1e13; bytes = Math.ceil(bytes * 1.003)) {
      const [figure = '', unit = ''] = formatBytes(bytes, 'en').split(' ');
      const value = Number(figure.replaceAll(',', ''));
      if (unit !== 'TB') expect(value, String(bytes)).toBeLessThan(1_000);
      const said = value * (factor[unit] ?? Number.NaN);
      expect(said).toBeGreaterThanOrEqual(last);
      expect(Math.abs(said - bytes) / bytes).toBeLessThan(0.06);
      last = said;
    }
  });
});

describe('a measured time', () => {
  it.each([
    [0, '0 ms', '0 ms'],
    [0.004, '0 ms', '0 ms'],
    [0.125, '0.13 ms', '0,13 ms'],
    [9.994, '9.99 ms', '9,99 ms'],
    [9.996, '10 ms', '10 ms'],
    [12.34, '12.3 ms', '12,3 ms'],
    [99.96, '100 ms', '100 ms'],
    [1_234.5, '1,235 ms', '1235 ms'],
    [12_345, '12,345 ms', '12.345 ms'],
    [null, '–', '–'],
    [undefined, '–', '–'],
  ] as const)('%s', (ms, english, spanish) => {
    expect([formatMs(ms, 'en'), formatMs(ms, 'es')]).toEqual([english, spanish]);
  });
});

describe('a span', () => {
  it.each([
    [null, '–'],
    [0, '0 s'],
    [-5_000, '0 s'],
    [499, '0 s'],
    [500, '1 s'],
    [59_499, '59 s'],
    [59_500, '1 min 00 s'],
    [61_000, '1 min 01 s'],
    [3_599_499, '59 min 59 s'],
    [3_599_500, '1 h 00 min'],
    [3_660_000, '1 h 01 min'],
    [90_000_000, '25 h 00 min'],
  ])('%s ms is %s', (ms, text) => expect(formatSpan(ms)).toBe(text));
});

describe('a moment', () => {
  it.each([
    ['2026-03-29T01:30:00.000Z', '29 Mar 2026, 01:30 UTC', '29 mar 2026, 1:30 UTC'],
    ['2026-12-31T23:59:59.999Z', '31 Dec 2026, 23:59 UTC', '31 dic 2026, 23:59 UTC'],
    ['2026-07-01T12:00:00+02:00', '1 Jul 2026, 10:00 UTC', '1 jul 2026, 10:00 UTC'],
    [null, '–', '–'],
    ['', '–', '–'],
  ])('%s', (iso, english, spanish) => {
    expect([formatInstant(iso, 'en'), formatInstant(iso, 'es')]).toEqual([english, spanish]);
  });
});

describe('a ratio with its interval', () => {
  it.each([
    [{ value: 1.29, low: 0.7, high: 4.415 }, '1.29 (0.70–4.42)', '1,29 (0,70–4,42)'],
    [{ value: 1, low: 1, high: 1 }, '1.00 (1.00–1.00)', '1,00 (1,00–1,00)'],
    [{ value: 1234.5, low: 0, high: 0.004 }, '1,234.50 (0.00–0.00)', '1234,50 (0,00–0,00)'],
  ])('%o', (ratio, english, spanish) => {
    expect([formatRatio(ratio, 'en'), formatRatio(ratio, 'es')]).toEqual([english, spanish]);
  });
});

describe('objects by kind', () => {
  const counts = [
    { kind: 'table', count: 6 },
    { kind: 'materialized view', count: 1 },
  ];

  it('are counted in the reader’s words', () => {
    expect(formatKinds(counts, translator('en'))).toBe('6 tables, 1 materialized view');
    expect(formatKinds(counts, translator('es'))).toBe('6 tablas, 1 vista materializada');
    expect(formatKinds([], translator('en'))).toBe('');
  });
});
