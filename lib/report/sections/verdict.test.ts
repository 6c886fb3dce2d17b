import { describe, expect, it } from 'vitest';
import { say } from '../../i18n/message';
import type { StepState } from '../../plan/status';
import type { RowFacts } from '../evidence/rows';
import type { BoardEntry } from '../report-schema';
import { outcomeOf, redStep, runOf, stepOf, waiverOf } from '../testing/step-fixtures';
import { STANDINGS, type Standing } from './standing';
import { type Judged, verdictOf } from './verdict';

const EMPTY: RowFacts = { state: 'empty', rows: 0, tables: 0, moved: 0, isExact: true };
type StepName = Parameters<typeof stepOf>[0];

function row(id: BoardEntry['id'], state: BoardEntry['state']): BoardEntry {
  return {
    id,
    group: 'technical',
    state,
    message: say('report.board.nothingSays'),
    step: null,
    statement: null,
  };
}

/** A step of each standing, as its runs leave it. */
function stepWith(id: StepName, standing: Standing) {
  const as = (state: StepState, verdicts: readonly ('pass' | 'warn' | 'unchecked')[]) => {
    const outcomes = verdicts.map((verdict, at) => outcomeOf(`${id}.${at}`, verdict));
    return stepOf(id, { state, lastRun: runOf(id, { outcomes }) });
  };
  const broken = runOf(id, { status: 'interrupted', outcomes: [], evidence: null });
  switch (standing) {
    case 'pass':
      return as('succeeded', ['pass', 'unchecked']);
    case 'attention':
      return as('warned', ['warn', 'pass']);
    case 'unchecked':
      return as('succeeded', ['unchecked', 'unchecked']);
    case 'fail':
    case 'waived':
      return redStep(id, `${id}.red`);
    case 'stale':
      return stepOf(id, { state: 'stale', staleBecause: ['schema.preview'] });
    case 'undone':
      return stepOf(id, { state: 'undone' });
    case 'interrupted':
      return stepOf(id, { state: 'interrupted', lastRun: broken });
    case 'skipped':
      return stepOf(id, { state: 'skipped', lastRun: null, skip: { reason: 'not here', by: 'Ana' } });
    case 'underWay':
      return stepOf(id, {
        state: 'running',
        lastRun: runOf(id, {
          status: 'running',
          isTerminal: false,
          endedAt: null,
          outcomes: [],
          evidence: null,
        }),
      });
    case 'missing':
      return stepOf(id, { state: 'ready', lastRun: null });
  }
}

function verdictWith(id: StepName, standing: Standing, change: Partial<Judged> = {}) {
  const others = (['target.credentials', 'connection'] as const).filter((other) => other !== id);
  const step = stepWith(id, standing);
  const waivers = standing === 'waived' ? [waiverOf(step, `${id}.red`)] : [];
  const facts = { steps: [...others.map((other) => stepOf(other)), step], waivers };
  return verdictOf({ facts, issues: [], board: [row('schema', 'pass')], losses: [], rows: EMPTY, ...change });
}

/** Written out, not computed: what a reader may sign. */
const TABLE: Readonly<Record<Standing, readonly [required: string, optional: string, rollback: string]>> = {
  pass: ['success', 'success', 'success'],
  attention: ['success', 'success', 'success'],
  fail: ['failed', 'failed', 'failed'],
  unchecked: ['partial', 'success', 'success'],
  waived: ['partial', 'partial', 'partial'],
  skipped: ['partial', 'success', 'success'],
  stale: ['partial', 'partial', 'partial'],
  undone: ['partial', 'partial', 'partial'],
  interrupted: ['partial', 'partial', 'partial'],
  underWay: ['partial', 'partial', 'partial'],
  missing: ['partial', 'success', 'success'],
};

