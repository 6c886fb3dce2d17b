import { describe, expect, it } from 'vitest';
import type { BackendComposeEvidence } from '../../plan/evidence/backend-compose-evidence';
import type { BackendEnvEvidence } from '../../plan/evidence/backend-env-evidence';
import type { BackupEvidence } from '../../plan/evidence/backup-evidence';
import type { CrudEvidence } from '../../plan/evidence/crud-evidence';
import type { ExposureEvidence, Operation } from '../../plan/evidence/exposure-evidence';
import type { LatencyEvidence, LatencyStats } from '../../plan/evidence/latency-evidence';
import type { ManualEvidence } from '../../plan/evidence/manual-evidence';
import type { SchemaDeployEvidence } from '../../plan/evidence/schema-deploy-evidence';
import {
  type Comparison,
  type MendableDifference,
  type SchemaVerifyEvidence,
  schemaVerifyEvidence,
} from '../../plan/evidence/schema-verify-evidence';
import type { TestRun } from '../../plan/evidence/test-run';
import { leftBy, stepOf } from '../testing/step-fixtures';
import { readBackups, readConfiguration } from './configuration';
import { readExposure } from './exposure';
import { readLatency } from './latency';
import { latestEvidence } from './latest-evidence';
import { lossesOf } from './losses';
import { rowFacts } from './rows';
import { readSchema } from './schema';
import { readTests } from './tests';

const manual: ManualEvidence = { kind: 'manual', instructions: [], confirmedBy: 'Eva' };

const env: BackendEnvEvidence = {
  kind: 'done',
  file: '.env',
  driver: 'asyncpg',
  driverId: 'asyncpg',
  urlKey: 'DATABASE_URL',
  poolingMode: 'transaction',
  edits: [],
  diff: '-A=1\n+A=2',
  caFile: null,
  mode: 0o600,
  before: null,
  after: '',
  wrong: [],
  kept: 0,
  lost: [],
  oldHost: null,
  isIgnored: null,
};

const compose: BackendComposeEvidence = {
  kind: 'done',
  option: 'comment',
  service: 'db',
  waiting: [],
  volumes: [],
  files: [
    { path: 'compose.yml', diff: '-db:', after: '' },
    { path: 'unchanged.yml', diff: ' \n', after: '' },
  ],
  docker: { isAvailable: false, isValid: null, words: '' },
};

describe('the changed configuration', () => {
  it.each<
    [name: string, env: BackendEnvEvidence | null, compose: BackendComposeEvidence | null, files: string[]]
  >([
    ['nothing ran', null, null, []],
    ['by hand', manual, manual, []],
    ['the env file', env, null, ['.env']],
    ['all of it, without what did not change', env, compose, ['.env', 'compose.yml']],
    ['an env file that says what it said', { ...env, diff: '' }, null, []],
  ])('%s', (_, before, after, files) => {
    expect(readConfiguration(before, after).map(({ file }) => file)).toEqual(files);
  });

  it('is the whole difference over all attempts, where that was kept', () => {
    expect(readConfiguration({ ...env, wholeDiff: '-A=0\n+A=2' }, null)).toEqual([
      { file: '.env', diff: '-A=0\n+A=2' },
    ]);
  });

  it('names the copies that were made before', () => {
    const copy = {
      path: '.env',
      sha256: '',
      copySha256: '',
      bytes: 1,
      mode: 0o600,
      isSecret: true,
      isIgnored: true,
    };
    const made: BackupEvidence = { kind: 'done', copies: [{ ...copy, copy: '.env.before' }] };
    expect([readBackups(made), readBackups(manual), readBackups(null)]).toEqual([['.env.before'], [], []]);
  });
});

describe('the exposure', () => {
  const relation = (name: string, anon: readonly Operation[], authenticated: readonly Operation[] = []) => ({
    name,
    kind: 'table' as const,
    rowSecurity: false,
    can: { anon, authenticated },
    granted: { anon, authenticated },
    isInvokerView: false,
  });
  const exposure = (relations: ExposureEvidence['after']['relations']): ExposureEvidence => {
    const seen = { hasPublicRoles: true, relations, functions: [], defaults: [] };
    const none = { statements: [], undo: [], proofs: [], dataApi: null };
    return { schemas: ['public'], lockDown: 'none', before: seen, after: seen, backendRole: 'app', ...none };
  };

  it('says which tables can be read, and which can be written, by anybody with the public key', () => {
    const tables = [
      relation('closed', []),
      relation('read', ['SELECT']),
      relation('written', ['INSERT', 'DELETE']),
      relation('by accounts', [], ['SELECT', 'UPDATE']),
    ];
    expect(readExposure(exposure(tables))).toEqual({
      readable: ['read', 'by accounts'],
      writable: ['written', 'by accounts'],
      checked: 4,
    });
    expect(readExposure(exposure([]))).toEqual({ readable: [], writable: [], checked: 0 });
    expect(readExposure(null)).toBeNull();
  });
});

