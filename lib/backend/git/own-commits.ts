import type { Workspace } from '../files/workspace';
import { runGit } from './run-git';

/** A commit of a migration, as its trailer says, wherever it stands in the history. */
export interface OwnCommit {
  readonly hash: string;
  /** Relative to the workspace. */
  readonly files: readonly string[];
  /** True when it holds files from outside of the workspace: somebody put more into it. */
  readonly reachesOut: boolean;
}

const SEPARATOR = '\u001f';

async function filesOf(workspace: Workspace, hash: string): Promise<Omit<OwnCommit, 'hash'>> {
  const prefix = (await runGit(workspace, ['rev-parse', '--show-prefix'])).trim();
  const listed = await runGit(workspace, ['show', '--format=', '--name-only', '--no-relative', '-z', hash]);
  const names = listed.split('\0').filter(Boolean);
  return {
    files: names.filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length)),
    reachesOut: names.some((name) => !name.startsWith(prefix)),
  };
}

/**
 * The commits that stand in the history of the branch and whose trailer names the migration, oldest first: also one that
 * was amended, rebased or picked since. A commit of anybody else is not among them, whatever its words. None outside a
 * repository or without a commit.
 */
export async function ownCommits(workspace: Workspace, migrationId: string): Promise<OwnCommit[]> {
  const format = `--format=%H${SEPARATOR}%(trailers:key=Mudanza-Migration,valueonly,separator=%x2C)`;
  const grep = ['--fixed-strings', `--grep=Mudanza-Migration: ${migrationId}`];
  const listed = await runGit(workspace, ['log', format, ...grep, 'HEAD'], { accept: [128] });
  const hashes = listed.split('\n').flatMap((line) => {
    const [hash = '', trailer = ''] = line.split(SEPARATOR);
    return trailer.split(',').some((value) => value.trim() === migrationId) ? [hash] : [];
  });
  const commits: OwnCommit[] = [];
  for (const hash of hashes.toReversed()) commits.push({ hash, ...(await filesOf(workspace, hash)) });
  return commits;
}
