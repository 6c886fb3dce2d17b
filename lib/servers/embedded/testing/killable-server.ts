import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Credentials } from '../../../postgres/address/endpoint';
import { type ClusterOptions, startCluster } from '../cluster';
import { freePort } from '../free-port';
import type { PostgresBinaries } from '../postgres-binaries';
import { readPostmaster } from '../postmaster';

export interface KillableServer {
  readonly dataDir: string;
  readonly url: string;
  readonly credentials: Credentials;
  /** kill -9 of the postmaster; resolves when it is gone. */
  kill(): Promise<void>;
  /** Starts it again at the same port, recovering as after a power cut. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** A PostgreSQL of its own, without TLS, for tests that kill it; durable, unlike those that the other tests share. */
export async function startKillableServer(
  settings: Readonly<Record<string, string>> = {},
  binaries?: PostgresBinaries,
): Promise<KillableServer> {
  const folder = mkdtempSync(join(tmpdir(), 'mudanza-killable-'));
  chmodSync(folder, 0o755);
  const options: ClusterOptions = {
    dataDir: join(folder, 'data'),
    port: await freePort(),
    superuser: 'postgres',
    password: 'killable-Only-9d2c',
    settings,
    ...(binaries && { binaries }),
  };
  const { dataDir, port, superuser: user, password } = options;
  const cluster = await startCluster(options);
  return {
    dataDir,
    url: `postgresql://${user}:${password}@127.0.0.1:${port}/postgres`,
    credentials: {
      endpoint: { host: '127.0.0.1', port, database: 'postgres', user, tls: { mode: 'disable' } },
      password,
    },
    kill: async () => {
      const pid = readPostmaster(dataDir)?.pid;
      if (pid) process.kill(pid, 'SIGKILL');
      while (readPostmaster(dataDir)) await sleep(5);
    },
    start: async () => {
      // Children of a killed postmaster, a busy WAL sender say, hold its memory for a moment.
      for (let left = 100; ; left -= 1) {
        try {
          await startCluster(options);
          return;
        } catch (error) {
          if (left === 0 || !/still in use/.test(String(error))) throw error;
          await sleep(200);
        }
      }
    },
    stop: async () => {
      await cluster.stop();
      rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
    },
  };
}
