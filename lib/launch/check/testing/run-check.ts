import { execa } from 'execa';
import { z } from 'zod';
import type { Credentials } from '../../../postgres/address/endpoint';

const Answer = z.record(z.string(), z.unknown());

export interface CheckRun {
  readonly code: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
  /** What was printed, as JSON; empty where it is none. */
  readonly json: Record<string, unknown>;
}

/** Runs `npm run check -- …` as a process of its own, as a script would. */
export async function runCheck(args: readonly string[], input = ''): Promise<CheckRun> {
  const { exitCode, stdout, stderr } = await execa(
    process.execPath,
    ['--import', 'tsx', 'lib/launch/check/main.ts', ...args],
    { input, reject: false, env: { INIT_CWD: process.cwd() } },
  );
  const isJson = args.includes('--json') && stdout.startsWith('{');
  return { code: exitCode, stdout, stderr, json: isJson ? Answer.parse(JSON.parse(stdout)) : {} };
}

/** A test database as somebody would write it on a command line. */
export function urlOf({ endpoint, password }: Credentials): string {
  const { host, port, user, database, tls } = endpoint;
  return `postgresql://${user}:${encodeURIComponent(password)}@${host}:${port}/${database}?sslmode=${tls.mode}`;
}
