import { expect, it } from 'vitest';
import { translate } from '../../i18n/translate';
import type { LatencyEvidence } from '../../plan/evidence/latency-evidence';
import { BASELINE_CRITERIA, LATENCY_CRITERIA } from './latency-criteria';

const nothing: LatencyEvidence = {
  startedAt: 0,
  endedAt: 1,
  mode: 'back-to-back',
  rate: null,
  limitMs: 200,
  hasSource: true,
  results: [],
  comparisons: [],
  floors: [],
  connects: [],
  sweep: null,
  failures: [{ workload: 'select1', side: 'target', measured: 0, original: 'connect ECONNREFUSED' }],
  stopped: 'lost',
};

it('fails a run without a single sample, says how many there were, and claims no comparison', () => {
  const outcomes = LATENCY_CRITERIA.map(({ judge }) => judge(nothing));
  expect(outcomes.map(({ verdict }) => verdict)).toEqual(['fail', 'warn', 'warn']);
  const texts = outcomes.map(({ message }) => translate('en', message));
  expect(texts[0]).toBe('Only 0 questions were timed, of at least 100.');
  expect(texts[1]).toContain('Too little was measured');
  expect(texts[2]).toContain('connect ECONNREFUSED');
  expect(BASELINE_CRITERIA.map(({ judge }) => judge(nothing).verdict)).toEqual(['fail', 'warn']);
});
