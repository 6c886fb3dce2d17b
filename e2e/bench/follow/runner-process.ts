import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { sql } from '../../../lib/postgres/sql';
import { query } from '../../../lib/store/query';
import { waitUntil } from '../trust/wait-until';

/** A runner as the product starts it: `lib/launch/runner.ts` in a process of its own. */
export interface RunnerProcess {
  readonly id: string;
  /** `kill -9`; resolves when it is gone. */
  kill(): Promise<void>;
}

const ids = async () => (await query<{ id: string }>(sql`select id from runner`)).map(({ id }) => id);

async function end(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

/** Starts one on a state database; resolves when it has said hello there. */
export async function startRunnerProcess(env: Readonly<Record<string, string>>): Promise<RunnerProcess> {
  const known = new Set(await ids());
  const child = spawn(process.execPath, ['--import', 'tsx', join('lib', 'launch', 'runner.ts')], {
    env: { ...process.env, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  let id = '';
  const said = await waitUntil(async () => {
    id = (await ids().catch((): string[] => [])).find((one) => !known.has(one)) ?? '';
    return id !== '' || child.exitCode !== null;
  }, 300_000);
  if (said === null || id === '') {
    await end(child);
    throw new Error('a runner did not start');
  }
  return { id, kill: () => end(child) };
}
