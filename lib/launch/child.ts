import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Child {
  readonly process: ChildProcess;
  /** Resolves when it is gone. */
  readonly gone: Promise<void>;
}

/**
 * Starts a child Node process in a group of its own (Ctrl-C reaches only the launcher, which stops children in
 * order) with an IPC channel: when the launcher dies the channel closes, and the child ends itself.
 */
export function startChild(args: readonly string[], env: NodeJS.ProcessEnv): Child {
  const child = spawn(process.execPath, args, {
    env,
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  return { process: child, gone };
}

/** Asks a child to stop, and kills it when it has not within the time (ms). */
export async function stopChild(child: Child, patience: number): Promise<void> {
  if (child.process.exitCode !== null || child.process.signalCode !== null) return;
  child.process.kill('SIGTERM');
  const isGone = await Promise.race([child.gone.then(() => true), sleep(patience, false, { ref: false })]);
  if (!isGone) child.process.kill('SIGKILL');
  await child.gone;
}
