import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** ms that a start may take on a busy machine before it counts as one that never comes. */
const MOST_MS = 300_000;

interface ProcessFacts {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}

/** Linux only: the processes there are, with their parents. */
function processes(): ProcessFacts[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(join('/proc', name, 'stat'), 'utf8');
        const command = readFileSync(join('/proc', name, 'cmdline'), 'utf8').replaceAll('\0', ' ');
        const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
        return [{ pid: Number(name), parent, command }];
      } catch {
        return [];
      }
    });
}

/** A process and everything it started, directly or not. */
function treeOf(root: number): ProcessFacts[] {
  const all = processes();
  const tree = all.filter(({ pid }) => pid === root);
  for (const member of tree) tree.push(...all.filter(({ parent }) => parent === member.pid));
  return tree;
}

/** The product as an operator starts it, made to be killed and started again on the same data. */
export class CrashServer {
  readonly #port: number;
  readonly #dataDir: string;
  readonly #env: Readonly<Record<string, string>>;
  #process: ChildProcess | undefined;
  /** Everything it ever printed: the canary search reads it. */
  output = '';

  constructor(port: number, dataDir: string, env: Readonly<Record<string, string>> = {}) {
    this.#port = port;
    this.#dataDir = dataDir;
    this.#env = env;
  }

  get isUp(): boolean {
    const child = this.#process;
    return child !== undefined && child.exitCode === null && child.signalCode === null;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  async start(): Promise<void> {
    const args = ['--import', 'tsx', join('lib', 'launch', 'main.ts')];
    const child = spawn(process.execPath, args, {
      env: {
        ...process.env,
        NODE_ENV: 'production',
        PORT: String(this.#port),
        MUDANZA_DATA_DIR: this.#dataDir,
        ...this.#env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    this.#process = child;
    const from = this.output.length;
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => {
        this.output += chunk.toString();
      });
    for (let waited = 0; waited < MOST_MS; waited += 50) {
      if (this.output.slice(from).includes('/login?token=')) return;
      if (child.exitCode !== null) break;
      await sleep(50);
    }
    throw new Error(`the product did not start:\n${this.output.slice(from)}`);
  }

  /** kill -9 for the launcher, the web server and the runner at once; with `databases` for every server too. */
  async kill(withDatabases: boolean): Promise<void> {
    const root = this.#process?.pid;
    if (!root) return;
    const tree = treeOf(root);
    const doomed = tree.filter(
      ({ command }) => withDatabases || !/\/postgres |postgres:|pgbouncer/.test(command),
    );
    for (const { pid } of doomed) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // It ended by itself in the meantime.
      }
    }
    while (
      doomed.some(({ pid }) => processes().some((other) => other.pid === pid && other.parent !== process.pid))
    )
      await sleep(20);
  }

  commandLines(): string[] {
    const root = this.#process?.pid;
    return root ? treeOf(root).map(({ command }) => command) : [];
  }

  async stop(): Promise<void> {
    const child = this.#process;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await gone;
  }
}
