import type { FileState, JournalEntry } from './journal-entry';

/**
 * What one file was when nothing of the migration's stood in it, oldest first (null: no such file): before its first write,
 * and before each write that came after everything earlier had been taken back. A change that somebody made on top of
 * standing writes is no such version, since the writes are in it.
 */
export function cleanVersions(entries: readonly JournalEntry[]): (FileState | null)[] {
  return entries.flatMap(({ before, at }, index) => {
    const isBack = ({ state, settledAt }: JournalEntry) =>
      state === 'dropped' || (state === 'undone' && settledAt !== null && settledAt <= at);
    return entries.slice(0, index).every(isBack) ? [before] : [];
  });
}
