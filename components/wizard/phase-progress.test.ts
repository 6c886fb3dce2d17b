import { describe, expect, it } from 'vitest';
import type { StepState } from '@/lib/plan/status';
import { type PhaseStep, phaseProgress } from './phase-progress';

const required = (...states: StepState[]): PhaseStep[] =>
  states.map((state) => ({ state, isOptional: false }));
const optional = (...states: StepState[]): PhaseStep[] =>
  states.map((state) => ({ state, isOptional: true }));
const aside = (...states: StepState[]): PhaseStep[] =>
  states.map((state) => ({ state, isOptional: true, isAside: true }));

/** How far phases of those steps are, in that order. */
function progressOf(phases: Readonly<Record<string, readonly PhaseStep[]>>) {
  const steps = Object.entries(phases).flatMap(([phase, own]) => own.map((step) => ({ ...step, phase })));
  return phaseProgress(Object.keys(phases), steps);
}
const stateOf = (steps: readonly PhaseStep[]) => progressOf({ one: steps }).get('one')?.state;

describe('the state of a phase', () => {
  it('is the loudest state of its steps', () => {
    expect(stateOf(required('succeeded', 'failed', 'running'))).toBe('running');
    expect(stateOf(required('succeeded', 'failed', 'stale'))).toBe('failed');
    expect(stateOf(required('warned', 'stale', 'ready'))).toBe('stale');
    expect(stateOf([...required('succeeded'), ...optional('failed')])).toBe('failed');
  });

  it('is done only when every required step is', () => {
    expect(stateOf(required('succeeded', 'skipped'))).toBe('succeeded');
    expect(stateOf(required('succeeded', 'warned'))).toBe('warned');
    expect(stateOf(required('skipped', 'skipped'))).toBe('skipped');
    expect(stateOf(required('succeeded', 'ready'))).toBe('ready');
    expect(stateOf(required('succeeded', 'not-started'))).toBe('not-started');
    expect(stateOf([...required('succeeded'), ...optional('ready', 'blocked')])).toBe('succeeded');
    expect(stateOf([...required('succeeded'), ...optional('warned', 'ready')])).toBe('warned');
  });

  it('waits for all where all are optional, but not for what is just for some', () => {
    expect(stateOf(optional('succeeded', 'ready'))).toBe('ready');
    expect(stateOf(optional('succeeded', 'skipped'))).toBe('succeeded');
    expect(stateOf([...optional('succeeded'), ...aside('ready', 'blocked')])).toBe('succeeded');
    expect(stateOf([...optional('succeeded'), ...aside('failed')])).toBe('failed');
  });

  it('is blocked when nothing in it can start, and not started when it is empty', () => {
    expect(stateOf(required('blocked', 'not-started'))).toBe('blocked');
    expect(stateOf([])).toBe('not-started');
  });
});

describe('phases in their order', () => {
  const statesOf = (phases: Readonly<Record<string, readonly PhaseStep[]>>) =>
    [...progressOf(phases).values()].map(({ state }) => state);

  it('are not started beyond the one whose required steps are open, unless something was done there', () => {
    const fresh = { prepare: required('ready'), schema: required('ready'), data: optional('blocked') };
    expect(statesOf(fresh)).toEqual(['ready', 'not-started', 'not-started']);
    expect(statesOf({ ...fresh, schema: required('succeeded', 'ready') })).toEqual([
      ...['ready', 'ready', 'not-started'],
    ]);
    expect(statesOf({ ...fresh, prepare: required('succeeded') })).toEqual([
      ...['succeeded', 'ready', 'not-started'],
    ]);
  });

  it('pass over one in which all is optional', () => {
    expect(statesOf({ data: optional('ready'), backend: required('ready') })).toEqual(['ready', 'ready']);
  });

  it('never call a rollback next, and call it what it is once it ran', () => {
    expect(statesOf({ rollback: optional('ready', 'blocked') })).toEqual(['not-started']);
    expect(statesOf({ rollback: optional('succeeded', 'ready') })).toEqual(['not-started']);
    expect(statesOf({ rollback: optional('failed', 'ready') })).toEqual(['failed']);
    expect(statesOf({ prepare: required('ready'), rollback: optional('running') })).toEqual([
      ...['ready', 'running'],
    ]);
  });

  it('count what is done, and what is just for some once it was touched', () => {
    const steps = [...required('succeeded', 'ready'), ...optional('skipped'), ...aside('ready', 'failed')];
    expect(progressOf({ data: steps }).get('data')).toMatchObject({ done: 2, total: 4 });
  });
});
