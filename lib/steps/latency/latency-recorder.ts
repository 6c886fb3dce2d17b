import type {
  Comparison,
  ConnectSplit,
  LatencyEvidence,
  LoopMode,
  Side,
  WorkloadFailure,
  WorkloadId,
  WorkloadResult,
} from '../../plan/evidence/latency-evidence';
import type { ConnectTimings } from '../../postgres/sampler-connection';
import { compareSides, intervalsOf } from './compare-sides';
import type { LaneRecord } from './measure-lanes';
import { originalText } from './original-text';
import { sortedPercentile } from './resampler';
import { type Sample, summarise } from './summarise';

const round = (ms: number) => Math.round(ms * 1000) / 1000;

/** Below this many times a comparison of percentiles is a guess, so none is made. */
const ENOUGH_TO_COMPARE = 20;

function median(values: readonly number[]): number {
  return round(
    sortedPercentile(
      [...values].sort((a, b) => a - b),
      50,
    ),
  );
}

/** Collects what the workloads of a run recorded, so that whatever was measured is there when the run stops. */
export class LatencyRecorder {
  private readonly results: WorkloadResult[] = [];
  private readonly comparisons: Comparison[] = [];
  private readonly failures: WorkloadFailure[] = [];
  private readonly floors: { side: Side; stats: LatencyEvidence['floors'][number]['stats'] }[] = [];
  private readonly connects = new Map<Side, ConnectTimings[]>();

  constructor(private readonly mode: LoopMode) {}

  addConnect(side: Side, timings: ConnectTimings): void {
    this.connects.set(side, [...(this.connects.get(side) ?? []), timings]);
  }

  addFloor(side: Side, samples: readonly Sample[]): void {
    const summary = summarise(samples);
    if (summary) this.floors.push({ side, stats: summary.stats });
  }

  addFailure(workload: WorkloadId, side: Side, error: unknown, measured = 0): void {
    const original = originalText(error);
    this.failures.push({ workload, side, measured, original });
  }

  /** Takes over what the lanes of one workload recorded. */
  add(workload: WorkloadId, records: readonly LaneRecord[]): void {
    const times = new Map<Side, number[]>();
    for (const { lane, samples, service, errors } of records) {
      const [first] = errors;
      if (first) this.addFailure(workload, lane.side, first, samples.length);
      const summary = summarise(samples);
      if (!summary) continue;
      const list = samples.map((sample) => sample.ms);
      times.set(lane.side, list);
      const sent = service.map((ms, i) => ({ at: samples[i]?.at ?? 0, ms }));
      this.results.push({
        workload,
        side: lane.side,
        ...summary,
        intervals: intervalsOf(list),
        service: this.mode === 'fixed-rate' ? (summarise(sent)?.stats ?? null) : null,
      });
    }
    const [source, target] = [times.get('source') ?? [], times.get('target') ?? []];
    if (Math.min(source.length, target.length) >= ENOUGH_TO_COMPARE)
      this.comparisons.push(compareSides(workload, source, target));
  }

  private splits(): ConnectSplit[] {
    return [...this.connects].map(([side, list]) => ({
      side,
      n: list.length,
      dns: median(list.map(({ dns }) => dns)),
      tcp: median(list.map(({ tcp }) => tcp)),
      tls: median(list.map(({ tls }) => tls)),
      auth: median(list.map(({ auth }) => auth)),
    }));
  }

  /** Everything recorded so far. */
  evidence(): Pick<LatencyEvidence, 'results' | 'comparisons' | 'failures' | 'floors' | 'connects'> {
    const { results, comparisons, failures, floors } = this;
    return { results, comparisons, failures, floors, connects: this.splits() };
  }
}
