import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { Credentials } from '../../address/endpoint';

const Line = z.object({
  isReady: z.boolean().optional(),
  failed: z.string().optional(),
  lsn: z.string().optional(),
  transactions: z.number().optional(),
  changes: z.number().optional(),
  rss: z.number().optional(),
});

export interface RelayProcess {
  /** Transactions that it said to have committed. */
  readonly transactions: () => number;
  /** Most memory it has had, in bytes. */
  readonly rss: () => number;
  readonly failed: () => string | null;
  /** `kill -9`; resolves when it is gone. */
  kill(): Promise<void>;
  /** Orderly end. */
  stop(): Promise<void>;
}

export interface RelayProcessJob {
  readonly source: Credentials;
  readonly target: Credentials;
  readonly slot: string;
}

async function gone(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

/** Starts a relay in a process of its own; resolves when it follows, or has failed. */
export async function startRelay(job: RelayProcessJob): Promise<RelayProcess> {
  const script = join('lib', 'postgres', 'replication', 'testing', 'relay-process.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, JSON.stringify(job)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let transactions = 0;
  let rss = 0;
  let failed: string | null = null;
  const ready = new Promise<void>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (text) => {
      const line = Line.parse(JSON.parse(text));
      transactions += line.transactions ?? 0;
      rss = Math.max(rss, line.rss ?? 0);
      failed = line.failed ?? failed;
      if (line.isReady || line.failed) resolve();
    });
    child.once('exit', () => resolve());
  });
  await ready;
  return {
    transactions: () => transactions,
    rss: () => rss,
    failed: () => failed,
    kill: async () => {
      child.kill('SIGKILL');
      await gone(child);
    },
    stop: async () => {
      child.stdin.end();
      await gone(child);
    },
  };
}
