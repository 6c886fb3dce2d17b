import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { z } from 'zod';
import { childEnvironment } from '../../platform/env';
import { maskShapes } from '../env-file/mask-env';
import type { Workspace } from '../files/workspace';

export const DockerVerdict = z.object({
  isAvailable: z.boolean(),
  /** Null when compose was not asked, or gave no answer in time. */
  isValid: z.boolean().nullable(),
  /** Compose's own words when it refuses, or what kept it from answering. */
  words: z.string(),
  /** `docker compose 2.29.1`, or null. */
  program: z.string().nullable().optional(),
  /** True when compose refused the files in the same words before the edit, so that the edit is not to blame. */
  wasRefused: z.boolean().optional(),
});
export type DockerVerdict = z.infer<typeof DockerVerdict>;

interface Ask {
  readonly signal?: AbortSignal;
  /** The files as they were, to find out whether a refusal is older than the edit. */
  readonly before?: readonly { readonly path: string; readonly text: string }[];
  /** ms for each call. */
  readonly limit?: number;
}

type Program = readonly [string, ...string[]];
/** The plugin first; Debian and older machines have the program of its own. */
const PROGRAMS: readonly Program[] = [['docker', 'compose'], ['docker-compose']];

async function call([program, ...first]: Program, args: readonly string[], cwd: string, ask: Ask) {
  const result = await execa(program, [...first, ...args], {
    cwd,
    reject: false,
    stdin: 'ignore',
    timeout: ask.limit ?? 30_000,
    extendEnv: false,
    env: childEnvironment(),
    ...(ask.signal && { cancelSignal: ask.signal }),
  });
  ask.signal?.throwIfAborted();
  return result;
}

/** Its own words without the warnings that stand before them: unset variables are no fault of the file. */
function wordsOf(stderr: string): string {
  const lines = stderr.split('\n').filter((line) => !/variable is not set/i.test(line));
  return maskShapes(lines.join('\n').trim()).slice(0, 1000);
}

/** What compose says about the files as they were before the edit, from copies that are removed at once. */
async function wordsBefore(program: Program, cwd: string, ask: Ask): Promise<string | null> {
  const folder = mkdtempSync(join(tmpdir(), 'mudanza-compose-'));
  try {
    const copies = (ask.before ?? []).flatMap(({ text }, index) => {
      const copy = join(folder, `${index}.yml`);
      writeFileSync(copy, text, { mode: 0o600 });
      return ['-f', copy];
    });
    const args = ['--project-directory', cwd, ...copies, 'config', '--quiet'];
    const result = await call(program, args, cwd, ask);
    return result.exitCode === undefined || !result.failed ? null : wordsOf(result.stderr);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Asks `docker compose config`, or `docker-compose config`, about files of a workspace, where one of them is installed.
 * Starts nothing and needs no docker daemon. Throws only when `signal` aborts.
 */
export async function checkWithDocker(
  workspace: Workspace,
  files: readonly string[],
  ask: Ask = {},
): Promise<DockerVerdict> {
  const cwd = workspace.root;
  for (const program of PROGRAMS) {
    const version = await call(program, ['version', '--short'], cwd, ask);
    if (version.failed) continue;
    const name = `${program.join(' ')} ${version.stdout.trim()}`;
    const named = files.flatMap((file) => ['-f', file]);
    const result = await call(program, [...named, 'config', '--quiet'], cwd, ask);
    const isAnswer = !result.timedOut && result.exitCode !== undefined;
    const words = result.failed ? (isAnswer ? wordsOf(result.stderr) : (result.shortMessage ?? '')) : '';
    const isRefused = isAnswer && result.failed;
    const wasRefused = isRefused && ask.before ? (await wordsBefore(program, cwd, ask)) === words : false;
    const isValid = isAnswer ? !result.failed : null;
    return { isAvailable: true, isValid, words, program: name, ...(wasRefused && { wasRefused }) };
  }
  return { isAvailable: false, isValid: null, words: '', program: null };
}
