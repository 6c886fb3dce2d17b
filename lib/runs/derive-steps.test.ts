import '../steps/registry';
import { describe, expect, it } from 'vitest';
import { say } from '../i18n/message';
import type { RunStatus } from '../plan/status';
import { findStep } from '../plan/step-catalog';
import type { StepId } from '../plan/step-id';
import type { AgainMark } from '../store/again-marks';
import type { StepSkip } from '../store/step-skips';
import type { RunView } from './derive-run';
import { deriveSteps, type StepFacts, stepFacts } from './derive-steps';
import { obstaclesOf, settledStep } from './gate';
import { lastPassed } from './read-runs';

let clock = 0;
function run(stepId: StepId, status: RunStatus = 'succeeded', action: RunView['action'] = 'run'): RunView {
  clock += 10;
  const at = (offset: number) => new Date(Date.UTC(2026, 0, 1) + (clock + offset) * 1000).toISOString();
  const isTerminal = !['queued', 'running', 'cancelling'].includes(status);
  return {
    id: `${clock}`,
    migrationId: 'm',
    stepId,
    action,
    attempt: 1,
    input: {},
    undoes: null,
    requestedBy: 'ana',
    requestedAt: at(0),
    startedAt: at(1),
    endedAt: isTerminal ? at(5) : null,
    status,
    isTerminal,
    evidence: {},
    outcomes: [],
    preview: null,
    error: null,
  };
}

/** A rollback that took back all it could, but for the criteria named. */
function rollback(stepId: StepId, status: RunStatus = 'succeeded', ...failed: string[]): RunView {
  const ids = ['rollback.files', 'rollback.commit', 'rollback.catalog', 'rollback.health'];
  const outcomes = ids.map((id) => ({
    id,
    verdict: failed.includes(id) ? ('fail' as const) : ('pass' as const),
    message: say('backend.criterion.rollbackCatalog'),
  }));
  return { ...run(stepId, status), outcomes };
}

const FACTS: Partial<Record<StepId, StepFacts>> = {
  'schema.preview': { needs: [], hasPreview: false },
  'schema.deploy': {
    needs: ['schema.preview'],
    takenBack: { by: ['rollback.everything'], when: 'rollback.catalog' },
    hasPreview: true,
  },
  'schema.verify': { needs: ['schema.deploy'], hasPreview: false },
};

function states(runs: readonly RunView[], skips: readonly StepSkip[] = [], marks: readonly AgainMark[] = []) {
  const steps = deriveSteps({ runs, kind: 'supabase', skips, facts: (id) => FACTS[id], marks });
  return Object.fromEntries(steps.map((step) => [step.outline.id, step]));
}

