import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Workspace } from '../files/workspace';
import { runGit } from './run-git';

export const GitChange = z.object({
  /** Relative to the workspace. */
  path: z.string(),
  /** The two letters of `git status --porcelain`; `??` is untracked. */
  code: z.string(),
});
export type GitChange = z.infer<typeof GitChange>;

export const GitState = z.object({
  /** Null when HEAD is detached. */
  branch: z.string().nullable(),
  /** Null in a repository without a commit. */
  head: z.string().nullable(),
  changes: z.array(GitChange).readonly(),
  lastCommits: z
    .array(
      z.object({
        hash: z.string(),
        date: z.string(),
        subject: z.string(),
      }),
    )
    .readonly(),
  /** `merge`, `rebase`, `cherry-pick`, `revert`, `bisect`, or null. */
  operation: z.string().nullable(),
  remotes: z.array(z.string()).readonly(),
  /** `origin/main`, or null. */
  upstream: z.string().nullable(),
});
export type GitState = z.infer<typeof GitState>;

const OPERATIONS: readonly (readonly [string, string])[] = [
  ['MERGE_HEAD', 'merge'],
  ['rebase-merge', 'rebase'],
  ['rebase-apply', 'rebase'],
  ['CHERRY_PICK_HEAD', 'cherry-pick'],
  ['REVERT_HEAD', 'revert'],
  ['BISECT_LOG', 'bisect'],
];

/** Changes of the folder from `status --porcelain -z`, where a rename is followed by its old name. */
function parseStatus(output: string, prefix: string): GitChange[] {
  const parts = output.split('\0');
  const changes: GitChange[] = [];
  for (let index = 0; index < parts.length; index += 1) {
    const part = parts[index] ?? '';
    if (part === '') continue;
    const code = part.slice(0, 2);
    if (/[RC]/.test(code)) index += 1;
    changes.push({ code, path: part.slice(3).replace(prefix, '') });
  }
  return changes;
}

async function oneLine(workspace: Workspace, args: readonly string[]): Promise<string | null> {
  return (await runGit(workspace, args, { accept: [1, 128] })).trim() || null;
}

/** State of the repository that holds the workspace. Throws MUD-412 without git and MUD-413 without a repository. */
export async function gitState(workspace: Workspace, signal?: AbortSignal): Promise<GitState> {
  const at = signal ? { signal } : {};
  const gitDir = (await runGit(workspace, ['rev-parse', '--absolute-git-dir'], at)).trim();
  const prefix = (await runGit(workspace, ['rev-parse', '--show-prefix'], at)).trim();
  const status = await runGit(
    workspace,
    ['status', '--porcelain', '-z', '--untracked-files=normal', '--ignore-submodules=all', '--', '.'],
    at,
  );
  const head = await oneLine(workspace, ['rev-parse', '--verify', '--quiet', 'HEAD']);
  const log = head ? await runGit(workspace, ['log', '-5', '--format=%h%x09%as%x09%s'], at) : '';
  return {
    branch: await oneLine(workspace, ['symbolic-ref', '--quiet', '--short', 'HEAD']),
    head,
    changes: parseStatus(status, prefix),
    lastCommits: log
      .split('\n')
      .filter(Boolean)
      .map((line) => {
        const [hash = '', date = '', ...subject] = line.split('\t');
        return { hash, date, subject: subject.join('\t') };
      }),
    operation: OPERATIONS.find(([file]) => existsSync(join(gitDir, file)))?.[1] ?? null,
    remotes: (await runGit(workspace, ['remote'], at)).split('\n').filter(Boolean),
    upstream: await oneLine(workspace, ['rev-parse', '--abbrev-ref', '--symbolic-full-name', '@{upstream}']),
  };
}
