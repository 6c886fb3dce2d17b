import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Credentials } from '../../address/endpoint';
import type { ActName } from '../acts';
import type { FenceRole } from '../fence-role';

/** A cut-over in a process of its own, as it is told which to be. */
export interface KilledCutOver {
  readonly source: Credentials;
  readonly target: Credentials;
  readonly slot: string;
  readonly roles: readonly FenceRole[];
  readonly isRehearsal?: boolean;
  /** With a pause: everything of this schema is copied. */
  readonly pausedSchema?: string;
}

/** Starts it, and kills it (-9) in the middle of an act; gives what it said before: `here`, or what went wrong. */
export async function killCutOver(
  { pausedSchema, isRehearsal = false, ...given }: KilledCutOver,
  stopAt: ActName,
): Promise<string> {
  const pause = pausedSchema && {
    ...{ schemas: [pausedSchema], leaveOut: [], chunkBytes: 1 << 25, deferIndexes: 'never' },
  };
  const job = JSON.stringify({ ...given, isRehearsal, stopAt, ...(pause && { pause }) });
  const script = join('lib', 'postgres', 'cutover', 'testing', 'cutover-process.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, job], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  child.kill('SIGKILL');
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return String(line);
}
