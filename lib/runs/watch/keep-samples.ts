import { setTimeout as sleep } from 'node:timers/promises';
import { logger } from '../../platform/log/logger';
import { insertSample, type MonitorSample, pruneSamples } from '../../store/monitor-samples';

/** Looks at a migration's target and what is around it. What cannot be seen is null; it never throws for that. */
export type TakeSample = (migrationId: string, signal: AbortSignal) => Promise<MonitorSample>;

export interface KeepOptions {
  readonly migrationId: string;
  readonly take: TakeSample;
  /** ms between two looks. */
  readonly everyMs: number;
  readonly signal: AbortSignal;
  /** Told after each look that was kept. */
  readonly onKept?: (migrationId: string) => Promise<void>;
}

const PRUNE_EVERY = 40;
const LONGEST_MS = 300_000;

/**
 * How long to wait for the next look. A target that does not let us in is asked less and less often, up to five minutes:
 * wrong sign-ins are counted, and shut everybody out who comes from here. Pure.
 */
export function pauseAfter(everyMs: number, refusals: number): number {
  return Math.max(everyMs, Math.min(LONGEST_MS, everyMs * 2 ** Math.min(refusals, 20)));
}

/** Looks on a clock until the signal aborts, and keeps what it saw. A look that takes long delays the next. */
export async function keepSamples({
  migrationId,
  take,
  everyMs,
  signal,
  onKept,
}: KeepOptions): Promise<void> {
  let refusals = 0;
  for (let looks = 0; !signal.aborted; looks += 1) {
    try {
      const sample = await take(migrationId, signal);
      if (signal.aborted) return;
      refusals = sample.isReached === false ? refusals + 1 : 0;
      await insertSample(migrationId, sample);
      if (looks % PRUNE_EVERY === 0) await pruneSamples(migrationId);
      await onKept?.(migrationId);
    } catch (error) {
      if (!signal.aborted)
        logger.warn({ migration: migrationId, err: String(error) }, 'a look of the monitoring was not kept');
    }
    await sleep(pauseAfter(everyMs, refusals), undefined, { signal }).catch(() => undefined);
  }
}
