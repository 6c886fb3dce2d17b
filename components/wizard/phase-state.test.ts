import { describe, expect, it } from 'vitest';
import type { StepState } from '@/lib/plan/status';
import { type PhaseStep, phaseState } from './phase-state';

const required = (...states: StepState[]): PhaseStep[] =>
  states.map((state) => ({ state, isOptional: false }));
const optional = (...states: StepState[]): PhaseStep[] =>
  states.map((state) => ({ state, isOptional: true }));

describe('phaseState', () => {
  it('is the loudest state of its steps', () => {
    expect(phaseState(required('succeeded', 'failed', 'running'))).toBe('running');
    expect(phaseState(required('succeeded', 'failed', 'stale'))).toBe('failed');
    expect(phaseState(required('warned', 'stale', 'ready'))).toBe('stale');
    expect(phaseState([...required('succeeded'), ...optional('failed')])).toBe('failed');
  });

  it('is done only when every required step is', () => {
    expect(phaseState(required('succeeded', 'skipped'))).toBe('succeeded');
    expect(phaseState(required('succeeded', 'warned'))).toBe('warned');
    expect(phaseState(required('skipped', 'skipped'))).toBe('skipped');
    expect(phaseState(required('succeeded', 'ready'))).toBe('ready');
    expect(phaseState(required('succeeded', 'not-started'))).toBe('not-started');
    expect(phaseState([...required('succeeded'), ...optional('ready', 'blocked')])).toBe('succeeded');
    expect(phaseState([...required('succeeded'), ...optional('warned', 'ready')])).toBe('warned');
  });

  it('waits for all where all are optional', () => {
    expect(phaseState(optional('succeeded', 'ready'))).toBe('ready');
    expect(phaseState(optional('succeeded', 'skipped'))).toBe('succeeded');
  });

  it('is blocked when nothing in it can start, and not started when it is empty', () => {
    expect(phaseState(required('blocked', 'not-started'))).toBe('blocked');
    expect(phaseState([])).toBe('not-started');
  });
});
