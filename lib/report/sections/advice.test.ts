import { describe, expect, it } from 'vitest';
import type { ReportNote } from '../../store/report-notes';
import { estimateCost } from '../cost/estimate-cost';
import { DISK_INCLUDED_BYTES, DISK_PER_GB, PLAN_FACTS } from '../cost/plan-facts';
import type { BoardEntry, Report } from '../report-schema';
import { outcomeOf, runOf, stepOf } from '../testing/step-fixtures';
import { suggestLessons } from './lessons';
import { notesOf, type Suggestion } from './notes';
import { phasesOf, spanOf, workOf } from './phases';
import { suggestRecommendations } from './recommendations';

const GB = 1e9;
const usage = (databaseBytes: number | null, connections: number | null = null) => ({
  databaseBytes,
  connections,
  egressBytesPerMonth: null,
});

describe('the cheapest plan that fits', () => {
  it.each<[name: string, bytes: number | null, connections: number | null, plan: string | null]>([
    ['nothing measured', null, 10, null],
    ['a small database', 100e6, 10, 'free'],
    ['as much as the free plan allows', 500e6, null, 'free'],
    ['one byte more', 500e6 + 1, null, 'pro_micro'],
    ['what the disk of a compute size is made for', 10 * GB, null, 'pro_micro'],
    ['more than that', 10 * GB + 1, null, 'pro_small'],
    ['a small one with too many connections', 1e6, 100_000, null],
  ])('%s', (_, bytes, connections, plan) => {
    expect(estimateCost(usage(bytes, connections)).cheapest).toBe(plan);
  });

  it('costs more disk only above what is included, and never on a plan with a hard limit', () => {
    const at = (bytes: number) =>
      new Map(estimateCost(usage(bytes)).plans.map((plan) => [plan.id, plan.monthly]));
    const base = PLAN_FACTS.find(({ id }) => id === 'pro_small')?.monthly ?? 0;
    expect(at(DISK_INCLUDED_BYTES).get('pro_small')).toBe(base);
    expect(at(DISK_INCLUDED_BYTES + 10 * GB).get('pro_small')).toBe(base + 10 * DISK_PER_GB);
    expect(at(900 * GB).get('free')).toBe(0);
  });

  it('is not ruled out by what nobody measured', () => {
    const { plans } = estimateCost({ databaseBytes: 1e6, connections: null, egressBytesPerMonth: null });
    expect(
      plans.every(({ clients, egress, fits }) => fits && clients.fits === null && egress.fits === null),
    ).toBe(true);
    const heavy = estimateCost({ databaseBytes: 1e6, connections: null, egressBytesPerMonth: 6 * GB });
    expect(heavy.cheapest).toBe('pro_micro');
  });

  it('is not said to fit before its database was measured, and said not to where something else rules it out', () => {
    const answers = (databaseBytes: number | null, connections: number | null) => {
      const cost = estimateCost({ databaseBytes, connections, egressBytesPerMonth: null });
      return new Map(cost.plans.map((plan) => [plan.id, plan.fits]));
    };
    expect(new Set(answers(null, null).values())).toEqual(new Set([null]));
    const free = PLAN_FACTS.find(({ id }) => id === 'free');
    expect(answers(null, (free?.poolerClients ?? 0) + 1).get('free')).toBe(false);
    expect(answers(1e6, null).get('free')).toBe(true);
    expect(answers((free?.databaseBytes ?? 0) + 1, null).get('free')).toBe(false);
  });
});

