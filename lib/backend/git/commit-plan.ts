import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import { resolveInside } from '../files/workspace';
import { entriesByPath } from '../journal/entries-by-path';
import { isSameContent } from '../journal/file-state';
import type { Journal } from '../journal/journal';
import { ownVersions } from '../journal/own-versions';
import { planUndo, type UndoFile } from '../journal/plan-undo';
import { type GitState, gitState } from './git-state';
import { hashesInHead, inHead } from './in-head';
import { isIgnored } from './is-ignored';
import { runGit } from './run-git';
import { scanSecrets } from './scan-secrets';

export interface CommitPlan {
  readonly state: GitState;
  /** What would be committed, relative to the workspace. */
  readonly files: readonly string[];
  /** Those of them that are no longer as the migration wrote them. */
  readonly edited: readonly string[];
  /** Changed in the folder, known to git, and left out; env files are not named, they belong into no commit. */
  readonly left: readonly string[];
  /** Everything that the migration wrote and that may be committed, changed since the last commit or not. */
  readonly own: readonly string[];
  /** `remote/branch` that a push would go to; null without a remote. */
  readonly pushTarget: string | null;
}

const ENV_FILE = /^\.env(?!\.example$)/;

/** The migration's own writes, without copies and env files: those hold secrets and belong into no repository. */
function candidates(journal: Journal): UndoFile[] {
  return planUndo(journal, (entry) => entry.step !== 'backup').filter(
    ({ path, current }) => current !== null && !ENV_FILE.test(basename(path)),
  );
}

type Committed = ReadonlyMap<string, string | null>;

/** Between what is committed and what was written may lie only the migration's own writes, committed before or not. */
async function refuseMixedIn(journal: Journal, paths: readonly string[]): Promise<void> {
  const byPath = entriesByPath(journal.folder, ({ state }) => state !== 'dropped');
  const mixed: string[] = [];
  for (const path of paths) {
    const own = ownVersions(byPath.get(path) ?? []);
    const committed = await hashesInHead(journal, path);
    const isOwn = committed.size === 0 ? own.has(null) : [...committed].some((hash) => own.has(hash));
    if (!isOwn) mixed.push(path);
  }
  if (mixed.length > 0) throw new MudanzaError('MUD-428', { params: { files: mixed.join(', ') } });
}

function refuseSecrets(journal: Journal, head: Committed, known: readonly string[]): void {
  for (const [path, committed] of head) {
    const old = new Set((committed ?? '').split(/\r\n|\n/));
    const text = readFileSync(resolveInside(journal.workspace, path), 'utf8');
    const [found] = scanSecrets(path, text, known, (line) => !old.has(line));
    if (found) throw new MudanzaError('MUD-416', { params: { ...found } });
  }
}

/** Never into a submodule: its own configuration could start a program there. */
const STATUS = ['status', '--porcelain', '--ignore-submodules=all'] as const;

/**
 * What a commit would hold: exactly the files that the migration wrote and that differ from HEAD.
 * Throws MUD-412/413 without git, MUD-414 when HEAD is detached, MUD-415 in the middle of a merge or rebase, MUD-416
 * for a secret, MUD-428 when an own change of the operator would be mixed in.
 */
export async function planCommit(journal: Journal, known: readonly string[]): Promise<CommitPlan> {
  const { workspace } = journal;
  const state = await gitState(workspace);
  if (state.operation) throw new MudanzaError('MUD-415', { params: { operation: state.operation } });
  if (!state.branch) throw new MudanzaError('MUD-414');
  const all = candidates(journal);
  const changed: UndoFile[] = [];
  for (const file of all) {
    const status = await runGit(workspace, [...STATUS, '--', file.path]);
    if (status.trim() !== '' && !(await isIgnored(workspace, file.path))) changed.push(file);
  }
  const files = changed.map(({ path }) => path);
  const head = new Map<string, string | null>();
  for (const path of files) head.set(path, await inHead(journal, path));
  await refuseMixedIn(journal, files);
  refuseSecrets(journal, head, known);
  const remote = state.remotes.includes('origin') ? 'origin' : state.remotes[0];
  const left = state.changes
    .filter(({ path, code }) => code !== '??' && !files.includes(path) && !ENV_FILE.test(basename(path)))
    .map(({ path }) => path);
  const own = all.map(({ path }) => path);
  const edited = changed
    .filter(({ current, written }) => !isSameContent(current, written))
    .map(({ path }) => path);
  return {
    state,
    files,
    edited,
    left,
    own,
    pushTarget: state.upstream ?? (remote ? `${remote}/${state.branch}` : null),
  };
}
