import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { execa } from 'execa';
import { childEnvironment } from '../../../platform/env';
import type { Credentials } from '../../../postgres/address/endpoint';
import { freePort } from '../../embedded/free-port';
import { practiceEnv, practiceEnvExample } from './practice-env';

const TEMPLATE = join('lib', 'servers', 'practice', 'backend', 'template');

async function commitAll(folder: string): Promise<void> {
  const identity = [
    '-c',
    'user.name=Practice',
    '-c',
    'user.email=practice@localhost',
    '-c',
    'commit.gpgSign=false',
  ];
  const git = (...args: string[]) =>
    execa('git', args, { cwd: folder, extendEnv: false, env: childEnvironment() });
  await git('init', '--quiet', '--initial-branch=main');
  await git('add', '-A');
  await git(...identity, 'commit', '--quiet', '--no-verify', '-m', 'Hotel API as it runs today');
}

/**
 * Makes the practice backend's folder where it is missing: a small hotel project under git whose `.env` points at
 * the practice source. A start cut short leaves no half-made folder. Without git it is made without a repository.
 */
export async function ensurePracticeBackend(folder: string, source: Credentials): Promise<void> {
  if (existsSync(folder)) return;
  const draft = `${folder}.draft`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true, mode: 0o700 });
  cpSync(TEMPLATE, draft, { recursive: true });
  renameSync(join(draft, 'dot-gitignore'), join(draft, '.gitignore'));
  const env = practiceEnv(source, await freePort(), await freePort());
  writeFileSync(join(draft, '.env'), env, { mode: 0o600 });
  writeFileSync(join(draft, '.env.example'), practiceEnvExample(env));
  await commitAll(draft).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
  renameSync(draft, folder);
}

/** The port that the practice backend serves its health checks on. */
export function practiceBackendPort(folder: string): number {
  return Number(/^APP_PORT=(\d+)/m.exec(readFileSync(join(folder, '.env'), 'utf8'))?.[1] ?? 8002);
}

async function answers(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/health/live`, { signal: AbortSignal.timeout(1000) }).then(
    (response) => response.ok,
    () => false,
  );
}

export interface RunningBackend {
  readonly port: number;
  stop(): void;
}

/** Starts the practice backend's server, or finds it running. It reads `.env` again at each check. */
export async function startPracticeBackend(folder: string): Promise<RunningBackend> {
  const port = practiceBackendPort(folder);
  if (await answers(port)) return { port, stop: () => undefined };
  const child = spawn(process.execPath, [join('scripts', 'serve.mjs')], {
    cwd: folder,
    stdio: 'ignore',
    // A program of the folder gets none of the dashboard's own secrets.
    env: { ...childEnvironment() } as NodeJS.ProcessEnv,
  });
  child.unref();
  process.once('exit', () => child.kill());
  for (let waited = 0; waited < 10_000; waited += 50) {
    if (await answers(port)) return { port, stop: () => void child.kill() };
    if (child.exitCode !== null) break;
    await sleep(50);
  }
  child.kill();
  throw new Error('The practice backend did not start.');
}
