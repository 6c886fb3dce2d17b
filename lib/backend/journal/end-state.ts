import type { Restored } from './apply-undo';
import { entriesByPath } from './entries-by-path';
import { fileState, isSameContent } from './file-state';
import type { Journal } from './journal';
import type { JournalEntry } from './journal-entry';

/** The first write of the chain that leads to the newest one without a stranger's change in between. */
function origin(entries: readonly JournalEntry[]): JournalEntry | undefined {
  let first = entries.at(-1);
  for (const entry of entries.slice(0, -1).toReversed()) {
    if (!first || !isSameContent(entry.after, first.before)) break;
    first = entry;
  }
  return first;
}

/**
 * Every file that the picked writes ever touched, as it was before and as it is now: the proof of a rollback, also of
 * one that was killed and run again, whose first half nobody reported.
 */
export function endState(journal: Journal, pick: (entry: JournalEntry) => boolean = () => true): Restored[] {
  const byPath = entriesByPath(journal.folder, (entry) => entry.state !== 'dropped' && pick(entry));
  return [...byPath].map(([path, entries]) => ({
    path,
    before: origin(entries)?.before ?? null,
    now: fileState(journal.workspace, path),
  }));
}
