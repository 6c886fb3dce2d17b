import { setMaxListeners } from 'node:events';
import type { LatencyEvidence, Side, SweepEvidence, WorkloadId } from '../../plan/evidence/latency-evidence';
import type { ComputeId } from '../../postgres/address/compute-sizes';
import type { Credentials } from '../../postgres/address/endpoint';
import { withTarget } from '../../postgres/with-client';
import { workSchemaName } from '../../postgres/work-schema';
import { type Lane, openLane } from './lane';
import { FLOOR_PROBES, type LatencyRequest, type PlannedWorkload, planLatency } from './latency-plan';
import { LatencyRecorder } from './latency-recorder';
import { measureLanes } from './measure-lanes';
import { createProbeSchema, dropProbeSchemas } from './probe-schema';
import type { Sample } from './summarise';
import { sweepConnections } from './sweep-connections';
import { tcpRoundTrip } from './tcp-round-trip';

export interface LatencyRun {
  readonly request: LatencyRequest;
  readonly sides: readonly { readonly side: Side; readonly credentials: Credentials }[];
  readonly runId: string;
  readonly limitMs: number;
  /** Size of the target's project; Nano's unless told. */
  readonly compute?: ComputeId;
  readonly signal: AbortSignal;
  /** Told each time as it is measured. */
  readonly onSample: (side: Side, workload: WorkloadId, sample: Sample) => void;
  /** Told before each workload, and again for the sweep (null). */
  readonly onWorkload: (planned: PlannedWorkload | null) => void;
}

/** Opens the lanes one by one; a side that cannot be opened is recorded and the other still measured. */
async function openLanes(
  run: LatencyRun,
  planned: PlannedWorkload,
  recorder: LatencyRecorder,
): Promise<Lane[]> {
  const lanes: Lane[] = [];
  for (const { side, credentials } of run.sides) {
    if (!planned.sides.includes(side)) continue;
    try {
      const { workload } = planned;
      const onConnect = recorder.addConnect.bind(recorder, side);
      const probeSchema = workSchemaName('probe', run.runId);
      lanes.push(await openLane({ side, credentials, workload, probeSchema, signal: run.signal, onConnect }));
    } catch (error) {
      if (!run.signal.aborted) recorder.addFailure(planned.workload, side, error);
    }
  }
  return lanes;
}

/** Measures one workload; true when a connection was lost on the way. */
async function measureWorkload(
  run: LatencyRun,
  planned: PlannedWorkload,
  deadline: number,
  recorder: LatencyRecorder,
): Promise<boolean> {
  const lanes = await openLanes(run, planned, recorder);
  const { mode, rate } = run.request;
  const records = await measureLanes(lanes, {
    // A connection is opened by itself: on a clock, slow ones would pile up on the server.
    mode: planned.workload === 'connect' ? 'back-to-back' : mode,
    rate,
    samples: planned.samples,
    warmUp: planned.warmUp,
    deadline,
    signal: run.signal,
    onSample: (lane, sample) => run.onSample(lane.side, planned.workload, sample),
  });
  const isLost = !run.signal.aborted && records.some(({ lane }) => !lane.isOpen);
  for (const lane of lanes) lane.close();
  recorder.add(planned.workload, records);
  return isLost || lanes.length < planned.sides.length;
}

/** The network's own round trip, both sides in turn. Failing probes are left out: the workloads will say why. */
async function measureFloor(run: LatencyRun, recorder: LatencyRecorder): Promise<void> {
  const samples = new Map<Side, Sample[]>(run.sides.map(({ side }) => [side, []]));
  for (let i = 0; i < FLOOR_PROBES; i += 1) {
    for (const { side, credentials } of run.sides) {
      if (run.signal.aborted) break;
      const { host, port } = credentials.endpoint;
      const ms = await tcpRoundTrip(host, port, run.signal).catch(() => null);
      if (ms !== null) samples.get(side)?.push({ at: Date.now(), ms });
    }
  }
  for (const [side, list] of samples) recorder.addFloor(side, list);
}

async function measureAll(run: LatencyRun, recorder: LatencyRecorder): Promise<LatencyEvidence['stopped']> {
  const deadline = performance.now() + run.request.maxSeconds * 1000;
  await measureFloor(run, recorder);
  const plan = planLatency(
    run.request,
    run.sides.map(({ side }) => side),
  );
  for (const planned of plan.workloads) {
    if (run.signal.aborted) return 'cancelled';
    if (performance.now() >= deadline) return 'time';
    run.onWorkload(planned);
    const isLost = await measureWorkload(run, planned, deadline, recorder);
    if (run.signal.aborted) return 'cancelled';
    if (isLost) return 'lost';
  }
  return performance.now() >= deadline ? 'time' : null;
}

async function sweep(run: LatencyRun): Promise<SweepEvidence | null> {
  const target = run.sides.find(({ side }) => side === 'target');
  if (!target || run.request.sweepTo === 0) return null;
  run.onWorkload(null);
  const { request, signal, compute = 'nano' } = run;
  return sweepConnections({ credentials: target.credentials, upTo: request.sweepTo, compute, signal });
}

/** Runs the body with the probe schema in place where one is needed, and drops it whatever happens. */
async function withProbeSchema<T>(run: LatencyRun, body: () => Promise<T>): Promise<T> {
  const target = run.sides.find(({ side }) => side === 'target');
  const plan = planLatency(run.request, target ? ['target'] : []);
  if (!target || !plan.writes) return body();
  await withTarget(
    target.credentials,
    async (client) => {
      await dropProbeSchemas(client);
      await createProbeSchema(client, workSchemaName('probe', run.runId));
    },
    { signal: run.signal },
  );
  try {
    return await body();
  } finally {
    // Without the run's signal: the schema has to go after a cancel as well. A dead server keeps it until next time.
    await withTarget(target.credentials, dropProbeSchemas, { connectTimeout: 3000 }).catch(() => undefined);
  }
}

/**
 * Measures what was asked, source and target in turn. Stopping, running out of time and losing the server all end it
 * early with what was measured until then; only not being able to start at all is thrown.
 */
export async function runLatency(asked: LatencyRun): Promise<LatencyEvidence> {
  const startedAt = Date.now();
  const run = { ...asked, signal: AbortSignal.any([asked.signal]) };
  // Each open connection listens to it, and a sweep opens many: that is no leak.
  setMaxListeners(0, run.signal);
  const recorder = new LatencyRecorder(run.request.mode);
  const { stopped, swept } = await withProbeSchema(run, async () => {
    const ended = await measureAll(run, recorder);
    return { stopped: ended, swept: ended === null ? await sweep(run) : null };
  });
  return {
    startedAt,
    endedAt: Date.now(),
    mode: run.request.mode,
    rate: run.request.mode === 'fixed-rate' ? run.request.rate : null,
    limitMs: run.limitMs,
    hasSource: run.sides.some(({ side }) => side === 'source'),
    ...recorder.evidence(),
    sweep: swept,
    stopped: run.signal.aborted ? 'cancelled' : stopped,
  };
}
