import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { findSecretLong } from '../../../../lib/platform/vault/find-secret-long';
import { redactLong } from '../../../../lib/platform/vault/redact-long';
import { AWKWARD_SECRETS } from '../../../../lib/platform/vault/testing/secret-spellings';
import { outputLines } from '../../../../lib/runs/output-lines';

/** Longest time, in ms, in which /healthz did not answer; asked every 20 ms until stopped. */
export function watchHealth(url: string): () => Promise<number> {
  let longest = 0;
  let isOn = true;
  const watching = (async () => {
    while (isOn) {
      const start = performance.now();
      await fetch(`${url}/healthz`).then(
        (answer) => answer.text(),
        () => undefined,
      );
      longest = Math.max(longest, performance.now() - start);
      await sleep(20);
    }
  })();
  return async () => {
    isOn = false;
    await watching;
    return Math.round(longest);
  };
}

/** Ten megabytes through every scan, as the runner does them: how long the thread did nothing else, in ms. */
export async function longestStall(): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  await sleep(50);
  delay.reset();
  for (const piece of ['a', '\n', 'a://', "password='", '%41', '\u001b[', 'eyJ', '\\u0041']) {
    const text = piece.repeat(Math.ceil(10_000_000 / piece.length));
    await redactLong(text, AWKWARD_SECRETS);
    await findSecretLong(text, AWKWARD_SECRETS);
    await sleep(1);
    outputLines(new Set(AWKWARD_SECRETS))('notice', text);
    await sleep(1);
  }
  delay.disable();
  return Math.round(delay.max / 1e6);
}
