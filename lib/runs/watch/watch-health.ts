import { setTimeout as sleep } from 'node:timers/promises';
import { type AskOptions, askHealth } from '../../backend/health/ask-health';
import { type Observation, placeObservation, type WatchSpan } from '../../store/watch-span';
import type { WatchStore } from '../../store/watch-store';

export interface WatchOptions {
  readonly migrationId: string;
  /** Liveness address; anything but 200 within the time limit counts as down. */
  readonly url: string;
  readonly headers: AskOptions['headers'];
  readonly store: WatchStore;
  readonly intervalMs: number;
  /** Aborting ends the watch; what was seen is in the store. */
  readonly signal: AbortSignal;
  /** Told when an outage or a gap begins, or the backend is back. */
  readonly onChange: (span: WatchSpan) => void;
}

const ANSWER_LIMIT_MS = 3_000;

async function observe({ url, headers, signal }: WatchOptions): Promise<Observation> {
  const at = Date.now();
  const answer = await askHealth(url, { signal, headers, timeLimitMs: ANSWER_LIMIT_MS });
  const isUp = answer.problem === null && answer.status === 200;
  return { at, isUp, reason: isUp ? null : (answer.problem ?? `HTTP ${answer.status}`) };
}

/** Takes one observation into the record. */
export async function recordObservation(
  { store, migrationId, intervalMs, onChange }: Omit<WatchOptions, 'url' | 'headers' | 'signal'>,
  observation: Observation,
): Promise<void> {
  const change = placeObservation(await store.last(migrationId), observation, intervalMs);
  if (change.extendTo !== null) await store.extend(migrationId, change.extendTo);
  for (const span of change.append) {
    await store.append(migrationId, span);
    onChange(span);
  }
}

/**
 * Asks the backend on a clock until the signal aborts. A question that takes longer than the interval delays the next
 * one, and never piles up. Started again after a restart it goes on with the same record, with a gap for the time away.
 */
export async function watchHealth(options: WatchOptions): Promise<void> {
  const { intervalMs, signal } = options;
  for (let due = performance.now(); !signal.aborted; due = Math.max(due + intervalMs, performance.now())) {
    const wait = due - performance.now();
    if (wait > 0) await sleep(wait, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return;
    const observation = await observe(options).catch(() => null);
    if (observation) await recordObservation(options, observation);
  }
}