type Measured = Parameters<typeof suggestRecommendations>[0];
const board = (state: BoardEntry['state']): BoardEntry => ({
  ...{ id: 'rollback', group: 'quality', state, step: null, statement: null },
  message: { key: 'common.copied' },
});
const about = (kind: 'practice' | 'supabase'): Report['migration'] => ({
  id: '00000000-0000-4000-8000-000000000000',
  name: 'x',
  kind,
  createdBy: 'Ana',
  createdAt: '2026-01-01T00:00:00.000Z',
});
const measured = (change: Partial<Measured> = {}): Measured => ({
  cost: estimateCost(usage(100e6)),
  latency: null,
  exposure: null,
  board: [board('pass')],
  target: null,
  migration: about('supabase'),
  indexes: [],
  ...change,
});
const latency = (verdict: 'slower' | 'faster' | 'unclear', knee: number | null): Report['latency'] => ({
  limitMs: 100,
  workloads: [
    { workload: 'select1', verdict, ratio: { value: 3.1234, low: 3, high: 4 }, before: null, after: null },
  ],
  series: [],
  knee,
});

describe('what to do next', () => {
  const ids = (change?: Partial<Measured>) => suggestRecommendations(measured(change)).map(({ id }) => id);

  it.each<[name: string, change: Partial<Measured>, has: string, isThere: boolean]>([
    ['the plan, once the size is known', {}, 'plan', true],
    ['no plan without a size', { cost: estimateCost(usage(null)) }, 'plan', false],
    ['that the free plan’s limit is near', { cost: estimateCost(usage(400e6)) }, 'plan.nearLimit', true],
    ['nothing of it far below', { cost: estimateCost(usage(300e6)) }, 'plan.nearLimit', false],
    ['backups for a real project', {}, 'backups', true],
    ['none for practice', { migration: about('practice') }, 'backups', false],
    ['the real thing after practice', { migration: about('practice') }, 'real', true],
    ['a rehearsal that was not made', { board: [board('open')] }, 'rehearsal', true],
    ['no rehearsal where one passed', {}, 'rehearsal', false],
    [
      'indexes that repeat',
      { indexes: [{ rule: 'redundant-index', objects: ['a'], isCut: false }] },
      'indexes.redundant-index',
      true,
    ],
  ])('%s', (_, change, has, isThere) => {
    expect(ids(change).includes(has)).toBe(isThere);
  });

  it('counts a table that can be read and written once', () => {
    const exposure = { readable: ['public.a', 'public.b'], writable: ['public.a'], checked: 3 };
    const found = suggestRecommendations(measured({ exposure })).find(({ id }) => id === 'exposure');
    expect(found?.message.params).toEqual({ tables: 2 });
  });

  it.each([
    ['slower', 'supabase', true],
    ['unclear', 'supabase', false],
    ['faster', 'supabase', false],
    ['slower', 'practice', false],
  ] as const)('speaks of the distance where the target is %s in %s: %s', (verdict, kind, isThere) => {
    const found = ids({ latency: latency(verdict, 12), migration: about(kind) });
    expect(found.includes('latency')).toBe(isThere);
    expect(found).toContain('pool');
    expect(ids({ latency: latency(verdict, null) })).not.toContain('pool');
  });

  it('names six objects at most, and says that there are more', () => {
    const objects = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    const indexes = [{ rule: 'redundant-index' as const, objects, isCut: false }];
    const found = suggestRecommendations(measured({ indexes })).find(({ id }) => id.startsWith('indexes'));
    expect(found?.message.params).toEqual({ count: 7, names: 'a, b, c, d, e, f', isCut: true });
  });
});

