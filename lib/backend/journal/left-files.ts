import { MudanzaError } from '../../platform/errors/mudanza-error';
import type { Workspace } from '../files/workspace';
import { entriesByPath } from './entries-by-path';
import { fileState } from './file-state';
import type { Journal } from './journal';
import type { JournalEntry, JournalLeft } from './journal-entry';
import { appendJournal, readLeft } from './journal-file';

const stands = (step: string) => (entry: JournalEntry) => entry.step === step && entry.state === 'done';

/**
 * Notes how a run of a step that came to its end left every file which the step ever wrote and nobody took back: what its
 * criteria were judged on. `isShared`: others go on writing in these files, only putting them back takes the step's part away.
 */
export function noteLeft(journal: Journal, step: string, isShared: boolean): void {
  const paths = [...entriesByPath(journal.folder, stands(step)).keys()];
  const files = paths.map((path) => ({
    path,
    sha256: fileState(journal.workspace, path)?.sha256 ?? null,
  }));
  appendJournal(journal.folder, { kind: 'left', step, files, isShared, at: new Date().toISOString() });
}

/** Hash of what is there now; null where there is no file, or none that lies inside the folder any more. */
function hashNow(workspace: Workspace, path: string): string | null {
  try {
    return fileState(workspace, path)?.sha256 ?? null;
  } catch (error) {
    if (error instanceof MudanzaError) return null;
    throw error;
  }
}

function hasStrayed(
  now: string | null,
  left: string | null,
  isShared: boolean,
  entries: readonly JournalEntry[],
): boolean {
  if (now === left) return false;
  // Another step wrote to the same file since, through the journal.
  if (entries.at(-1)?.after?.sha256 === now) return false;
  return !isShared || now === null || entries.some(({ before }) => before?.sha256 === now);
}

/**
 * Files, step by step, that are no longer as the step's last run left them, though no rollback took them back: put back by
 * hand or by git, edited, or removed. Read from the bytes on disk; nothing is written.
 */
export function strayedFiles(folder: string, workspace: Workspace): Map<string, string[]> {
  const newest = new Map<string, JournalLeft>();
  for (const left of readLeft(folder)) newest.set(left.step, left);
  const strayed = new Map<string, string[]>();
  const byPath = entriesByPath(folder, ({ state }) => state === 'done');
  for (const { step, files, isShared } of newest.values()) {
    const own = files.filter(({ path, sha256 }) => {
      const entries = byPath.get(path) ?? [];
      if (!entries.some((entry) => entry.step === step)) return false;
      return hasStrayed(hashNow(workspace, path), sha256, isShared, entries);
    });
    if (own.length > 0)
      strayed.set(
        step,
        own.map(({ path }) => path),
      );
  }
  return strayed;
}
