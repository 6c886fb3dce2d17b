import { execa } from 'execa';
import { z } from 'zod';
import type { Credentials } from '../../../postgres/address/endpoint';
import { runArgs } from '../run-args';

const Answer = z.record(z.string(), z.unknown());

export interface CheckRun {
  readonly code: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
  /** What was printed, as JSON; empty where it is none. */
  readonly json: Record<string, unknown>;
}

function read(args: readonly string[], code: number | undefined, stdout: string, stderr: string): CheckRun {
  const isJson = args.includes('--json') && stdout.startsWith('{');
  return { code, stdout, stderr, json: isJson ? Answer.parse(JSON.parse(stdout)) : {} };
}

/** Runs `npm run check -- …` in this process, with its options, its exit code and everything that it prints. */
export async function runCheck(args: readonly string[], input = ''): Promise<CheckRun> {
  const printed = { out: '', err: '' };
  const code = await runArgs(args, {
    out: (text) => {
      printed.out += text;
    },
    err: (text) => {
      printed.err += text;
    },
    readStdin: async () => input,
    signal: new AbortController().signal,
  });
  return read(args, code, printed.out.replace(/\n$/, ''), printed.err.replace(/\n$/, ''));
}

/** The same as a process of its own, as a script would. */
export async function spawnCheck(args: readonly string[], input = ''): Promise<CheckRun> {
  const { exitCode, stdout, stderr } = await execa(
    process.execPath,
    ['--import', 'tsx', 'lib/launch/check/main.ts', ...args],
    { input, reject: false, env: { INIT_CWD: process.cwd() } },
  );
  return read(args, exitCode, stdout, stderr);
}

/** A test database as somebody would write it on a command line. */
export function urlOf({ endpoint, password }: Credentials): string {
  const { host, port, user, database, tls } = endpoint;
  return `postgresql://${user}:${encodeURIComponent(password)}@${host}:${port}/${database}?sslmode=${tls.mode}`;
}
