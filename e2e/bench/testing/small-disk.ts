import { spawnSync } from 'node:child_process';
import { chmodSync, closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface SmallDisk {
  readonly folder: string;
  /** Takes what space is left, to the last byte. */
  fill(): void;
  /** Gives it back. */
  free(): void;
  unmount(): void;
}

const BLOCK = 4_096;

/** A disk of its own of some kilobytes (tmpfs), or null where nobody may mount one: not root, or not Linux. */
export function mountSmallDisk(kilobytes: number): SmallDisk | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null;
  const folder = mkdtempSync(join(tmpdir(), 'mudanza-disk-'));
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k,mode=0755`, 'tmpfs', folder]);
  if (mounted.status !== 0) {
    rmSync(folder, { recursive: true, force: true });
    return null;
  }
  chmodSync(folder, 0o755);
  const ballast = join(folder, '.ballast');
  return {
    folder,
    fill: () => {
      const handle = openSync(ballast, 'a');
      try {
        for (let size = 256 * BLOCK; size >= 1; )
          try {
            writeSync(handle, Buffer.alloc(size));
          } catch {
            size = Math.floor(size / 2);
          }
      } finally {
        closeSync(handle);
      }
    },
    free: () => rmSync(ballast, { force: true }),
    unmount: () => {
      spawnSync('umount', ['-l', folder]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
