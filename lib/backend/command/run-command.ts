import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { Socket } from 'node:net';
import { constants } from 'node:os';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import { endMarked, MARK } from './end-marked';
import { LineSplitter } from './line-splitter';
import { OutputKeeper, type OutputStream } from './output-keeper';

export interface CommandOptions {
  readonly argv: readonly [string, ...string[]];
  readonly folder: string;
  /** The whole environment: nothing of ours is added. */
  readonly environment: Readonly<Record<string, string>>;
  readonly timeLimitMs: number;
  readonly signal: AbortSignal;
  readonly onLine: (stream: OutputStream, line: string) => void;
  /** What it leaves running in the background lives on when it ends well: a restart may start a service of its own. */
  readonly leavesBackground?: boolean;
}

export const CommandResult = z.object({
  /** Null when a signal ended it. */
  exitCode: z.number().nullable(),
  signal: z.string().nullable(),
  /** Who ended it: the program itself, our time limit or the operator. */
  endedBy: z.enum(['itself', 'time', 'operator']),
  ms: z.number(),
  /** Output as kept: begin and end when it was too much. */
  output: z.string(),
  droppedLines: z.number(),
  isCutLive: z.boolean(),
});
export type CommandResult = z.infer<typeof CommandResult>;

/** ms that output of a program that left something behind may still be on its way. */
const LAST_LINES_MS = 50;

/** What a program gets to end by itself after SIGTERM before its whole group is killed. */
const GRACE_MS = 1_200;

type Child = ChildProcessByStdio<null, Readable, Readable>;

/** Signals the program and everything it started: they share the group that `detached` gave it. */
function signalGroup(child: Child, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    child.kill(signal);
  }
}

function start({ argv, folder, environment }: CommandOptions, mark: string): Child {
  const [program, ...args] = argv;
  const marked: Readonly<Record<string, string>> = { ...environment, [MARK]: mark };
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw new MudanzaError('MUD-502', { params: { folder } });
  return spawn(program, args, {
    cwd: folder,
    // Next's types ask for NODE_ENV in every environment; a program of the operator gets none from us.
    env: { ...marked } as NodeJS.ProcessEnv,
    shell: false,
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

function readLines(child: Child, keeper: OutputKeeper): Promise<unknown> {
  const read = (stream: OutputStream) => {
    const splitter = new LineSplitter();
    child[stream].on('data', (bytes: Buffer) => {
      for (const line of splitter.push(bytes)) keeper.add(stream, line);
    });
    return new Promise<void>((resolve) => {
      child[stream].once('close', () => {
        for (const line of splitter.end()) keeper.add(stream, line);
        resolve();
      });
    });
  };
  return Promise.all([read('stdout'), read('stderr')]);
}

function exitOf(child: Child, argv: CommandOptions['argv']): Promise<[number | null, NodeJS.Signals | null]> {
  return new Promise((resolve, reject) => {
    child.once('exit', (code, signal) => resolve([code, signal]));
    child.once('error', (error: NodeJS.ErrnoException) => {
      const isMissing = error.code === 'ENOENT' || error.code === 'EACCES';
      const params = { program: argv[0] };
      reject(
        isMissing ? new MudanzaError('MUD-501', { params, original: error.message, cause: error }) : error,
      );
    });
  });
}

/**
 * Runs a program without a shell and hands its output on line by line, stdout and stderr apart. On the time limit and
 * on the signal the whole process group is ended, politely first; so is what it left behind, unless it may. Throws MUD-501 when the program cannot be started
 * and MUD-502 when the folder is missing; how it ended, whatever the exit code, is a result.
 */
export async function runCommand(options: CommandOptions): Promise<CommandResult> {
  options.signal.throwIfAborted();
  const begun = performance.now();
  const keeper = new OutputKeeper(options.onLine);
  const mark = randomUUID();
  const child = start(options, mark);
  const read = readLines(child, keeper);
  let endedBy: CommandResult['endedBy'] = 'itself';
  let isLeft = false;
  let force: NodeJS.Timeout | undefined;
  const end = (by: 'time' | 'operator') => {
    endedBy = by;
    signalGroup(child, 'SIGTERM');
    force = setTimeout(() => signalGroup(child, 'SIGKILL'), GRACE_MS);
  };
  const onAbort = () => end('operator');
  const limit = setTimeout(() => end('time'), options.timeLimitMs);
  options.signal.addEventListener('abort', onAbort, { once: true });
  try {
    const [exitCode, signal] = await exitOf(child, options.argv);
    isLeft = options.leavesBackground === true && endedBy === 'itself' && exitCode === 0;
    // What it left running in the background would keep the pipes open, and outlive the step.
    if (!isLeft) signalGroup(child, endedBy === 'itself' ? 'SIGTERM' : 'SIGKILL');
    await Promise.race([read, sleep(isLeft ? LAST_LINES_MS : GRACE_MS, undefined, { ref: false })]);
    return {
      exitCode,
      signal: signal ?? signalOfExit(exitCode),
      endedBy,
      ms: Math.round(performance.now() - begun),
      output: keeper.text(),
      droppedLines: keeper.droppedLines,
      isCutLive: keeper.isCut,
    };
  } finally {
    clearTimeout(limit);
    clearTimeout(force);
    options.signal.removeEventListener('abort', onAbort);
    if (isLeft) letGo(child);
    else endAll(child, mark);
  }
}

function endAll(child: Child, mark: string): void {
  signalGroup(child, 'SIGKILL');
  // A daemon leaves the group by a session of its own.
  endMarked(mark);
  child.stdout.destroy();
  child.stderr.destroy();
}

/** Its pipes are emptied as long as we are there: a service that writes into a closed one would die of it. */
function letGo(child: Child): void {
  for (const pipe of [child.stdout, child.stderr]) {
    pipe.removeAllListeners('data');
    pipe.on('error', () => undefined);
    pipe.resume();
    if (pipe instanceof Socket) pipe.unref();
  }
  child.unref();
}

/** A shell or `make` reports a child's death by signal n as exit code 128 + n. */
function signalOfExit(exitCode: number | null): string | null {
  if (exitCode === null || exitCode <= 128) return null;
  const found = Object.entries(constants.signals).find(([, number]) => number === exitCode - 128);
  return found?.[0] ?? null;
}
