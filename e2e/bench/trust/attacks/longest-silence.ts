import { once } from 'node:events';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { findSecretLong } from '../../../../lib/platform/vault/find-secret-long';
import { redactLong } from '../../../../lib/platform/vault/redact-long';
import { AWKWARD_SECRETS } from '../../../../lib/platform/vault/testing/secret-spellings';
import { outputLines } from '../../../../lib/runs/output-lines';

/**
 * Asks on a thread of its own, so that the work of whoever attacks is not taken for silence of the attacked; the
 * time by which that thread itself was late is taken off.
 */
const WATCHER = `
const { parentPort, workerData } = require('node:worker_threads');
const { get, Agent } = require('node:http');
const agent = new Agent({ keepAlive: true, maxSockets: 1 });
let longest = 0, isOn = true, late = 0, last = performance.now();
setInterval(() => { late = Math.max(late, performance.now() - last - 10); last = performance.now(); }, 10).unref();
parentPort.once('message', () => { isOn = false; });
const ask = () => new Promise((resolve) => {
  get(workerData + '/healthz', { agent }, (answer) => { answer.resume(); answer.once('end', resolve); }).once('error', resolve);
});
(async () => {
  while (isOn) {
    late = 0;
    const start = performance.now();
    await ask();
    longest = Math.max(longest, performance.now() - start - late);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  agent.destroy();
  parentPort.postMessage(longest);
})();`;

/** Longest time, in ms, in which /healthz did not answer; asked every 20 ms until stopped. */
export function watchHealth(url: string): () => Promise<number> {
  const watcher = new Worker(WATCHER, { eval: true, workerData: url });
  const told = once(watcher, 'message');
  return async () => {
    watcher.postMessage('stop');
    const [longest] = await told;
    await watcher.terminate();
    return Math.round(Number(longest));
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
