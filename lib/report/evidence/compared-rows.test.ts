import { describe, expect, it } from 'vitest';
import { type SchemaVerifyEvidence, schemaVerifyEvidence } from '../../plan/evidence/schema-verify-evidence';
import type { StepState } from '../../plan/status';
import type { Verdict } from '../../plan/step';
import type { StepId } from '../../plan/step-id';
import { boardOf } from '../sections/board';
import { leftBy, outcomeOf, runOf, stepOf } from '../testing/step-fixtures';
import { comparedRows } from './compared-rows';
import { rowFacts } from './rows';

type Judged = Readonly<Record<string, Verdict>>;
const EQUAL: Judged = { 'data.verify.rows': 'pass', 'data.verify.complete': 'pass' };
const SOME: Judged = { 'data.verify.rows': 'pass', 'data.verify.complete': 'unchecked' };
const WRONG: Judged = { 'data.verify.rows': 'fail', 'data.verify.complete': 'pass' };
const NONE: Judged = { 'data.verify.rows': 'unchecked', 'data.verify.complete': 'unchecked' };
const COPIED: Judged = { 'data.copy.moved': 'pass', 'data.copy.verified': 'pass' };
const UNREAD: Judged = { 'data.copy.moved': 'pass', 'data.copy.verified': 'unchecked' };
const FOLLOWED: Judged = { 'data.follow.lag': 'pass', 'data.follow.verified': 'unchecked' };

/** A run of a step with these verdicts; each is a little later than the one made before it. */
function ran(id: StepId, verdicts: Judged, state?: StepState) {
  const outcomes = Object.entries(verdicts).map(([name, verdict]) => outcomeOf(name, verdict));
  const status = Object.values(verdicts).includes('fail') ? 'failed' : 'succeeded';
  return stepOf(id, { state: state ?? status, lastRun: runOf(id, { outcomes, status }) });
}

type Pair = readonly [source: number | null, target: number | null, isThere?: boolean];

const counted = (...pairs: readonly Pair[]) => {
  const evidence: SchemaVerifyEvidence = {
    schemas: ['public'],
    sha256: '',
    fileToTarget: null,
    sourceToTarget: null,
    fileToSource: null,
    triggers: [],
    ms: 1,
    files: [],
    rows: pairs.map(([source, target, isThere = true], index) => ({
      table: `public.t${index}`,
      source,
      target,
      isExact: true,
      isThere,
    })),
  };
  return leftBy(schemaVerifyEvidence, evidence);
};

describe('what moved or compared rows last', () => {
  it.each<[name: string, steps: () => ReturnType<typeof ran>[], state: string | null]>([
    ['nothing', () => [], null],
    [
      'a preflight and the source’s preparation',
      () => [ran('data.preflight', {}), ran('data.prepare', {})],
      null,
    ],
    ['a comparison of all', () => [ran('data.verify', EQUAL)], 'compared'],
    ['a comparison of some tables', () => [ran('data.verify', SOME)], 'partly'],
    ['a comparison that found a difference', () => [ran('data.verify', WRONG)], 'differ'],
    ['a comparison of nothing', () => [ran('data.verify', NONE)], 'uncompared'],
    ['a copy that compared', () => [ran('data.copy', COPIED)], 'compared'],
    ['a copy that did not', () => [ran('data.copy', UNREAD)], 'uncompared'],
    ['a copy, then a comparison', () => [ran('data.copy', UNREAD), ran('data.verify', EQUAL)], 'compared'],
    ['a comparison, then a copy', () => [ran('data.verify', EQUAL), ran('data.copy', UNREAD)], 'uncompared'],
    [
      'a comparison, then following',
      () => [ran('data.verify', EQUAL), ran('data.follow', FOLLOWED)],
      'uncompared',
    ],
    ['a comparison out of date', () => [ran('data.verify', EQUAL, 'stale')], 'uncompared'],
    ['a copy broken off', () => [ran('data.copy', {}, 'interrupted')], 'uncompared'],
    ['a copy taken back', () => [ran('data.copy', COPIED, 'undone')], null],
    ['a copy left out', () => [ran('data.copy', COPIED, 'skipped')], null],
  ])('%s', (_, steps, state) => {
    expect(comparedRows(steps())?.state ?? null).toBe(state);
  });
});

describe('what the report says of the rows', () => {
  const facts = (steps: readonly ReturnType<typeof ran>[]) => rowFacts(steps);

  it('takes a count from before a copy for none of the target’s', () => {
    const before = counted([5, 0]);
    expect(facts([before])).toMatchObject({ state: 'none', rows: 5, moved: 0 });
    const copy = ran('data.copy', UNREAD);
    expect(facts([before, copy])).toMatchObject({ state: 'uncompared', rows: 5, moved: 0 });
    expect(facts([before, { ...copy, state: 'undone' }])).toMatchObject({ state: 'unseen', rows: 5 });
    expect(facts([copy, counted([5, 5])])).toMatchObject({ state: 'uncompared' });
    const undone = { ...ran('data.copy', UNREAD), state: 'undone' as const };
    expect(facts([undone, counted([5, 5])])).toMatchObject({ state: 'counted', moved: 5 });
  });

  it.each<[name: string, pairs: readonly Pair[], expected: object]>([
    ['a table that the role may not read', [[5, null]], { state: 'unseen', moved: 0 }],
    ['a source that it may not read', [[null, 3]], { state: 'unseen' }],
    [
      'one that is lacking beside one that nobody may read',
      [
        [5, null],
        [4, 1],
      ],
      { state: 'some' },
    ],
    ['a table that is not there', [[5, null, false]], { state: 'none', rows: 5 }],
    [
      'one not there, one whole',
      [
        [5, null, false],
        [2, 2],
      ],
      { state: 'some', rows: 7, moved: 2 },
    ],
  ])('counts %s as what it is', (_, pairs, expected) => {
    expect(facts([counted(...pairs)])).toMatchObject(expected);
  });

  it.each<[name: string, step: () => ReturnType<typeof ran>, state: string, key: string]>([
    ['equal rows', () => ran('data.verify', EQUAL), 'pass', 'common.copied'],
    ['rows that differ', () => ran('data.verify', WRONG), 'fail', 'common.copied'],
    ['some tables only', () => ran('data.verify', SOME), 'open', 'report.board.rowsPartly'],
    ['rows moved and not compared', () => ran('data.copy', UNREAD), 'open', 'report.board.rowsUncompared'],
    ['rows compared by the copy itself', () => ran('data.copy', COPIED), 'pass', 'common.copied'],
  ])('answers “data integrity” for %s', (_, step, state, key) => {
    const steps = [stepOf('crud'), counted([5, 0]), step()];
    const board = boardOf(
      {
        ...{ steps, waivers: [], statements: [], watched: [] },
        migration: { kind: 'practice' },
      },
      { plans: [], cheapest: null, factsAsOf: '2026-01-01' },
    );
    expect(board.find(({ id }) => id === 'integrity')).toMatchObject({ state, message: { key } });
  });
});
