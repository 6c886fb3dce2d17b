import { execa } from 'execa';
import { childEnvironment } from '../../platform/env';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import { maskShapes } from '../env-file/mask-env';
import type { Workspace } from '../files/workspace';

interface GitOptions {
  readonly signal?: AbortSignal;
  readonly input?: string;
  /** Exit codes that are an answer, not a failure. */
  readonly accept?: readonly number[];
}

/**
 * Runs git in a workspace, in English, without prompts or pager, and gives its output as it is.
 * Throws MUD-412 when git is missing, MUD-413 outside a repository, MUD-417 with git's own words otherwise.
 */
export async function runGit(
  workspace: Workspace,
  args: readonly string[],
  options: GitOptions = {},
): Promise<string> {
  const result = await execa('git', ['--no-pager', '-c', 'core.quotePath=false', ...args], {
    cwd: workspace.root,
    extendEnv: false,
    env: {
      ...childEnvironment(),
      LC_ALL: 'C',
      GIT_TERMINAL_PROMPT: '0',
      GIT_OPTIONAL_LOCKS: '0',
      GIT_EDITOR: 'true',
    },
    reject: false,
    stripFinalNewline: false,
    timeout: 60_000,
    ...(options.signal && { cancelSignal: options.signal }),
    ...(options.input === undefined ? { stdin: 'ignore' } : { input: options.input }),
  });
  options.signal?.throwIfAborted();
  if (!result.failed || options.accept?.includes(result.exitCode ?? -1)) return result.stdout;
  if (result.code === 'ENOENT') throw new MudanzaError('MUD-412', { cause: result });
  const words = maskShapes(`${result.stderr}\n${result.stdout}`.trim()).slice(0, 2000);
  if (/not a git repository/i.test(words))
    throw new MudanzaError('MUD-413', { params: { path: workspace.root }, original: words });
  throw new MudanzaError('MUD-417', { params: { command: `git ${args[0] ?? ''}` }, original: words });
}
