import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { parseHeader } from '../../backend/health/parse-header';
import { say } from '../../i18n/message';
import type { StepContext } from '../../plan/step-context';
import { refuseMetadata } from '../../platform/net/refuse-metadata';
import { HealthTarget } from './health-target';

export const HealthAnswer = z.object({
  url: z.string(),
  isWell: z.boolean(),
  /** HTTP status, or what the connection failed with. */
  reason: z.string(),
  /** How the address came to be known; typed where nothing says so. */
  from: HealthTarget.shape.from.optional(),
});
export type HealthAnswer = z.infer<typeof HealthAnswer>;

/** ms that a backend gets to come up again. An address that only the folder suggests may be nobody's. */
const PATIENCE = { typed: 15_000, health: 15_000, folder: 3_000 };

async function askOnce({ url, from }: HealthTarget, options: RequestInit): Promise<HealthAnswer> {
  const signals = [AbortSignal.timeout(5_000), ...(options.signal ? [options.signal] : [])];
  try {
    const response = await fetch(url, { ...options, signal: AbortSignal.any(signals), redirect: 'manual' });
    return { url, from, isWell: response.ok, reason: `HTTP ${response.status}` };
  } catch (error) {
    options.signal?.throwIfAborted();
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    return { url, from, isWell: false, reason: cause instanceof Error ? cause.message : String(cause) };
  }
}

/**
 * Asks a health address until it answers well or patience is at its end; with the header of step 3.3 where the address
 * is that step's. Null when no address is known.
 */
export async function askHealth(ctx: StepContext, target: HealthTarget | null): Promise<HealthAnswer | null> {
  if (!target) return null;
  const { url, from } = target;
  await refuseMetadata(url);
  const headers = parseHeader(from === 'health' ? await ctx.secret('health.header') : null) ?? {};
  const until = Date.now() + PATIENCE[from];
  for (;;) {
    const answer = await askOnce(target, { headers, signal: ctx.signal });
    const { isWell, reason } = answer;
    ctx.log(isWell ? 'info' : 'warn', say('backend.log.health', { reason, url }));
    if (isWell || Date.now() > until) return answer;
    await sleep(1_000, undefined, { signal: ctx.signal });
  }
}
