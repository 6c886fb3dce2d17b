import { execa } from 'execa';
import { childEnvironment } from '../../platform/env';
import { maskShapes } from '../env-file/mask-env';
import { type ClientJob, ClientResult } from './client-job';
import { NODE_CLIENT, NODE_DRIVERS, type NodeDriver } from './node-client';
import { PYTHON_CLIENT, PYTHON_DRIVERS, type PythonDriver } from './python-client';

export type ClientDriver = NodeDriver | PythonDriver;

export interface ClientPlace {
  /** Folder whose packages count: the backend's. */
  readonly cwd: string;
  /** Interpreter for Python drivers. */
  readonly python: string;
  readonly signal?: AbortSignal;
  /** ms for the whole job. */
  readonly timeout?: number;
  /** Variables that the child gets besides those every child has. */
  readonly env?: Readonly<Record<string, string>>;
}

/** True for a driver that a client script exists for. */
export function isClientDriver(id: string): id is ClientDriver {
  return [...NODE_DRIVERS, ...PYTHON_DRIVERS].some((driver) => driver === id);
}

/** Program and arguments. */
export type Command = readonly [string, readonly string[]];

function commandFor(driver: ClientDriver, python: string): Command {
  const isPython = PYTHON_DRIVERS.some((name) => name === driver);
  return isPython
    ? [python, ['-c', PYTHON_CLIENT, driver]]
    : [process.execPath, ['--input-type=module', '-e', NODE_CLIENT, driver]];
}

function unusable(driver: string, words: string): ClientResult {
  const text = maskShapes(words.trim().split('\n').at(-1) ?? '').slice(0, 300);
  return { answers: [], committed: 0, failed: 1, errors: [text], driver };
}

/**
 * Runs a job with the real driver in a process of its own. Never throws for what the driver says: a driver that is
 * not installed, an interpreter that is missing or a job that takes too long come back as errors of the result.
 */
export async function runClient(
  driver: ClientDriver,
  job: ClientJob,
  place: ClientPlace,
): Promise<ClientResult> {
  return runClientProgram(commandFor(driver, place.python), driver, job, place);
}

/** The same with any program that reads a job from stdin and writes the result as the last line of stdout. */
export async function runClientProgram(
  [program, args]: Command,
  driver: string,
  job: ClientJob | Readonly<Record<string, unknown>>,
  place: Omit<ClientPlace, 'python'>,
): Promise<ClientResult> {
  const result = await execa(program, args, {
    cwd: place.cwd,
    input: JSON.stringify(job),
    reject: false,
    timeout: place.timeout ?? 60_000,
    extendEnv: false,
    env: { ...childEnvironment(), ...place.env, PYTHONWARNINGS: 'ignore', NODE_NO_WARNINGS: '1' },
    ...(place.signal && { cancelSignal: place.signal }),
  });
  place.signal?.throwIfAborted();
  const lastLine = result.stdout?.trim().split('\n').at(-1) ?? '';
  if (!lastLine.startsWith('{')) return unusable(driver, result.stderr || result.shortMessage || 'no answer');
  return ClientResult.parse(JSON.parse(lastLine));
}
