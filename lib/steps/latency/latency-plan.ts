import {
  type LoopMode,
  type Side,
  type WorkloadId,
  WRITING_WORKLOADS,
} from '../../plan/evidence/latency-evidence';

/** Opening a connection is dear for the server, so it is repeated less than a question. */
const CONNECT_SHARE = 0.1;
const MIN_CONNECTS = 5;
export const FLOOR_PROBES = 20;
const STATEMENTS: Readonly<Record<WorkloadId, number>> = {
  select1: 1,
  lookup: 1,
  insert: 1,
  transaction: 5,
  connect: 0,
};

export interface LatencyRequest {
  readonly workloads: readonly WorkloadId[];
  readonly mode: LoopMode;
  readonly samples: number;
  /** Per second and side, fixed-rate only. */
  readonly rate: number;
  readonly maxSeconds: number;
  /** Highest number of connections of the sweep; 0 leaves it out. */
  readonly sweepTo: number;
}

export interface PlannedWorkload {
  readonly workload: WorkloadId;
  readonly sides: readonly Side[];
  readonly samples: number;
  readonly warmUp: number;
}

export interface LatencyPlan {
  readonly workloads: readonly PlannedWorkload[];
  /** Statements that will be sent per side, warm-up included and the time-bounded sweep left out. */
  readonly queries: Readonly<Record<Side, number>>;
  readonly connections: Readonly<Record<Side, number>>;
  readonly writes: boolean;
}

/** What a request comes to: which workload runs where and how often. Workloads that write never touch the source. */
export function planLatency(request: LatencyRequest, sides: readonly Side[]): LatencyPlan {
  const workloads = request.workloads
    .map((workload): PlannedWorkload => {
      const isConnect = workload === 'connect';
      return {
        workload,
        sides: WRITING_WORKLOADS.includes(workload) ? sides.filter((side) => side === 'target') : sides,
        samples: isConnect
          ? Math.max(MIN_CONNECTS, Math.round(request.samples * CONNECT_SHARE))
          : request.samples,
        warmUp: isConnect ? 1 : Math.min(50, Math.max(5, Math.round(request.samples * 0.1))),
      };
    })
    .filter((planned) => planned.sides.length > 0);
  const sum = (side: Side, count: (planned: PlannedWorkload) => number) =>
    workloads
      .filter(({ sides: on }) => on.includes(side))
      .reduce((total, planned) => total + count(planned), 0);
  const queries = (side: Side) =>
    sum(side, ({ workload, samples, warmUp }) => STATEMENTS[workload] * (samples + warmUp));
  const connections = (side: Side) =>
    sum(side, ({ workload, samples, warmUp }) => (workload === 'connect' ? samples + warmUp : 1)) +
    (sides.includes(side) ? FLOOR_PROBES : 0);
  return {
    workloads,
    queries: { source: queries('source'), target: queries('target') },
    connections: { source: connections('source'), target: connections('target') },
    writes: workloads.some(({ workload }) => WRITING_WORKLOADS.includes(workload)),
  };
}
