import { startProduct } from '../product';
import { playAttacks } from './attacks/attack';
import { inTheForm, onTheDoor, slowClients } from './attacks/door-attacks';
import { escapes } from './attacks/escape-attacks';
import { exportAttacks } from './attacks/export-attacks';
import { longestStall, watchHealth } from './attacks/longest-silence';
import { gitAttacks, hookAttacks, makefileAttacks } from './attacks/program-attacks';
import { proxyAttacks } from './attacks/proxy-attacks';
import { runnerSilence } from './attacks/runner-silence';
import { secretAttacks } from './attacks/secret-attacks';
import { signIn } from './attacks/signed-in';
import { spelledCanaries } from './attacks/spelled-canaries';
import { addressAttacks, logAttacks, metadataAttacks } from './attacks/text-attacks';
import { uploadAttacks } from './attacks/upload-attacks';

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
    ...addressAttacks(),
    ...secretAttacks(),
    ...hookAttacks(),
    ...makefileAttacks(),
  ];
  let held = await playAttacks(inProcess).finally(database.stop);
  const proxy = await proxyAttacks(port);
  held += await playAttacks(proxy.attacks).finally(proxy.stop);
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
    const somebody = await signIn(product, '![evil](https://evil.example/name.png)');
    const inside = [...exportAttacks(somebody), ...uploadAttacks(somebody)];
    held += await playAttacks(inside);
    const stall = await longestStall();
    const heart = await runnerSilence(product.dataDir, LEASE_MS / 6);
    console.log(
      `  attacks    /healthz was silent for ${health} ms at most, a thread that scans for ${stall} ms, the runner’s heart was late by ${heart} ms`,
    );
    return {
      attacks: inProcess.length + proxy.attacks.length + door.length + inside.length,
      held,
      stallMaxMs: Math.max(health, stall, heart),
      ...spelledCanaries(),
    };
  } finally {
    await product.stop();
  }
}
