import { describe, expect, it } from 'vitest';
import { translator } from '../../i18n/translate';
import { MigrationSettings } from '../../plan/migration-settings';
import type { RunView } from '../../runs/derive-run';
import type { HistoryPoint, LatestSample } from '../../store/monitor-samples';
import type { WatchSpan } from '../../store/watch-span';
import { type AlertId, alertsOf } from './alerts-of';
import { historyCsv } from './history-csv';
import { marksOf } from './marks-of';
import { type HistoryFacts, presentHistory, withGaps } from './present-history';
import { thresholdsOf } from './read-alerts';

const NOTHING = {
  connections: null,
  poolClients: null,
  poolWaiting: null,
  p50: null,
  p95: null,
  cacheShare: null,
  bytes: null,
  logErrors: null,
  lagBytes: null,
  metric: null,
};
const point = (at: number, seen: Partial<HistoryPoint> = {}): HistoryPoint => ({ ...NOTHING, ...seen, at });
const latest = (seen: Partial<LatestSample>): LatestSample => ({
  ...NOTHING,
  at: 0,
  isReached: true,
  connectionLimit: 60,
  ...seen,
});
const span = (kind: WatchSpan['kind'], from: number, to: number): WatchSpan => ({
  kind,
  from,
  to,
  reason: null,
});
const free = thresholdsOf(MigrationSettings.parse({ p95LimitMs: 50 }));
const paid = thresholdsOf(MigrationSettings.parse({ compute: 'small', diskGb: 20 }));

describe('alertsOf', () => {
  it.each<[string, LatestSample | null, WatchSpan | null, AlertId[]]>([
    ['nothing was seen', null, null, []],
    ['nothing could be observed', latest({}), null, []],
    [
      'all is calm',
      latest({ connections: 40, p95: 50, bytes: 1e8, logErrors: 0, poolWaiting: 0 }),
      span('up', 0, 1),
      [],
    ],
    ['connections reach four fifths', latest({ connections: 48 }), null, ['connections']],
    ['connections without a limit', latest({ connections: 48, connectionLimit: null }), null, []],
    ['a client waits', latest({ poolWaiting: 1 }), null, ['waiting']],
    ['P95 is above the plan', latest({ p95: 50.1 }), null, ['latency']],
    ['the free plan is nearly full', latest({ bytes: 4.6e8 }), null, ['size']],
    ['an error in the log', latest({ logErrors: 2 }), null, ['errors']],
    ['the target is away', latest({ isReached: false }), null, ['unreachable']],
    ['there is no target yet', latest({ isReached: null }), null, []],
    ['an outage goes on', null, span('down', 0, 1), ['down']],
    ['an outage is over', null, span('up', 0, 1), []],
    ['nobody watched', null, span('gap', 0, 1), []],
    ['two at once', latest({ p95: 900, logErrors: 1 }), span('down', 0, 1), ['down', 'latency', 'errors']],
  ])('%s', (_, now, last, expected) => {
    expect(alertsOf(now, last, free).map(({ id }) => id)).toEqual(expected);
  });

  it('takes the limits of the plan that was chosen', () => {
    expect(alertsOf(latest({ bytes: 4.6e8, p95: 120 }), null, paid)).toEqual([]);
    expect(alertsOf(latest({ bytes: 1.7e10 }), null, paid).map(({ id }) => id)).toEqual(['size']);
  });
});

const facts = (change: Partial<HistoryFacts>): HistoryFacts => ({
  range: '15m',
  now: 1_000_000,
  points: [],
  spans: [],
  marks: [],
  alerts: [],
  thresholds: { ...free, connectionLimit: 60 },
  metricName: 'jobs_waiting',
  ...change,
});

