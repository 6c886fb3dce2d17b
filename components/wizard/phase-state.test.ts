import { describe, expect, it } from 'vitest';
import { phaseState } from './phase-state';

describe('phaseState', () => {
  it('is the loudest state of its steps', () => {
    expect(phaseState(['succeeded', 'failed', 'running'])).toBe('running');
    expect(phaseState(['succeeded', 'failed', 'stale'])).toBe('failed');
    expect(phaseState(['warned', 'stale', 'ready'])).toBe('stale');
  });

  it('is done only when every step is', () => {
    expect(phaseState(['succeeded', 'skipped'])).toBe('succeeded');
    expect(phaseState(['succeeded', 'warned'])).toBe('warned');
    expect(phaseState(['skipped', 'skipped'])).toBe('skipped');
    expect(phaseState(['succeeded', 'ready'])).toBe('ready');
    expect(phaseState(['succeeded', 'not-started'])).toBe('not-started');
  });

  it('is blocked when nothing in it can start, and not started when it is empty', () => {
    expect(phaseState(['blocked', 'not-started'])).toBe('blocked');
    expect(phaseState([])).toBe('not-started');
  });
});
