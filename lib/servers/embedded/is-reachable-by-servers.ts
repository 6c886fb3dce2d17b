import { statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * True when the unprivileged user may walk down to the path: as root every parent folder needs the execute bit
 * for others (a clone under /root has not). Always true for an ordinary user, who runs the servers as himself.
 */
export function isReachableByServers(path: string): boolean {
  if (process.getuid?.() !== 0) return true;
  for (let folder = path; ; folder = dirname(folder)) {
    const stat = statSync(folder, { throwIfNoEntry: false });
    if (stat && (stat.mode & 0o001) === 0 && stat.uid !== 65534) return false;
    if (folder === dirname(folder)) return true;
  }
}
