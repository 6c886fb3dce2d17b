import { say } from '../../i18n/message';
import type { LatencyEvidence, LatencyStats, Side } from '../../plan/evidence/latency-evidence';
import type { StepContext } from '../../plan/step-context';
import type { Credentials } from '../../postgres/address/endpoint';
import { type LatencyRequest, type PlannedWorkload, planLatency } from './latency-plan';
import { runLatency } from './run-latency';
import { SampleThinner } from './sample-thinner';

export interface MeasuredSide {
  readonly side: Side;
  readonly credentials: Credentials;
}

function sayWorkload(ctx: StepContext, planned: PlannedWorkload | null): void {
  if (planned) {
    const { workload, samples, sides } = planned;
    ctx.log('info', say('testing.latency.log.workload', { workload, samples, sides: sides.length }));
  } else ctx.log('info', say('testing.latency.log.sweep'));
}

function sayResults(ctx: StepContext, evidence: LatencyEvidence): void {
  for (const { workload, side, stats } of evidence.results) {
    const { n, p50, p95, p99 } = stats;
    ctx.log('info', say('testing.latency.log.result', { workload, side, n, p50, p95, p99 }), stats);
  }
  for (const { workload, side, original } of evidence.failures)
    ctx.log('warn', say('testing.latency.log.failed', { workload, side, original }));
  if (evidence.stopped) ctx.log('warn', say('testing.latency.log.stopped', { reason: evidence.stopped }));
}

/**
 * Every number of the results as CSV, one line per workload, side and way of counting: `response` from when a
 * question was due, `service` from when it was sent; back to back the two are the same and only the first is there.
 */
function csv(evidence: LatencyEvidence): string {
  const head = 'workload,side,counted,n,min_ms,avg_ms,p50_ms,p95_ms,p99_ms,max_ms,jitter_ms';
  const lines = evidence.results.flatMap(({ workload, side, stats, service }) => {
    const line = (counted: string, s: LatencyStats) =>
      [workload, side, counted, s.n, s.min, s.avg, s.p50, s.p95, s.p99, s.max, s.jitter].join(',');
    return [line('response', stats), ...(service ? [line('service', service)] : [])];
  });
  return `${[head, ...lines].join('\n')}\n`;
}

/**
 * Measures inside a step: times go into the live log as they come, and whatever was measured is kept as an artifact
 * and returned, also after a cancel.
 */
export async function measureInStep(
  ctx: StepContext,
  request: LatencyRequest,
  sides: readonly MeasuredSide[],
): Promise<LatencyEvidence> {
  const plan = planLatency(
    request,
    sides.map(({ side }) => side),
  );
  const total = plan.workloads.reduce((sum, { samples, sides: on }) => sum + samples * on.length, 0);
  const thinner = new SampleThinner();
  let done = 0;
  const evidence = await runLatency({
    request,
    sides,
    runId: ctx.runId,
    limitMs: ctx.migration.settings.p95LimitMs,
    compute: ctx.migration.settings.compute,
    signal: ctx.signal,
    onWorkload: (planned) => sayWorkload(ctx, planned),
    onSample: (side, workload, { at, ms }) => {
      done += 1;
      if (done % Math.ceil(total / 50) === 0 || done === total) ctx.progress(done, total);
      const series = `${workload}.${side}`;
      if (thinner.admits(series, at)) ctx.sample(series, at, Math.round(ms * 1000) / 1000);
    },
  });
  sayResults(ctx, evidence);
  await ctx.artifact('latency.csv', 'text/csv', csv(evidence));
  return evidence;
}