describe('the verdict', () => {
  it.each(STANDINGS)('of a migration with a step that is %s', (standing) => {
    const [required, optional, rollback] = TABLE[standing];
    expect(verdictWith('schema.verify', standing).status).toBe(required);
    expect(verdictWith('exposure', standing).status).toBe(optional);
    expect(verdictWith('rollback.rehearsal', standing).status).toBe(rollback);
  });

  it.each(STANDINGS.flatMap((one) => STANDINGS.map((other) => [one, other] as const)))(
    'is the worse of a required step that is %s and an optional one that is %s',
    (one, other) => {
      const rank = ['success', 'partial', 'failed'];
      const worse = Math.max(rank.indexOf(TABLE[one][0]), rank.indexOf(TABLE[other][1]));
      const steps = [stepWith('crud', one), stepWith('backend.env', other)];
      const waivers = steps
        .filter((_, at) => [one, other][at] === 'waived')
        .map((step) => waiverOf(step, `${step.outline.id}.red`));
      const judged = { facts: { steps, waivers }, issues: [], board: [], losses: [], rows: EMPTY };
      const verdict = verdictOf(judged);
      expect(verdict.status).toBe(rank[worse]);
      expect(verdict.reasons.length > 0).toBe(verdict.status !== 'success');
    },
  );

  it.each([
    ['pass', 'success'],
    ['warn', 'success'],
    ['fail', 'failed'],
    ['waived', 'success'],
    ['open', 'partial'],
    ['skipped', 'success'],
  ] as const)('with a success criterion that is %s is %s', (state, status) => {
    expect(verdictWith('crud', 'pass', { board: [row('logs', state)] }).status).toBe(status);
  });

  it('says what was not answered and what was answered no in different words', () => {
    const board = [row('logs', 'open'), row('monitoring', 'fail')];
    const { rule, reasons } = verdictWith('crud', 'pass', { board });
    expect(rule).toMatchObject({ key: 'report.verdict.rule.failed', params: { count: 1, unanswered: 1 } });
    expect(reasons.at(-1)).toMatchObject({ params: { criteria: 'logs' } });
  });

  it('is not SUCCESS with a loss that somebody accepted, and names it', () => {
    const loss = {
      what: 'missing',
      kind: 'table',
      name: 'public.old',
      rows: 7,
      reason: 'empty',
      by: 'Eva',
      message: say('common.copied'),
    } as const;
    const { status, reasons } = verdictWith('crud', 'pass', { losses: [loss] });
    expect(status).toBe('partial');
    expect(reasons).toMatchObject([
      { key: 'report.verdict.givenUp', params: { object: 'table public.old', name: 'Eva' } },
    ]);
  });

  it('says in its own sentence that no rows were moved', () => {
    const rows: RowFacts = { state: 'none', rows: 15_532, tables: 6, moved: 0, isExact: true };
    expect(verdictWith('crud', 'pass', { rows }).rule.params).toMatchObject({ data: 'none', rows: 15_532 });
  });

  it.each([
    ['stale', 'partial'],
    ['undone', 'partial'],
    ['failed', 'failed'],
    ['succeeded', 'success'],
  ] as const)('takes a step that was %s for that, while its preview waits: %s', (state, status) => {
    const left = state === 'failed' ? redStep('crud') : stepOf('crud', { state });
    const { lastRun, staleBecause } = left;
    const settled = { state, lastRun, staleBecause };
    const facts = { steps: [{ ...left, state: 'waiting' as const, settled }], waivers: [] };
    const verdict = verdictOf({ facts, issues: [], board: [], losses: [], rows: EMPTY });
    expect(verdict.status).toBe(status);
  });

  it('takes a preview that failed for no answer', () => {
    const settled = { state: 'ready' as const, lastRun: null, staleBecause: [] };
    for (const [id, status] of [
      ['exposure', 'success'],
      ['crud', 'partial'],
    ] as const) {
      const facts = { steps: [stepOf(id, { state: 'failed', lastRun: null, settled })], waivers: [] };
      expect(verdictOf({ facts, issues: [], board: [], losses: [], rows: EMPTY }).status).toBe(status);
    }
  });

  it('names every step that keeps it from SUCCESS, and no other', () => {
    for (const standing of STANDINGS) {
      const { status, reasons } = verdictWith('crud', standing);
      const named = reasons.filter(({ params }) => params?.step === 'crud');
      if (status === 'success') expect(reasons, standing).toEqual([]);
      else if (standing !== 'fail') expect(named, standing).toHaveLength(1);
    }
  });

  it('lets the run that ended speak while another is under way', () => {
    const red = redStep('crud');
    const judged = { issues: [], board: [], losses: [], rows: EMPTY };
    for (const state of ['running', 'waiting'] as const) {
      const facts = { steps: [{ ...red, state }], waivers: [] };
      expect(verdictOf({ ...judged, facts }).status).toBe('failed');
    }
  });
});