describe('presentHistory', () => {
  it.each(['en', 'es'] as const)('draws what was seen and names what was not, in %s', (locale) => {
    const view = presentHistory(
      facts({ points: [point(900_000, { p50: 1, p95: 2, metric: 0 }), point(915_000, { bytes: 5 })] }),
      translator(locale),
    );
    expect(view.charts.map(({ id }) => id)).toEqual(['latency', 'size', 'metric']);
    expect(view.unseen).toHaveLength(5);
    expect(view.charts[0]?.limit?.value).toBe(50);
    expect(view.charts[2]?.lines[0]?.name).toBe('jobs_waiting');
    expect([view.from, view.to]).toEqual([100_000, 1_000_000]);
  });

  it('cuts outages to the range and leaves older ones out', () => {
    const spans = [span('down', 0, 50_000), span('down', 90_000, 200_000), span('gap', 300_000, 400_000)];
    // Of a clock that was set back since.
    const future = [span('down', 900_000, 1_200_000), span('down', 2_000_000, 3_000_000)];
    expect(presentHistory(facts({ spans: [...spans, ...future] }), translator('en')).outages).toEqual([
      { from: 100_000, to: 200_000 },
      { from: 900_000, to: 1_000_000 },
    ]);
  });

  it('names a mark by its step, and an undo as one', () => {
    const marks = [
      { at: 1, stepId: 'backend.env', action: 'run' },
      { at: 2, stepId: 'schema.deploy', action: 'undo' },
    ] as const;
    const [one, two] = presentHistory(facts({ marks }), translator('en')).marks;
    expect(one?.label).not.toContain('{');
    expect(two?.label).toMatch(/taken back$/);
  });
});

describe('withGaps', () => {
  const MINUTE = 60_000;
  it.each<[range: string, slotMs: number, seen: number[], drawn: number[]]>([
    ['a look that came late', 15_000, [0, 15_000, 45_000], [0, 15_000, 45_000]],
    ['15 minutes', 15_000, [0, 15_000, 60_000], [0, 15_000, 30_000, 60_000]],
    ['six hours, two minutes away', 90_000, [0, 90_000, 270_000], [0, 90_000, 180_000, 270_000]],
    ['a week, an hour away', 42 * MINUTE, [0, 84 * MINUTE], [0, 42 * MINUTE, 84 * MINUTE]],
    ['a week, all the time there', 42 * MINUTE, [0, 42 * MINUTE], [0, 42 * MINUTE]],
    ['nothing', 15_000, [], []],
  ])('breaks the line where nobody looked, and only there: %s', (_, slotMs, seen, drawn) => {
    expect(
      withGaps(
        seen.map((at) => point(at)),
        slotMs,
      ).map(({ at }) => at),
    ).toEqual(drawn);
  });
});

describe('marksOf', () => {
  const run = (change: Partial<RunView>): RunView => ({
    id: 'r',
    migrationId: 'm',
    stepId: 'backend.env',
    action: 'run',
    attempt: 1,
    input: {},
    undoes: null,
    requestedBy: 'ana',
    requestedAt: new Date(0).toISOString(),
    startedAt: null,
    endedAt: new Date(500).toISOString(),
    status: 'succeeded',
    isTerminal: true,
    evidence: null,
    outcomes: [],
    preview: null,
    error: null,
    ...change,
  });
  it.each<[string, Partial<RunView>, number]>([
    ['a cut-over', {}, 1],
    ['a deploy with warnings', { stepId: 'schema.deploy', status: 'warned' }, 1],
    ['one taken back', { action: 'undo' }, 1],
    ['a preview', { action: 'preview' }, 0],
    ['a look again', { action: 'recheck' }, 0],
    ['one that failed', { status: 'failed' }, 0],
    ['one that runs', { endedAt: null }, 0],
    ['one before the range', { endedAt: new Date(99).toISOString() }, 0],
    ['a step that changes nothing', { stepId: 'crud' }, 0],
  ])('%s', (_, change, expected) => {
    expect(marksOf([run(change)], 100, 1_000)).toHaveLength(expected);
  });
});

it('writes CSV that a spreadsheet reads: a row a stretch, empty where nothing was seen', () => {
  const csv = historyCsv([
    point(0, { connections: 3, p95: 1.5, p50: 30.138999938964844, bytes: 812_345_678_901 }),
    point(15_000, { metric: -2 }),
  ]);
  expect(csv.split('\r\n')).toEqual([
    'time,connections,pool_clients,pool_waiting,latency_p50_ms,latency_p95_ms,cache_share,size_bytes,log_errors,lag_bytes,backend_metric',
    '1970-01-01T00:00:00.000Z,3,,,30.139,1.5,,812345678901,,,',
    '1970-01-01T00:00:15.000Z,,,,,,,,,,-2',
    '',
  ]);
});
