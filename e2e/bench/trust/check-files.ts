import { openWorkspace } from '../../../lib/backend/files/workspace';
import { entriesByPath } from '../../../lib/backend/journal/entries-by-path';
import { fileState, isSameContent } from '../../../lib/backend/journal/file-state';
import type { JournalEntry } from '../../../lib/backend/journal/journal-entry';

/**
 * The versions a file may be in after a crash, by what the journal says of the writes to it, oldest first. A rollback
 * restores what was there before the first of them and then marks each, newest first, so that a kill leaves the file
 * back and some marks unwritten; the next rollback finds it back already.
 */
function allowed(entries: readonly JournalEntry[]): JournalEntry['before'][] {
  const last = entries.at(-1);
  if (!last) return [];
  if (last.state === 'pending') return [last.before, last.after];
  const standing = entries.filter(({ state }) => state === 'done');
  const takenBack = entries.slice(entries.findLastIndex(({ state }) => state === 'done') + 1);
  return [
    ...standing.slice(0, 1).map(({ before }) => before),
    last.state === 'done' ? last.after : (takenBack[0]?.before ?? null),
  ];
}

/** Every file of the workspace that was written is as a whole what the journal says; a sentence per one that is not. */
export function checkFiles(workspace: string, journalFolder: string): string[] {
  const place = openWorkspace(workspace);
  const byPath = entriesByPath(journalFolder, ({ state }) => state !== 'dropped');
  return [...byPath].flatMap(([path, entries]) => {
    const now = fileState(place, path);
    if (allowed(entries).some((version) => isSameContent(version, now))) return [];
    return [`${path} is no version that the journal knows (${entries.map(({ state }) => state).join(', ')})`];
  });
}
