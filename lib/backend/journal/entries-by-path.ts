import type { JournalEntry } from './journal-entry';
import { readJournal } from './journal-file';

/** The picked entries of a journal's folder by file, oldest first, in the order of the files' first writes. */
export function entriesByPath(
  folder: string,
  pick: (entry: JournalEntry) => boolean,
): Map<string, JournalEntry[]> {
  const byPath = new Map<string, JournalEntry[]>();
  for (const entry of readJournal(folder).filter(pick)) {
    const entries = byPath.get(entry.path);
    if (entries) entries.push(entry);
    else byPath.set(entry.path, [entry]);
  }
  return byPath;
}