describe('lessons, and what people make of them', () => {
  const phase = (change: Partial<Report['phases'][number]>) => ({
    ...{ id: 'schema' as const, estimateMinutes: 10, workMs: 0, elapsedMs: null, steps: [] },
    ...change,
  });

  it('tells of attempts, of a phase that took half as long again, and of what was left out', () => {
    const attempts = [runOf('crud', { status: 'failed' }), runOf('crud')];
    const [proof] = phasesOf({
      steps: [
        stepOf('crud', { attempts, lastRun: attempts[1] ?? null }),
        stepOf('health', { state: 'skipped', lastRun: null, skip: { reason: 'no address', by: 'Ana' } }),
      ],
      waivers: [],
    }).filter(({ id }) => id === 'prove');
    expect(suggestLessons(proof ? [proof] : []).map(({ id }) => id)).toEqual([
      'attempts:crud',
      'skipped:health',
    ]);
    const pause = outcomeOf('data.cutover.estimate', 'pass');
    const switched = stepOf('data.cutover', { lastRun: runOf('data.cutover', { outcomes: [pause] }) });
    expect(suggestLessons([], [switched])).toEqual([{ id: 'pause:data.cutover', message: pause.message }]);
    const minutes = (count: number) => suggestLessons([phase({ workMs: count * 60_000 })]);
    expect(minutes(15)).toEqual([]);
    expect(minutes(16)).toMatchObject([
      { id: 'overrun:schema', message: { params: { minutes: 16, estimate: 10 } } },
    ]);
  });

  const suggested: readonly Suggestion[] = [
    { id: 'one', message: { key: 'common.copied' } },
    { id: 'two', message: { key: 'common.copy' } },
  ];
  const note = (change: Partial<ReportNote>): ReportNote => ({
    ...{ id: '1', kind: 'lesson', suggestion: null, text: 'In my words', isHidden: false, by: 'Eva' },
    ...{ at: new Date(0), version: 1 },
    ...change,
  });

  it.each<[name: string, notes: readonly ReportNote[], expected: readonly (string | null)[]]>([
    ['nobody touched', [], [null, null]],
    ['reworded', [note({ suggestion: 'one' })], ['In my words', null]],
    ['left out', [note({ suggestion: 'one', isHidden: true })], [null]],
    ['added to', [note({ text: 'Mine' })], [null, null, 'Mine']],
    ['added and hidden', [note({ isHidden: true })], [null, null]],
    ['of the other kind', [note({ kind: 'recommendation' })], [null, null]],
    ['reworded although nothing suggests it any more', [note({ suggestion: 'gone' })], [null, null]],
  ])('are as suggested, unless %s', (_, notes, expected) => {
    const entries = notesOf('lesson', suggested, notes);
    expect(entries.map(({ text }) => text)).toEqual(expected);
    expect(entries.every(({ text, message }) => (text === null) !== (message === null))).toBe(true);
    expect(entries.filter(({ text }) => text !== null).every(({ by }) => by === 'Eva')).toBe(true);
  });
});

describe('phases', () => {
  it('add up every run and undo of their steps, failed ones too, and no preview', () => {
    const runs = [
      runOf('crud', { status: 'failed' }),
      runOf('crud', { action: 'preview' }),
      runOf('crud', { action: 'undo' }),
      runOf('crud'),
      runOf('crud', { status: 'running', isTerminal: false, endedAt: null }),
    ];
    const phases = phasesOf({
      steps: [stepOf('crud', { attempts: runs, lastRun: runs[3] ?? null })],
      waivers: [],
    });
    const proof = phases.find(({ id }) => id === 'prove');
    expect(proof).toMatchObject({ workMs: 3 * 60_000, steps: [{ id: 'crud', attempts: 3 }] });
    expect(proof?.elapsedMs).toBe(Date.parse(runs[3]?.endedAt ?? '') - Date.parse(runs[0]?.startedAt ?? ''));
    expect(phases.map(({ id }) => id)).toEqual([
      'prepare',
      'schema',
      'data',
      'backend',
      'prove',
      'close',
      'rollback',
    ]);
    expect(phases.filter(({ id }) => id !== 'prove').every(({ elapsedMs }) => elapsedMs === null)).toBe(true);
  });

  it('take a run that has not ended, or whose clock was put back, for no time', () => {
    expect(workOf(runOf('crud', { endedAt: null }))).toBe(0);
    expect(workOf(runOf('crud', { startedAt: null }))).toBe(0);
    expect(
      workOf(runOf('crud', { startedAt: '2026-01-02T00:00:00Z', endedAt: '2026-01-01T00:00:00Z' })),
    ).toBe(0);
    expect(spanOf([])).toEqual({ startedAt: null, endedAt: null });
  });
});
