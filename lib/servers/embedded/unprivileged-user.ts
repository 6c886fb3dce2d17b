import { chownSync } from 'node:fs';

/** uid and gid of `nobody` and `nogroup` on Debian; any unprivileged pair would do. */
const NOBODY = { uid: 65534, gid: 65534 } as const;

/**
 * Server programs (postgres, pgbouncer) refuse to run as root, so as root they are spawned as this user; as an
 * ordinary user nothing has to change and the answer is empty.
 */
export function unprivilegedUser(): { uid: number; gid: number } | Record<string, never> {
  return process.getuid?.() === 0 ? NOBODY : {};
}

/** Gives a file or folder to the user that the servers run as. No-op for an ordinary user. */
export function giveToServers(path: string): void {
  if (process.getuid?.() === 0) chownSync(path, NOBODY.uid, NOBODY.gid);
}
