import { say } from '../../i18n/message';
import type { LatencyEvidence, Side, WorkloadId, WorkloadResult } from '../../plan/evidence/latency-evidence';
import type { Criterion, Outcome } from '../../plan/step';

/** The plan asks for at least this many timed questions. */
const ENOUGH = 100;

/** The result of one workload on one side, if it was measured. */
function resultOf(evidence: LatencyEvidence, workload: WorkloadId, side: Side): WorkloadResult | undefined {
  return evidence.results.find((result) => result.workload === workload && result.side === side);
}

const tenth = (ms: number) => Math.round(ms * 10) / 10;

function judgeP95(evidence: LatencyEvidence): Outcome {
  const result = resultOf(evidence, 'select1', 'target');
  const n = result?.stats.n ?? 0;
  if (!result || n < ENOUGH)
    return { verdict: 'fail', message: say('testing.latency.criterion.tooFew', { n, enough: ENOUGH }) };
  const params = { p95: tenth(result.stats.p95), limit: evidence.limitMs, n };
  return result.stats.p95 < evidence.limitMs
    ? { verdict: 'pass', message: say('testing.latency.criterion.p95Below', params) }
    : { verdict: 'fail', message: say('testing.latency.criterion.p95Above', params) };
}

function judgeComparison(evidence: LatencyEvidence): Outcome {
  if (!evidence.hasSource)
    return { verdict: 'unchecked', message: say('testing.latency.criterion.noSource') };
  const comparison = evidence.comparisons.find(({ workload }) => workload === 'select1');
  if (!comparison) return { verdict: 'warn', message: say('testing.latency.criterion.notCompared') };
  const { value, low, high } = comparison.ratios.p95;
  const params = { ratio: value, low, high };
  switch (comparison.verdicts.p95) {
    case 'faster':
      return { verdict: 'pass', message: say('testing.latency.criterion.faster', params) };
    case 'slower':
      return { verdict: 'warn', message: say('testing.latency.criterion.slower', params) };
    case 'unclear':
      return { verdict: 'pass', message: say('testing.latency.criterion.unclear', params) };
  }
}

function judgeComplete(evidence: LatencyEvidence): Outcome {
  const [failure] = evidence.failures;
  if (failure)
    return {
      verdict: 'warn',
      message: say('testing.latency.criterion.failed', {
        count: evidence.failures.length,
        workload: failure.workload,
        original: failure.original,
      }),
    };
  if (evidence.stopped)
    return {
      verdict: 'warn',
      message: say('testing.latency.criterion.stopped', { reason: evidence.stopped }),
    };
  return { verdict: 'pass', message: say('testing.latency.criterion.complete') };
}

function judgeSource(evidence: LatencyEvidence): Outcome {
  const result = resultOf(evidence, 'select1', 'source');
  const n = result?.stats.n ?? 0;
  if (!result || n < ENOUGH)
    return { verdict: 'fail', message: say('testing.latency.criterion.tooFew', { n, enough: ENOUGH }) };
  return {
    verdict: 'pass',
    message: say('testing.latency.criterion.measured', { p95: tenth(result.stats.p95), n }),
  };
}

/** What the step `latency` is judged by. */
export const LATENCY_CRITERIA: readonly Criterion<LatencyEvidence, 'latency'>[] = [
  { id: 'latency.p95', judge: judgeP95 },
  { id: 'latency.comparison', judge: judgeComparison },
  { id: 'latency.complete', judge: judgeComplete },
];

/** What the source's baseline is judged by. */
export const BASELINE_CRITERIA: readonly Criterion<LatencyEvidence, 'latency.baseline'>[] = [
  { id: 'latency.measured', judge: judgeSource },
  { id: 'latency.complete', judge: judgeComplete },
];
