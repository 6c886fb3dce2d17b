import type { Restored } from './apply-undo';
import { cleanVersions } from './clean-versions';
import { entriesByPath } from './entries-by-path';
import { fileState } from './file-state';
import type { Journal } from './journal';
import type { FileState, JournalEntry } from './journal-entry';

const isSame = (a: FileState | null, b: FileState | null) => a?.sha256 === b?.sha256 && a?.mode === b?.mode;

/**
 * Every file that the picked writes ever touched, as it was before and as it is now: the proof of a rollback, also of
 * one that was killed and run again, whose first half nobody reported. Judged by bytes and mode alone, whoever put them
 * there: a file that is what it was before any of the migration's writes is as before.
 */
export function endState(journal: Journal, pick: (entry: JournalEntry) => boolean = () => true): Restored[] {
  const byPath = entriesByPath(journal.folder, (entry) => entry.state !== 'dropped' && pick(entry));
  return [...byPath].map(([path, entries]) => {
    const now = fileState(journal.workspace, path);
    const clean = cleanVersions(entries);
    const isBack = clean.some((version) => isSame(version, now));
    return { path, before: isBack ? now : (clean.at(-1) ?? null), now };
  });
}