describe('the latency', () => {
  const stats = (p95: number): LatencyStats => ({
    n: 9,
    min: 1,
    avg: 2,
    p50: 2,
    p95,
    p99: 9,
    max: 9,
    jitter: 0.1,
  });
  const interval = { value: 1, low: 0.9, high: 1.1 };
  const intervals = { p50: interval, p95: interval, p99: interval };
  const result = (side: 'source' | 'target', p95: number) => ({
    workload: 'select1' as const,
    side,
    stats: stats(p95),
    series: [{ at: 1, n: 9, p50: 2, p95, p99: 9, max: 9 }],
    slots: [],
    intervals,
    service: null,
  });
  const measured = (change: Partial<LatencyEvidence> = {}): LatencyEvidence => ({
    startedAt: 0,
    endedAt: 1,
    mode: 'back-to-back',
    rate: null,
    limitMs: 200,
    hasSource: false,
    results: [result('target', 30)],
    comparisons: [],
    floors: [],
    connects: [],
    sweep: null,
    failures: [],
    stopped: null,
    ...change,
  });

  it('is that of one run on both sides, where there was one', () => {
    const ratio = { value: 1.5, low: 1.2, high: 1.9 };
    const both = measured({
      results: [result('source', 20), result('target', 30)],
      comparisons: [
        {
          workload: 'select1',
          ratios: { ...intervals, p95: ratio },
          verdicts: { p50: 'unclear', p95: 'slower', p99: 'unclear' },
        },
      ],
    });
    const before = measured({ results: [result('source', 99)] });
    expect(readLatency(both, before)).toMatchObject({
      limitMs: 200,
      workloads: [{ before: { p95: 20 }, after: { p95: 30 }, ratio, verdict: 'slower' }],
      series: [{ at: 1, n: 9, p50: 2, p95: 30, p99: 9 }],
    });
  });

  it('takes its “before” from the baseline, and has none of its own there', () => {
    const before = measured({ results: [result('source', 99)], limitMs: 150 });
    expect(readLatency(measured(), before)?.workloads).toMatchObject([
      { before: { p95: 99 }, after: { p95: 30 }, ratio: null, verdict: null },
    ]);
    expect(readLatency(null, before)).toMatchObject({
      limitMs: 150,
      workloads: [{ before: { p95: 99 }, after: null }],
      series: [],
      knee: null,
    });
    expect(readLatency(null, null)).toBeNull();
  });

  it('knows the connections above which more bring little', () => {
    const sweep = { asked: 20, allowed: 20, levels: [], knee: 8, exhausted: null };
    expect(readLatency(measured({ sweep }), null)?.knee).toBe(8);
  });
});

const difference = (change: Partial<MendableDifference>): MendableDifference => ({
  change: 'missing',
  kind: 'table',
  name: 'public.t',
  parent: null,
  weight: 'fail',
  properties: [],
  contained: 0,
  mend: null,
  accepted: null,
  ...change,
});
const comparison = (first: readonly MendableDifference[]): Comparison => ({
  objects: 12,
  fails: 0,
  warns: 0,
  notes: 0,
  accepted: 0,
  differences: { count: first.length, first },
});
const verified = (change: Partial<SchemaVerifyEvidence> = {}): SchemaVerifyEvidence => ({
  schemas: ['public'],
  sha256: 'verified',
  fileToTarget: null,
  sourceToTarget: null,
  fileToSource: null,
  triggers: [],
  ms: 1,
  files: [],
  ...change,
});

describe('the schema', () => {
  const deployed = (change: Partial<SchemaDeployEvidence> = {}): SchemaDeployEvidence => ({
    outcome: 'deployed',
    sha256: 'deployed',
    through: 'session',
    statements: 10,
    ms: 1,
    slowest: [],
    created: { table: 2, index: 3 },
    createdTotal: 5,
    altered: 0,
    removed: 0,
    lost: [],
    hazards: [],
    record: null,
    secondPart: [],
    secondPartFailure: null,
    history: [],
    ...change,
  });
  const tried = (...tables: readonly string[]): CrudEvidence => ({
    startedAt: 0,
    endedAt: 1,
    tables: tables.map((table) => ({ table, door: 'pooler', operations: [], rules: [], skipped: null })),
    concurrency: null,
    leftovers: { removedBefore: 0, remaining: [], byTriggers: [] },
    stopped: null,
  });

  it('is what the newest deploy says, but for what an earlier one made', () => {
    const again = deployed({ outcome: 'already-there', created: {}, createdTotal: 0, statements: 11 });
    expect(readSchema([deployed(), again], null, null)).toMatchObject({
      statements: 11,
      created: [
        { kind: 'table', count: 2 },
        { kind: 'index', count: 3 },
      ],
      fileSha256: 'deployed',
    });
  });

  it('is what was compared, and which tables were tried, each once', () => {
    const proof = { trigger: 't', table: 'a', detail: '' };
    const seen = verified({
      fileToTarget: comparison([]),
      sourceToTarget: comparison([difference({})]),
      triggers: [
        { ...proof, state: 'proved' },
        { ...proof, state: 'not-tried' },
      ],
    });
    expect(readSchema([deployed()], seen, tried('a', 'b', 'a'))).toMatchObject({
      objects: 12,
      differences: 0,
      sourceDifferences: 1,
      triggersProved: 1,
      tableNames: ['a', 'b'],
      fileSha256: 'verified',
    });
  });

  it('is none where nothing was deployed or compared', () => {
    expect(readSchema([], null, tried('a'))).toBeNull();
    expect(readSchema([], verified(), null)).toMatchObject({ statements: null, created: [], objects: null });
  });
});

