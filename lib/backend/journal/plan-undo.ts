import { entriesByPath } from './entries-by-path';
import { fileState, isSameContent } from './file-state';
import type { Journal } from './journal';
import type { FileState, JournalEntry } from './journal-entry';

export interface UndoFile {
  readonly path: string;
  /** Ids of the writes that are taken back, newest first. */
  readonly ids: readonly string[];
  readonly madeFolders: readonly string[];
  /** The three versions: before the first write, as last written, and what is there now. */
  readonly before: FileState | null;
  readonly written: FileState | null;
  readonly current: FileState | null;
  /** `conflict`: someone changed the file since, and restoring would lose that change. */
  readonly verdict: 'restore' | 'already' | 'conflict';
}

/** Follows the writes back from what is on disk; null when the chain does not lead there. */
function walkBack(current: FileState | null, newestFirst: readonly JournalEntry[]): boolean {
  let state = current;
  for (const entry of newestFirst) {
    if (isSameContent(state, entry.after)) state = entry.before;
    else if (!isSameContent(state, entry.before)) return false;
  }
  return true;
}

function isSameState(a: FileState | null, b: FileState | null): boolean {
  return isSameContent(a, b) && a?.mode === b?.mode;
}

function undoFile(journal: Journal, path: string, entries: readonly JournalEntry[]): UndoFile {
  const newestFirst = entries.toReversed();
  const before = entries[0]?.before ?? null;
  const current = fileState(journal.workspace, path);
  const verdict = isSameState(current, before)
    ? 'already'
    : walkBack(current, newestFirst)
      ? 'restore'
      : 'conflict';
  return {
    path,
    ids: newestFirst.map((entry) => entry.id),
    madeFolders: entries.flatMap((entry) => entry.madeFolders),
    before,
    written: newestFirst[0]?.after ?? null,
    current,
    verdict,
  };
}

/** What taking back the picked writes that stand would do, file by file in the order of their first write. */
export function planUndo(journal: Journal, pick: (entry: JournalEntry) => boolean): UndoFile[] {
  const byPath = entriesByPath(journal.folder, (entry) => entry.state === 'done' && pick(entry));
  return [...byPath].map(([path, entries]) => undoFile(journal, path, entries));
}
