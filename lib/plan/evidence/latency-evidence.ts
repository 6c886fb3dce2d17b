import { z } from 'zod';
import { defineEvidence } from '../define-evidence';
/** What is measured: each is one kind of work a backend does. */
export const WORKLOAD_IDS = ['select1', 'lookup', 'insert', 'transaction', 'connect'] as const;

export const WorkloadId = z.enum(WORKLOAD_IDS);

export type WorkloadId = z.infer<typeof WorkloadId>;

/** Workloads that change rows: on the target only, in a schema of their own. */
export const WRITING_WORKLOADS: readonly WorkloadId[] = ['insert', 'transaction'];

/** A value and the limits between which it lies with 95 % confidence. */
export const Interval = z.object({
  value: z.number(),
  low: z.number(),
  high: z.number(),
});

export type Interval = z.infer<typeof Interval>;

/** A slot of the distribution: times of at least `from` and less than `to` ms. */
export const HistogramSlot = z.object({
  from: z.number(),
  to: z.number(),
  count: z.number(),
});

export type HistogramSlot = z.infer<typeof HistogramSlot>;

/** What a set of times comes down to, in ms. `jitter` is the mean difference between one time and the next. */
export const LatencyStats = z.object({
  n: z.number(),
  min: z.number(),
  avg: z.number(),
  p50: z.number(),
  p95: z.number(),
  p99: z.number(),
  max: z.number(),
  jitter: z.number(),
});

export type LatencyStats = z.infer<typeof LatencyStats>;

/** Percentiles of one slice of time; percentiles cannot be averaged, so each slice has its own. */
export const SeriesPoint = z.object({
  /** Begin of the slice, ms since the epoch. */
  at: z.number(),
  n: z.number(),
  p50: z.number(),
  p95: z.number(),
  p99: z.number(),
  max: z.number(),
});

export type SeriesPoint = z.infer<typeof SeriesPoint>;

export const LatencySummary = z.object({
  stats: LatencyStats,
  series: z.array(SeriesPoint).readonly(),
  slots: z.array(HistogramSlot).readonly(),
});

export type LatencySummary = z.infer<typeof LatencySummary>;

/** What bounds a sweep: the server's free connections, a pooler's clients, or the pool of session mode. */
export const SweepBound = z.enum(['server', 'pooler', 'sessionPool']);

export type SweepBound = z.infer<typeof SweepBound>;

export const Side = z.enum(['source', 'target']);

export type Side = z.infer<typeof Side>;

/** `back-to-back` asks again as soon as the answer is there; `fixed-rate` asks on a clock, answer or not. */
export const LoopMode = z.enum(['back-to-back', 'fixed-rate']);

export type LoopMode = z.infer<typeof LoopMode>;

export const PERCENTS = [50, 95, 99] as const;

export const PercentileIntervals = z.object({
  p50: Interval,
  p95: Interval,
  p99: Interval,
});

export type PercentileIntervals = z.infer<typeof PercentileIntervals>;

/** What one workload showed on one side. In fixed-rate mode times count from when the question was due. */
export const WorkloadResult = LatencySummary.extend({
  workload: WorkloadId,
  side: Side,
  intervals: PercentileIntervals,
  /** Fixed-rate only: the same, counted from when the question was really sent. */
  service: LatencyStats.nullable(),
});

export type WorkloadResult = z.infer<typeof WorkloadResult>;

/** `unclear` = the interval of the ratio holds 1: no difference was shown. */
export const ComparisonVerdict = z.enum(['faster', 'slower', 'unclear']);

export type ComparisonVerdict = z.infer<typeof ComparisonVerdict>;

/** Target over source, per percentile; below 1 the target is the faster one. */
export const Comparison = z.object({
  workload: WorkloadId,
  ratios: PercentileIntervals,
  verdicts: z.object({ p50: ComparisonVerdict, p95: ComparisonVerdict, p99: ComparisonVerdict }),
});

export type Comparison = z.infer<typeof Comparison>;

/** A workload that could not be measured, or not to its end, and the server's own words. */
export const WorkloadFailure = z.object({
  workload: WorkloadId,
  side: Side,
  measured: z.number(),
  original: z.string(),
});

export type WorkloadFailure = z.infer<typeof WorkloadFailure>;

export const ConnectSplit = z.object({
  side: Side,
  n: z.number(),
  /** Medians in ms. */
  dns: z.number(),
  tcp: z.number(),
  tls: z.number(),
  auth: z.number(),
});

export type ConnectSplit = z.infer<typeof ConnectSplit>;

export const SweepLevel = z.object({
  connections: z.number(),
  n: z.number(),
  /** Queries per second over all connections. */
  throughput: z.number(),
  p50: z.number(),
  p95: z.number(),
});

export type SweepLevel = z.infer<typeof SweepLevel>;

export const SweepEvidence = z.object({
  /** What the operator asked for, what is allowed, and what bounds it where that is less. */
  asked: z.number(),
  allowed: z.number(),
  /** Absent in evidence from before it was kept. */
  limitedBy: SweepBound.nullable().optional(),
  levels: z.array(SweepLevel).readonly(),
  /** Connections above which more of them bring little but waiting; null when that was not reached. */
  knee: z.number().nullable(),
  /** The server's or pooler's own words when it would not take another connection. */
  exhausted: z
    .object({
      connections: z.number(),
      original: z.string(),
    })
    .nullable(),
});

export type SweepEvidence = z.infer<typeof SweepEvidence>;

export const LatencyEvidence = z.object({
  /** ms since the epoch. */
  startedAt: z.number(),
  endedAt: z.number(),
  mode: LoopMode,
  /** Questions per second and side in fixed-rate mode, else null. */
  rate: z.number().nullable(),
  limitMs: z.number(),
  hasSource: z.boolean(),
  results: z.array(WorkloadResult).readonly(),
  comparisons: z.array(Comparison).readonly(),
  /** Round trip of the network alone (TCP handshake), per side. */
  floors: z
    .array(
      z.object({
        side: Side,
        stats: LatencyStats,
      }),
    )
    .readonly(),
  connects: z.array(ConnectSplit).readonly(),
  sweep: SweepEvidence.nullable(),
  failures: z.array(WorkloadFailure).readonly(),
  /** Why it ended before its plan was done; null when it was done. */
  stopped: z.enum(['cancelled', 'time', 'lost']).nullable(),
});

export type LatencyEvidence = z.infer<typeof LatencyEvidence>;

export const latencyEvidence = defineEvidence('latency', LatencyEvidence);
export const latencyBaselineEvidence = defineEvidence('latency.baseline', LatencyEvidence);