describe('what was given up', () => {
  const rows = [{ table: 'public.t', source: 7, target: null, isExact: true, isThere: false }];
  const lost = (...first: readonly MendableDifference[]) =>
    lossesOf([
      leftBy(schemaVerifyEvidence, verified({ sourceToTarget: comparison(first), rows }), {
        requestedBy: 'Ana',
      }),
    ]);

  it('is what the source holds and the target lacks, with its rows and who let it go', () => {
    expect(
      lost(difference({}), difference({ kind: 'index', name: 'i', accepted: 'not needed' })),
    ).toMatchObject([
      { what: 'missing', kind: 'table', rows: 7, reason: null, by: null },
      { what: 'missing', kind: 'index', rows: null, reason: 'not needed', by: 'Ana' },
    ]);
  });

  it.each<[name: string, change: Partial<MendableDifference>, count: number]>([
    ['an object that is otherwise', { change: 'different', weight: 'fail' }, 1],
    ['a small difference', { change: 'different', weight: 'note' }, 0],
    ['an object that the target has besides', { change: 'extra' }, 0],
  ])('counts %s', (_, change, count) => {
    expect(lost(difference(change))).toHaveLength(count);
  });

  it('is nothing where nobody compared', () => {
    expect(lossesOf([])).toEqual([]);
    expect(lossesOf([leftBy(schemaVerifyEvidence, verified())])).toEqual([]);
  });
});

describe('what is known of the rows', () => {
  const counted = (
    ...pairs: readonly (readonly [source: number | null, target: number | null, isExact?: boolean])[]
  ) =>
    rowFacts([
      leftBy(
        schemaVerifyEvidence,
        verified({
          rows: pairs.map(([source, target, isExact = true], index) => ({
            table: `public.t${index}`,
            source,
            target,
            isExact,
            isThere: target !== null,
          })),
        }),
      ),
    ]);

  it.each<[name: string, facts: ReturnType<typeof rowFacts>, expected: object]>([
    ['nobody looked', rowFacts([]), { state: 'unknown', rows: 0 }],
    ['the source holds none', counted([0, 0], [0, 9]), { state: 'empty' }],
    ['none is there', counted([3, 0], [4, null]), { state: 'none', rows: 7, tables: 2, moved: 0 }],
    ['some are missing', counted([3, 3], [4, 1]), { state: 'some', rows: 7, moved: 4 }],
    ['nowhere fewer', counted([3, 3], [4, 5]), { state: 'counted', rows: 7, moved: 8, isExact: true }],
    ['estimates are no exact count', counted([3, 3, false]), { state: 'counted', isExact: false }],
  ])('%s', (_, facts, expected) => {
    expect(facts).toMatchObject(expected);
  });
});

describe('the tests', () => {
  const run = (
    kind: TestRun['kind'],
    counts: { passed: number; failed: number; skipped: number } | null,
  ): TestRun => ({
    kind,
    command: 'make test',
    folder: '/f',
    only: null,
    exitCode: 0,
    signal: null,
    endedBy: 'itself',
    ms: 1,
    report: counts && { runner: 'pytest', counts, tests: [], names: 'none' },
    comparison: null,
    needed: 1,
    neededBecause: null,
    outputId: '',
    droppedLines: 0,
  });

  it('are those whose output was understood', () => {
    const counts = { passed: 3, failed: 1, skipped: 2 };
    const runs = { baseline: run('baseline', counts), unit: run('unit', null), integration: null };
    expect(readTests(runs)).toEqual([{ suite: 'baseline', ...counts }]);
  });
});

describe('the evidence that counts', () => {
  const there = leftBy(schemaVerifyEvidence, verified());

  it.each<[state: Parameters<typeof stepOf>[1] & object, isThere: boolean]>([
    [{ state: 'succeeded' }, true],
    [{ state: 'warned' }, true],
    [{ state: 'failed' }, true],
    [{ state: 'stale' }, true],
    [{ state: 'undone' }, false],
    [{ state: 'ready' }, false],
    [{ state: 'blocked' }, false],
    [{ state: 'not-started' }, false],
    [{ lastRun: null }, false],
  ])('of a step %j is there: %s', (change, isThere) => {
    const step = stepOf('schema.verify', { lastRun: there.lastRun, ...change });
    expect(latestEvidence([step], schemaVerifyEvidence) !== null).toBe(isThere);
  });

  it('is none of a step that is not there, or that another version ran', () => {
    expect(latestEvidence([], schemaVerifyEvidence)).toBeNull();
    expect(latestEvidence([stepOf('schema.verify')], schemaVerifyEvidence)).toBeNull();
  });
});