describe('deriveSteps', () => {
  it('starts with what is ready and what is blocked by what', () => {
    const steps = states([]);
    expect(steps['schema.preview']?.state).toBe('ready');
    expect(steps['schema.deploy']).toMatchObject({ state: 'blocked', blockedBy: ['schema.preview'] });
    expect(steps.crud?.state).toBe('not-started');
    expect(steps['practice.lab']).toBeUndefined();
  });

  it.each(['succeeded', 'warned', 'failed', 'cancelled', 'interrupted', 'running'] as const)(
    'shows %s',
    (status) => {
      expect(states([run('schema.preview', status)])['schema.preview']?.state).toBe(status);
    },
  );

  it('waits for the operator after a preview, and no more once it ran', () => {
    const before = [run('schema.preview'), run('schema.deploy', 'succeeded', 'preview')];
    expect(states(before)['schema.deploy']?.state).toBe('waiting');
    expect(states([...before, run('schema.deploy')])['schema.deploy']?.state).toBe('succeeded');
  });

  it.each([
    ['undone', [run('schema.preview'), run('schema.deploy'), run('schema.deploy', 'succeeded', 'undo')]],
    ['stale', [run('schema.preview'), run('schema.deploy'), run('schema.preview')]],
    ['failed', [run('schema.preview'), run('schema.deploy', 'failed')]],
    ['succeeded', [run('schema.preview'), run('schema.deploy')]],
    ['ready', [run('schema.preview')]],
  ] as const)('keeps what was %s beside a preview, or a run under way', (settled, before) => {
    for (const [status, action, shown] of [
      ['succeeded', 'preview', 'waiting'],
      ['running', 'preview', 'running'],
      ['running', 'run', 'running'],
    ] as const) {
      const step = states([...before, run('schema.deploy', status, action)])['schema.deploy'];
      expect(step).toMatchObject({ state: shown, settled: { state: settled } });
      expect(settledStep(step!)).toMatchObject({ state: settled });
    }
    expect(states(before)['schema.deploy']?.settled).toBeUndefined();
  });

  it('takes a preview that failed for no run', () => {
    const step = states([run('schema.preview'), run('schema.deploy', 'failed', 'preview')])['schema.deploy'];
    expect(step).toMatchObject({ state: 'failed', settled: { state: 'ready', lastRun: null } });
    expect(obstaclesOf(step!)).toMatchObject([{ kind: 'missing' }]);
  });

  it('makes what read an older result stale, and names why', () => {
    const runs = [run('schema.preview'), run('schema.deploy'), run('schema.verify'), run('schema.deploy')];
    expect(states(runs)['schema.verify']).toMatchObject({ state: 'stale', staleBecause: ['schema.deploy'] });
    const failedAgain = [...runs.slice(0, 3), run('schema.deploy', 'failed')];
    expect(states(failedAgain)['schema.verify']?.state).toBe('succeeded');
  });

  it('makes all that ran after a step out of date when everything is run again from there', () => {
    const runs = [run('connection'), run('schema.preview'), run('crud'), run('rollback.rehearsal')];
    const mark: AgainMark = { stepId: 'connection', by: 'ana', at: new Date(runs.at(-1)?.endedAt ?? '') };
    const marked = states(runs, [], [mark]);
    expect(marked.connection).toMatchObject({ state: 'succeeded', staleBecause: [] });
    expect(marked['schema.preview']).toMatchObject({ state: 'stale', staleBecause: ['connection'] });
    expect(marked.crud).toMatchObject({ state: 'stale', again: { by: 'ana' } });
    expect(marked['rollback.rehearsal']?.state).toBe('succeeded');
    const after = states([...runs, run('crud')], [], [mark]);
    expect(after.crud?.state).toBe('succeeded');
    expect(after['schema.preview']?.state).toBe('stale');
  });

  it('treats an undone step as not run, and what stood on it as stale and blocked', () => {
    const runs = [run('schema.preview'), run('schema.deploy'), run('schema.verify')];
    const undone = [...runs, run('schema.deploy', 'succeeded', 'undo')];
    expect(states(undone)['schema.deploy']).toMatchObject({ state: 'undone' });
    expect(states(undone)['schema.verify']).toMatchObject({ state: 'stale', blockedBy: ['schema.deploy'] });
  });

  it('knows that a rollback takes steps back, and that they may be done again', () => {
    const runs = [run('schema.preview'), run('schema.deploy'), rollback('rollback.everything')];
    expect(states(runs)['schema.deploy']?.state).toBe('undone');
    expect(lastPassed(runs, 'schema.deploy')).toBeNull();
    expect(states([...runs, run('schema.deploy')])['schema.deploy']?.state).toBe('succeeded');
    expect(states([rollback('rollback.everything')])['schema.deploy']?.state).toBe('blocked');
    expect(states([run('schema.preview'), rollback('rollback.backend')])['schema.preview']?.state).toBe(
      'succeeded',
    );
  });

  it('believes what a rollback proved of a step, whatever else it found', () => {
    const done = [run('backup'), run('schema.preview'), run('schema.deploy'), run('commit')];
    const unwell = [...done, rollback('rollback.everything', 'failed', 'rollback.health')];
    for (const id of ['backup', 'schema.deploy', 'commit'] as const)
      expect(lastPassed(unwell, id), id).toBeNull();
    expect(states(unwell)['schema.deploy']?.state).toBe('undone');
    const kept = [...done, rollback('rollback.everything', 'warned', 'rollback.commit')];
    expect(lastPassed(kept, 'commit')).not.toBeNull();
    expect(lastPassed(kept, 'schema.deploy')).toBeNull();
    const byHand = [...done, rollback('rollback.everything', 'failed', 'rollback.files')];
    expect(lastPassed(byHand, 'backup')).not.toBeNull();
    const refused = [...done, { ...run('rollback.everything', 'failed'), evidence: null }];
    expect(lastPassed(refused, 'schema.deploy')).not.toBeNull();
  });

  it('makes tests stale when the backend changed after them, and never waits for its steps', () => {
    const facts = (id: StepId): StepFacts | undefined => {
      const step = findStep(id);
      return step && { ...stepFacts(step), hasPreview: false };
    };
    const stateOf = (runs: readonly RunView[], id: StepId) =>
      deriveSteps({ runs, kind: 'practice', skips: [], facts }).find(({ outline }) => outline.id === id);
    for (const id of ['tests.unit', 'tests.integration', 'health'] as const) {
      expect(stateOf([], id)?.state).toBe('ready');
      const before = [run('backend.env'), run('backend.compose'), run(id)];
      expect(stateOf(before, id)?.state).toBe('succeeded');
      for (const changed of ['backend.env', 'backend.compose', 'rollback.backend'] as const) {
        const change = changed === 'rollback.backend' ? rollback(changed) : run(changed);
        const after = stateOf([...before, change], id);
        expect(after).toMatchObject({ state: 'stale', blockedBy: [] });
        expect(after?.staleBecause).toContain(changed === 'backend.compose' ? changed : 'backend.env');
      }
      expect(stateOf([...before, run('backend.env', 'failed')], id)?.state).toBe('succeeded');
      expect(stateOf([...before, run('backend.env'), run(id)], id)?.state).toBe('succeeded');
    }
    const compared = [run('tests.baseline'), run('tests.unit'), run('tests.baseline')];
    expect(stateOf(compared, 'tests.unit')?.staleBecause).toEqual(['tests.baseline']);
    expect(stateOf([run('tests.unit'), run('backend.driver')], 'tests.unit')?.state).toBe('stale');
  });

  it('shows a skip until the step passes after all', () => {
    const skip: StepSkip = { stepId: 'schema.verify', reason: 'by hand', by: 'ana', at: new Date() };
    expect(states([], [skip])['schema.verify']?.state).toBe('skipped');
    expect(states([run('schema.verify')], [skip])['schema.verify']?.state).toBe('succeeded');
  });
});

describe('files that are no longer as a step left them', () => {
  it('make the step out of date, and what reads it, but not a step that was taken back or failed', () => {
    const strayed = new Map([['schema.preview', ['a.sql']]]);
    const facts = (id: StepId) => FACTS[id];
    const states = (runs: readonly RunView[]) =>
      deriveSteps({ runs, kind: 'supabase', skips: [], facts, strayed }).flatMap(({ outline, ...step }) =>
        outline.id in FACTS ? [[step.state, step.strayed ?? null, step.staleBecause]] : [],
      );
    const ran = [run('schema.preview'), run('schema.deploy')];
    expect(states(ran)).toEqual([
      ['stale', ['a.sql'], []],
      ['stale', null, ['schema.preview']],
      ['ready', null, []],
    ]);
    expect(states([...ran, run('schema.preview', 'failed')])[0]).toEqual(['failed', null, []]);
    expect(states([...ran, run('schema.preview', 'succeeded', 'undo')])[0]).toEqual(['undone', null, []]);
  });
});
