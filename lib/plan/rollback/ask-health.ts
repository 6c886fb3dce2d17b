import { setTimeout as sleep } from 'node:timers/promises';
import { say } from '../../i18n/message';
import { refuseMetadata } from '../../net/refuse-metadata';
import type { StepContext } from '../step-context';

export interface HealthAnswer {
  readonly url: string;
  readonly isWell: boolean;
  /** HTTP status, or what the connection failed with. */
  readonly reason: string;
}

async function askOnce(url: string, signal: AbortSignal): Promise<HealthAnswer> {
  try {
    const response = await fetch(url, {
      signal: AbortSignal.any([signal, AbortSignal.timeout(5_000)]),
      redirect: 'manual',
    });
    return { url, isWell: response.ok, reason: `HTTP ${response.status}` };
  } catch (error) {
    signal.throwIfAborted();
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    return { url, isWell: false, reason: cause instanceof Error ? cause.message : String(cause) };
  }
}

/** Asks a health URL until it answers well, for at most `patience` ms. Null when no URL was given. */
export async function askHealth(
  ctx: StepContext,
  url: string,
  patience = 15_000,
): Promise<HealthAnswer | null> {
  if (url === '') return null;
  await refuseMetadata(url);
  const until = Date.now() + patience;
  for (;;) {
    const answer = await askOnce(url, ctx.signal);
    const status = Number(/\d+/.exec(answer.reason)?.[0] ?? 0);
    ctx.log(answer.isWell ? 'info' : 'warn', say('backend.log.health', { status, url }));
    if (answer.isWell || Date.now() > until) return answer;
    await sleep(1_000, undefined, { signal: ctx.signal });
  }
}
