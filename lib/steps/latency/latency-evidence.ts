import type { Interval } from './resampler';
import type { LatencyStats, LatencySummary } from './summarise';
import type { SweepBound } from './sweep-limit';
import type { WorkloadId } from './workload-ids';

export type Side = 'source' | 'target';

/** `back-to-back` asks again as soon as the answer is there; `fixed-rate` asks on a clock, answer or not. */
export type LoopMode = 'back-to-back' | 'fixed-rate';

export const PERCENTS = [50, 95, 99] as const;

export interface PercentileIntervals {
  readonly p50: Interval;
  readonly p95: Interval;
  readonly p99: Interval;
}

/** What one workload showed on one side. In fixed-rate mode times count from when the question was due. */
export interface WorkloadResult extends LatencySummary {
  readonly workload: WorkloadId;
  readonly side: Side;
  readonly intervals: PercentileIntervals;
  /** Fixed-rate only: the same, counted from when the question was really sent. */
  readonly service: LatencyStats | null;
}

/** `unclear` = the interval of the ratio holds 1: no difference was shown. */
export type ComparisonVerdict = 'faster' | 'slower' | 'unclear';

/** Target over source, per percentile; below 1 the target is the faster one. */
export interface Comparison {
  readonly workload: WorkloadId;
  readonly ratios: PercentileIntervals;
  readonly verdicts: { readonly [K in keyof PercentileIntervals]: ComparisonVerdict };
}

/** A workload that could not be measured, or not to its end, and the server's own words. */
export interface WorkloadFailure {
  readonly workload: WorkloadId;
  readonly side: Side;
  readonly measured: number;
  readonly original: string;
}

export interface ConnectSplit {
  readonly side: Side;
  readonly n: number;
  /** Medians in ms. */
  readonly dns: number;
  readonly tcp: number;
  readonly tls: number;
  readonly auth: number;
}

export interface SweepLevel {
  readonly connections: number;
  readonly n: number;
  /** Queries per second over all connections. */
  readonly throughput: number;
  readonly p50: number;
  readonly p95: number;
}

export interface SweepEvidence {
  /** What the operator asked for, what is allowed, and what bounds it where that is less. */
  readonly asked: number;
  readonly allowed: number;
  /** Absent in evidence from before it was kept. */
  readonly limitedBy?: SweepBound | null;
  readonly levels: readonly SweepLevel[];
  /** Connections above which more of them bring little but waiting; null when that was not reached. */
  readonly knee: number | null;
  /** The server's or pooler's own words when it would not take another connection. */
  readonly exhausted: { readonly connections: number; readonly original: string } | null;
}

export interface LatencyEvidence {
  /** ms since the epoch. */
  readonly startedAt: number;
  readonly endedAt: number;
  readonly mode: LoopMode;
  /** Questions per second and side in fixed-rate mode, else null. */
  readonly rate: number | null;
  readonly limitMs: number;
  readonly hasSource: boolean;
  readonly results: readonly WorkloadResult[];
  readonly comparisons: readonly Comparison[];
  /** Round trip of the network alone (TCP handshake), per side. */
  readonly floors: readonly { readonly side: Side; readonly stats: LatencyStats }[];
  readonly connects: readonly ConnectSplit[];
  readonly sweep: SweepEvidence | null;
  readonly failures: readonly WorkloadFailure[];
  /** Why it ended before its plan was done; null when it was done. */
  readonly stopped: 'cancelled' | 'time' | 'lost' | null;
}
