import { readFileSync } from 'node:fs';

/**
 * The processor time that this thread has had, in ms. A clock on the wall, and `process.cpuUsage`, also count what the
 * test beside this one does.
 */
export function threadCpuMs(): number {
  try {
    return Number(readFileSync('/proc/thread-self/schedstat', 'utf8').split(' ', 1)[0]) / 1e6;
  } catch {
    // Not on Linux: the clock, which is at least no less.
    return performance.now();
  }
}
