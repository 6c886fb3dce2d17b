import { openWorkspace } from '../../backend/files/workspace';
import { fileState, isSameContent } from '../../backend/journal/file-state';
import type { JournalEntry } from '../../backend/journal/journal-entry';
import { readJournal } from '../../backend/journal/journal-file';

/** The versions a file may be in after a crash, by what the journal says of the last write to it. */
function allowed(entry: JournalEntry): JournalEntry['before'][] {
  if (entry.state === 'pending') return [entry.before, entry.after];
  return [entry.state === 'done' ? entry.after : entry.before];
}

/** Every file of the workspace that was written is as a whole what the journal says; a sentence per one that is not. */
export function checkFiles(workspace: string, journalFolder: string): string[] {
  const place = openWorkspace(workspace);
  const last = new Map(readJournal(journalFolder).map((entry) => [entry.path, entry]));
  return [...last.values()].flatMap((entry) => {
    const now = fileState(place, entry.path);
    const isKnown = allowed(entry).some((version) => isSameContent(version, now));
    return isKnown ? [] : [`${entry.path} is neither what it was nor what it was to become (${entry.state})`];
  });
}
