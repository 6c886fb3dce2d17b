import { readdirSync, readFileSync } from 'node:fs';

/** Variable by which everything that one command started is told from the rest. It says nothing of the dashboard. */
export const MARK = 'STARTED_WITH_COMMAND';
/** A daemon may start another one while it is looked for. */
const ROUNDS = 3;

function pidsWith(mark: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        return (
          pid !== process.pid && readFileSync(`/proc/${pid}/environ`, 'utf8').includes(`${MARK}=${mark}`)
        );
      } catch {
        // It ended meanwhile, or is somebody else's.
        return false;
      }
    });
}

/** Kills whatever still runs with a command's mark, also what left its process group (`setsid`). Linux only. */
export function endMarked(mark: string): void {
  if (process.platform !== 'linux') return;
  for (let round = 0; round < ROUNDS; round += 1) {
    const pids = pidsWith(mark);
    if (pids.length === 0) return;
    for (const pid of pids) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // It ended by itself.
      }
    }
  }
}
