import { describe, expect, it } from 'vitest';
import { outcomeOf, redStep, runOf, stepOf, waiverOf } from '../report/testing/step-fixtures';
import { applyWaivers, gateFor, obstaclesOf, signBasis, WHOLE_STEP } from './gate';

const phase0 = [stepOf('target.credentials')];
const phase1 = ['connection', 'schema.preview', 'schema.deploy', 'schema.verify'] as const;
const good = [...phase0, ...phase1.map((id) => stepOf(id))];

describe('gateFor', () => {
  it('is open when every earlier required step passed, warnings and all', () => {
    const warned = stepOf('connection', {
      state: 'warned',
      lastRun: runOf('connection', { status: 'warned', outcomes: [outcomeOf('c.tls', 'warn')] }),
    });
    const steps = good.map((step) => (step.outline.id === 'connection' ? warned : step));
    expect(gateFor('backend', steps, [], [])).toMatchObject({
      isOpen: true,
      obstacles: [],
      unsigned: ['prepare', 'schema'],
    });
  });

  it('is closed by a red criterion until it is waived for that very run', () => {
    const red = redStep('schema.verify', 'schema.columns');
    const steps = [...good.filter((step) => step.outline.id !== 'schema.verify'), red];
    const closed = gateFor('backend', steps, [], []);
    expect(closed.isOpen).toBe(false);
    expect(closed.obstacles).toMatchObject([
      { stepId: 'schema.verify', criterionId: 'schema.columns', kind: 'red' },
    ]);
    const waiver = waiverOf(red, 'schema.columns');
    const open = gateFor('backend', steps, [waiver], []);
    expect(open).toMatchObject({ isOpen: true, obstacles: [] });
    expect(open.waived).toMatchObject([{ criterionId: 'schema.columns', waiver: { name: 'Eva' } }]);
    const rerun = redStep('schema.verify', 'schema.columns');
    const again = [...good.filter((step) => step.outline.id !== 'schema.verify'), rerun];
    expect(gateFor('backend', again, [waiver], []).isOpen).toBe(false);
  });

  it('asks for a waiver of each red criterion, not of one of them', () => {
    const lastRun = runOf('connection', {
      status: 'failed',
      outcomes: [outcomeOf('c.tls', 'fail'), outcomeOf('c.pool', 'fail'), outcomeOf('c.up', 'pass')],
    });
    const red = stepOf('connection', { state: 'failed', lastRun });
    const steps = good.map((step) => (step.outline.id === 'connection' ? red : step));
    const gate = gateFor('backend', steps, [waiverOf(red, 'c.tls')], []);
    expect(gate.obstacles.map((obstacle) => obstacle.criterionId)).toEqual(['c.pool']);
  });

  it('is not fooled by a waiver of another step, criterion or run', () => {
    const red = redStep('schema.verify', 'schema.columns');
    const obstacles = obstaclesOf(red);
    for (const wrong of [
      waiverOf(red, 'schema.columns', { stepId: 'schema.deploy' }),
      waiverOf(red, 'schema.indexes'),
      waiverOf(red, 'schema.columns', { runId: null }),
    ]) {
      expect(applyWaivers(obstacles, [wrong]).open).toHaveLength(1);
    }
  });

  it.each([
    ['not-started', 'missing'],
    ['ready', 'missing'],
    ['undone', 'undone'],
    ['stale', 'stale'],
    ['interrupted', 'interrupted'],
    ['cancelled', 'interrupted'],
  ] as const)('a required step that is %s stands in the way as %s', (state, kind) => {
    const step = stepOf('schema.deploy', { state });
    const [obstacle] = obstaclesOf(step);
    expect(obstacle).toMatchObject({ kind, criterionId: WHOLE_STEP, runId: step.lastRun?.id });
    expect(applyWaivers([obstacle!], [waiverOf(step, WHOLE_STEP)]).open).toEqual([]);
  });

  it('lets optional steps be left out, but not be red', () => {
    for (const state of ['not-started', 'ready', 'skipped', 'stale', 'blocked'] as const) {
      expect(obstaclesOf(stepOf('exposure', { state, lastRun: null }))).toEqual([]);
    }
    expect(obstaclesOf(redStep('exposure'))).toHaveLength(1);
  });

  it('goes by the last run that ended while a new one is under way', () => {
    const lastRun = runOf('connection', { status: 'failed', outcomes: [outcomeOf('c.tls', 'fail')] });
    for (const state of ['running', 'waiting'] as const) {
      expect(obstaclesOf(stepOf('connection', { state, lastRun }))).toMatchObject([{ kind: 'red' }]);
      expect(obstaclesOf(stepOf('connection', { state }))).toEqual([]);
      expect(obstaclesOf(stepOf('connection', { state, lastRun: null }))).toMatchObject([
        { kind: 'missing' },
      ]);
    }
  });

  it('is always open before phase 0 and the rollback, whatever is red', () => {
    const steps = [redStep('target.credentials'), redStep('schema.deploy')];
    expect(gateFor('prepare', steps, [], []).isOpen).toBe(true);
    expect(gateFor('rollback', steps, [], []).isOpen).toBe(true);
    expect(gateFor('schema', steps, [], []).isOpen).toBe(false);
  });

  it('counts a signature until something in its phase changes', () => {
    const sign = { id: '1', phase: 'prepare' as const, name: 'Ana', note: '', by: 'Ana', at: new Date() };
    const signed = { ...sign, basis: signBasis('prepare', good, []) };
    expect(gateFor('schema', good, [], [signed]).unsigned).toEqual([]);
    const rerun = [stepOf('target.credentials'), ...good.slice(1)];
    expect(gateFor('schema', rerun, [], [signed]).unsigned).toEqual(['prepare']);
  });
});
