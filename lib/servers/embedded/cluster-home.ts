import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dataDir } from '../../platform/data-dir';
import { isReachableByServers } from './is-reachable-by-servers';

/**
 * Folder for the data of embedded servers: below the data folder, except as root in a place that the unprivileged
 * user cannot reach (a clone under /root), where it is below /var/lib/mudanza, named after the data folder.
 */
export function clusterHome(...parts: readonly string[]): string {
  const wanted = dataDir('postgres');
  if (isReachableByServers(dataDir())) {
    mkdirSync(wanted, { recursive: true });
    return join(wanted, ...parts);
  }
  const name = createHash('sha256').update(wanted).digest('hex').slice(0, 12);
  const base = process.platform === 'linux' ? '/var/lib/mudanza' : join(tmpdir(), 'mudanza');
  const home = join(base, name);
  mkdirSync(home, { recursive: true });
  for (const folder of [base, home]) chmodSync(folder, 0o755);
  return join(home, ...parts);
}
