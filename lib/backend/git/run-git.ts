import { execa } from 'execa';
import { childEnvironment } from '../../platform/env';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import { maskShapes } from '../env-file/mask-env';
import type { Workspace } from '../files/workspace';
import { tameConfig } from './tame-config';

interface GitOptions {
  readonly signal?: AbortSignal;
  readonly input?: string;
  /** Exit codes that are an answer, not a failure. */
  readonly accept?: readonly number[];
  /** True where the operator agreed that the repository's own hooks and helpers run: a commit, a push. */
  readonly isAgreed?: boolean;
}

/** Characters of git's and a hook's own words that are looked at; more than are shown, so that no secret is cut. */
const MOST_WORDS = 8_000;

/** ms after git's end in which its last words are still read. */
const LAST_WORDS_MS = 1_000;

/** Commands that read files through the filters and drivers a repository defines. */
const READS_FILES: ReadonlySet<string> = new Set([
  ...['status', 'add', 'commit', 'diff', 'show', 'log', 'reset', 'hash-object', 'cat-file', 'grep', 'stash'],
  ...['push', 'checkout', 'restore', 'apply', 'blame', 'check-attr'],
]);

function environment(): Record<string, string> {
  return {
    ...childEnvironment(),
    LC_ALL: 'C',
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_EDITOR: 'true',
    // A partial clone would fetch what is missing, by whatever program its remote names.
    GIT_NO_LAZY_FETCH: '1',
  };
}

const OWN_SCOPES: ReadonlySet<string> = new Set(['local', 'worktree']);

/** Keys that the repository itself sets, a worktree and included files too; reading them starts nothing. */
async function localKeys({ root }: Workspace): Promise<string[]> {
  const asked = ['config', '--show-scope', '--includes', '--name-only', '--list', '-z'];
  const { stdout } = await execa('git', asked, {
    cwd: root,
    extendEnv: false,
    env: environment(),
    reject: false,
    stdin: 'ignore',
    timeout: 10_000,
  });
  // Scope and key by turns.
  const words = stdout.split('\0');
  return words.filter((_, index) => index % 2 === 1 && OWN_SCOPES.has(words[index - 1] ?? ''));
}

/**
 * Runs git in a workspace, in English, without prompts or pager, and gives its output as it is. The repository's own
 * configuration starts no program, unless the operator agreed to it.
 * Throws MUD-412 when git is missing, MUD-413 outside a repository, MUD-417 with git's own words otherwise.
 */
export async function runGit(
  workspace: Workspace,
  args: readonly string[],
  options: GitOptions = {},
): Promise<string> {
  const local = READS_FILES.has(args[0] ?? '') ? await localKeys(workspace) : [];
  const tame = tameConfig(local, options.isAgreed ?? false);
  const running = execa('git', ['--no-pager', '-c', 'core.quotePath=false', ...tame, ...args], {
    cwd: workspace.root,
    extendEnv: false,
    env: environment(),
    reject: false,
    stripFinalNewline: false,
    timeout: 60_000,
    // A hook may print for ever: what comes after the first words is read and dropped.
    buffer: { stdout: true, stderr: false },
    ...(options.signal && { cancelSignal: options.signal }),
    ...(options.input === undefined ? { stdin: 'ignore' } : { input: options.input }),
  });
  let said = '';
  running.stderr.on('data', (bytes: Buffer) => {
    if (said.length < MOST_WORDS) said += bytes.toString('utf8');
  });
  // A hook may leave something running that holds the pipes open: git's own end is what is waited for.
  running.once('exit', () =>
    setTimeout(() => {
      running.stdout.destroy();
      running.stderr.destroy();
    }, LAST_WORDS_MS).unref(),
  );
  const result = await running;
  options.signal?.throwIfAborted();
  if ([0, ...(options.accept ?? [])].includes(result.exitCode ?? -1)) return result.stdout;
  if (result.code === 'ENOENT') throw new MudanzaError('MUD-412', { cause: result });
  const words = maskShapes(
    `${said.slice(0, MOST_WORDS)}\n${result.stdout.slice(0, MOST_WORDS)}`.trim(),
  ).slice(0, 2000);
  if (/not a git repository/i.test(words))
    throw new MudanzaError('MUD-413', { params: { path: workspace.root }, original: words });
  throw new MudanzaError('MUD-417', { params: { command: `git ${args[0] ?? ''}` }, original: words });
}
