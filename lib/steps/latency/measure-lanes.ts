import { setTimeout as sleep } from 'node:timers/promises';
import type { LoopMode } from '../../plan/evidence/latency-evidence';
import type { Lane } from './lane';
import type { Sample } from './summarise';

export interface Pace {
  readonly mode: LoopMode;
  /** Repetitions per second and lane; only fixed-rate reads it. */
  readonly rate: number;
  readonly samples: number;
  /** Repetitions per lane that are thrown away first. */
  readonly warmUp: number;
  /** performance.now() after which nothing more is begun. */
  readonly deadline: number;
  readonly signal: AbortSignal;
  readonly onSample?: (lane: Lane, sample: Sample) => void;
}

export interface LaneRecord {
  readonly lane: Lane;
  readonly samples: Sample[];
  /** Fixed-rate only: ms from when the question was really sent. */
  readonly service: number[];
  readonly errors: Error[];
}

/** Errors of one lane after which its server is left alone. */
const ENOUGH_ERRORS = 5;

function mayGoOn(record: LaneRecord, pace: Pace): boolean {
  if (pace.signal.aborted || performance.now() >= pace.deadline) return false;
  return record.lane.isOpen && record.errors.length < ENOUGH_ERRORS;
}

function addError(record: LaneRecord, pace: Pace, error: unknown): void {
  // What was cut off by the operator's stop says nothing about the server.
  if (pace.signal.aborted) return;
  record.errors.push(error instanceof Error ? error : new Error(String(error)));
}

async function fire(record: LaneRecord, pace: Pace, late: (ms: number) => number): Promise<void> {
  const at = Date.now();
  try {
    const service = await record.lane.fire();
    const sample = { at, ms: late(service) };
    record.samples.push(sample);
    record.service.push(service);
    pace.onSample?.(record.lane, sample);
  } catch (error) {
    addError(record, pace, error);
  }
}

/** The lanes take turns, and who goes first changes each time: whatever slows the network slows both alike. */
async function backToBack(records: readonly LaneRecord[], pace: Pace): Promise<void> {
  const reversed = [...records].reverse();
  for (let i = 0; i < pace.samples; i += 1) {
    const turn = (i % 2 === 0 ? records : reversed).filter((record) => mayGoOn(record, pace));
    if (turn.length === 0) return;
    for (const record of turn) await fire(record, pace, (ms) => ms);
  }
}

/**
 * Asks on a clock. A question that was due while the connection still waited for an earlier answer counts from when
 * it was due, as its user would have felt it (coordinated omission); our own timer's lateness is not counted.
 */
async function fixedRate(record: LaneRecord, pace: Pace, offset: number): Promise<void> {
  const period = 1000 / pace.rate;
  const begun = performance.now() + offset * period;
  let free = begun;
  for (let i = 0; i < pace.samples && mayGoOn(record, pace); i += 1) {
    const due = begun + i * period;
    const wait = due - performance.now();
    if (wait > 0) await sleep(wait, undefined, { signal: pace.signal }).catch(() => undefined);
    if (!mayGoOn(record, pace)) return;
    const isLate = free > due;
    await fire(record, pace, (service) => (isLate ? performance.now() - due : service));
    free = performance.now();
  }
}

/** Repetitions that are thrown away: caches fill and the compiler settles. What fails here counts as an error. */
async function warmUp(record: LaneRecord, pace: Pace): Promise<void> {
  for (let i = 0; i < pace.warmUp && mayGoOn(record, pace); i += 1) {
    await record.lane.fire().catch((error) => addError(record, pace, error));
  }
}

/**
 * Measures the lanes alternately and gives what each recorded, also when it was stopped half-way: by the signal, the
 * deadline or a lost connection. Never rejects.
 */
export async function measureLanes(lanes: readonly Lane[], pace: Pace): Promise<LaneRecord[]> {
  const records: LaneRecord[] = lanes.map((lane) => ({ lane, samples: [], service: [], errors: [] }));
  for (const record of records) await warmUp(record, pace);
  if (pace.mode === 'back-to-back') await backToBack(records, pace);
  else await Promise.all(records.map((record, i) => fixedRate(record, pace, i / records.length)));
  return records;
}
