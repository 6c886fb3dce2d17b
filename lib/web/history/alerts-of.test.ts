import { describe, expect, it } from 'vitest';
import { translate } from '../../i18n/translate';
import type { LatestSample } from '../../store/monitor-samples';
import { alertsOf } from './alerts-of';

const calm: LatestSample = {
  at: 0,
  isReached: true,
  connections: 1,
  connectionLimit: 60,
  poolClients: 1,
  poolWaiting: 0,
  p50: 1,
  p95: 1,
  cacheShare: 1,
  bytes: 1,
  logErrors: 0,
  lagBytes: null,
  metric: null,
};
const limits = { p95LimitMs: 1_500, sizeLimitBytes: 500_000_000 };
const said = (change: Partial<LatestSample>, locale: 'en' | 'es') =>
  alertsOf({ ...calm, ...change }, null, limits).map(({ message }) => translate(locale, message));

/** Figures as readers of each language write them (CLDR): 1,234.5 and 1234,5. */
const SENTENCES: readonly (readonly [Partial<LatestSample>, english: string, spanish: string])[] = [
  [
    { bytes: 450_500_000 },
    'The database has 451 MB of the 500 MB that the plan holds.',
    'La base de datos ocupa 451 MB de los 500 MB que admite el plan.',
  ],
  [
    { bytes: 1_550_000_000 },
    'The database has 1.6 GB of the 500 MB that the plan holds.',
    'La base de datos ocupa 1,6 GB de los 500 MB que admite el plan.',
  ],
  [
    { p95: 2_345.67 },
    'P95 of the round trip is 2,345.7 ms; the plan allows 1,500 ms.',
    'El P95 de ida y vuelta es de 2345,7 ms; el plan permite 1500 ms.',
  ],
  [
    { connections: 48 },
    '48 of 60 connections of the target are in use.',
    '48 de 60 conexiones del destino están en uso.',
  ],
];

describe('an alert', () => {
  it.each(SENTENCES)('%o is said in the reader’s figures', (change, english, spanish) => {
    expect(said(change, 'en')).toEqual([english]);
    expect(said(change, 'es')).toEqual([spanish]);
  });

  it.each<[boundary: string, change: Partial<LatestSample>, count: number]>([
    ['four fifths of the plan', { bytes: 400_000_000 }, 1],
    ['a byte below', { bytes: 399_999_999 }, 0],
    ['the limit of latency itself', { p95: 1_500 }, 0],
    ['a little more', { p95: 1_500.001 }, 1],
    ['four fifths of the connections', { connections: 48 }, 1],
    ['one connection fewer', { connections: 47 }, 0],
  ])('at %s', (_, change, count) => expect(said(change, 'en')).toHaveLength(count));

  it('never shows what is left to fill in, in either language, all of them at once', () => {
    const all = { isReached: false, connections: 60, poolWaiting: 2, p95: 9_999, bytes: 9e9, logErrors: 3 };
    for (const locale of ['en', 'es'] as const) {
      const sentences = said(all, locale);
      expect(sentences).toHaveLength(6);
      expect(sentences.join(' ')).not.toMatch(/[{}]|undefined|NaN/);
    }
  });
});
