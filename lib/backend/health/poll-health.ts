import { setTimeout as sleep } from 'node:timers/promises';
import { refuseMetadata } from '../../platform/net/refuse-metadata';
import { type AskOptions, askHealth, type HealthAnswer } from './ask-health';
import { type Assertion, checkAssertions } from './check-assertions';
import type { HealthEvidence } from './health-evidence';
import { readServices } from './read-services';

export interface PollOptions {
  readonly liveUrl: string;
  readonly readyUrl: string | null;
  readonly assertions: readonly Assertion[];
  readonly waitMs: number;
  readonly limitMs: number;
  readonly headers: AskOptions['headers'];
  readonly signal: AbortSignal;
  /** Told of each round, before the next one is waited for. */
  readonly onAttempt: (live: HealthAnswer, ready: HealthAnswer | null, attempt: number) => void;
}

const PAUSE_MS = 1_000;
const ASK_LIMIT_MS = 5_000;

const isGood = (answer: HealthAnswer | null) =>
  answer !== null && answer.problem === null && answer.status === 200;
/** Waiting mends a backend that is still starting; it does not mend a redirect or an address that does not exist. */
const isHopeless = ({ problem, status }: HealthAnswer) =>
  problem === 'redirect' ||
  problem === 'tooManyRedirects' ||
  (status !== null && status >= 400 && status < 500);

/**
 * Asks both addresses until both answer 200 and every assertion holds, or until waiting is pointless or over. Gives
 * the last answers, whatever they were; rejects only when the signal aborts.
 */
export async function pollHealth(options: PollOptions): Promise<HealthEvidence> {
  for (const url of [options.liveUrl, options.readyUrl]) if (url) await refuseMetadata(url);
  const { signal, headers, readyUrl, waitMs, limitMs } = options;
  const begun = performance.now();
  for (let attempt = 1; ; attempt += 1) {
    const left = waitMs - (performance.now() - begun);
    const ask = { signal, headers, timeLimitMs: Math.max(1_000, Math.min(ASK_LIMIT_MS, left)) };
    const live = await askHealth(options.liveUrl, ask);
    const ready = readyUrl ? await askHealth(readyUrl, ask) : null;
    const json = (ready ?? live).json;
    const assertions = checkAssertions(json, options.assertions);
    options.onAttempt(live, ready, attempt);
    const isReady = isGood(live) && (!readyUrl || isGood(ready)) && assertions.every(({ holds }) => holds);
    const waitedMs = Math.round(performance.now() - begun);
    const isOver = waitedMs + PAUSE_MS >= waitMs;
    if (isReady || isOver || isHopeless(live) || (ready && isHopeless(ready)))
      return { live, ready, services: readServices(json), assertions, attempts: attempt, waitedMs, limitMs };
    await sleep(PAUSE_MS, undefined, { signal });
  }
}
