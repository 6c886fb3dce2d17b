import { startProduct } from '../product';
import { playAttacks } from './attacks/attack';
import { inTheForm, onTheDoor, slowClients } from './attacks/door-attacks';
import { escapes } from './attacks/escape-attacks';
import { longestStall, watchHealth } from './attacks/longest-silence';
import { gitAttacks, hookAttacks, makefileAttacks } from './attacks/program-attacks';
import { runnerSilence } from './attacks/runner-silence';
import { spelledCanaries } from './attacks/spelled-canaries';
import { logAttacks, metadataAttacks } from './attacks/text-attacks';

/** Of the runner whose heart is watched; it means to renew six times within it. */
const LEASE_MS = 3_000;

/**
 * Attacks of every kind on the built product, on real servers and repositories: each must be refused or come to
 * nothing, while the web server and the runner's thread go on answering.
 */
export async function benchAttacks(port: number): Promise<Record<string, number>> {
  const database = await escapes();
  const inProcess = [
    ...database.attacks,
    ...gitAttacks(),
    ...logAttacks(),
    ...metadataAttacks(),
    ...hookAttacks(),
    ...makefileAttacks(),
  ];
  let held = await playAttacks(inProcess).finally(database.stop);
  const product = await startProduct(port, { MUDANZA_LEASE_MS: String(LEASE_MS) });
  try {
    const stop = watchHealth(product.url);
    const door = [
      ...onTheDoor(product),
      ...inTheForm(product),
      { name: '600 headers that never end', holds: () => slowClients(product, 600) },
    ];
    held += await playAttacks(door);
    const health = await stop();
    const stall = await longestStall();
    const heart = await runnerSilence(product.dataDir, LEASE_MS / 6);
    console.log(
      `  attacks    /healthz was silent for ${health} ms at most, a thread that scans for ${stall} ms, the runner’s heart was late by ${heart} ms`,
    );
    return {
      attacks: inProcess.length + door.length,
      held,
      stallMaxMs: Math.max(health, stall, heart),
      ...spelledCanaries(),
    };
  } finally {
    await product.stop();
  }
}
