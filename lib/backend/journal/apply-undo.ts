import { existsSync, readdirSync, rmdirSync } from 'node:fs';
import { z } from 'zod';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import { removeDurably, writeAtomically } from '../../platform/files/write-atomically';
import { resolveInside } from '../files/workspace';
import { readBlob } from './blobs';
import { fileState } from './file-state';
import type { Journal } from './journal';
import { FileState } from './journal-entry';
import { appendJournal } from './journal-file';
import type { UndoFile } from './plan-undo';

export const Restored = z.object({
  path: z.string(),
  /** What the file is now, read back from disk. */
  now: FileState.nullable(),
  before: FileState.nullable(),
});
export type Restored = z.infer<typeof Restored>;

/** Throws MUD-418 for changed files and MUD-419 for lost copies, before anything is touched. */
function refuseUnsafe(journal: Journal, files: readonly UndoFile[]): void {
  const changed = files.filter((file) => file.verdict === 'conflict').map((file) => file.path);
  if (changed.length > 0) throw new MudanzaError('MUD-418', { params: { files: changed.join(', ') } });
  for (const file of files) if (file.before) readBlob(journal.folder, file.before.sha256, file.path);
}

function restore(journal: Journal, file: UndoFile): void {
  const target = resolveInside(journal.workspace, file.path);
  if (file.before) {
    const content = readBlob(journal.folder, file.before.sha256, file.path);
    writeAtomically(target, content, file.before.mode, journal.workspace.root);
  } else if (existsSync(target)) removeDurably(target, journal.workspace.root);
  for (const folder of file.madeFolders.toReversed()) {
    const path = resolveInside(journal.workspace, folder);
    if (existsSync(path) && readdirSync(path).length === 0) rmdirSync(path);
  }
}

/**
 * Takes the planned writes back, newest file first, and reads each file back. Being killed in the middle is
 * harmless: a new plan finds the restored files as `already`. Throws MUD-418 or MUD-419 before touching anything.
 */
export function applyUndo(journal: Journal, files: readonly UndoFile[]): Restored[] {
  refuseUnsafe(journal, files);
  return files.toReversed().map((file) => {
    if (file.verdict === 'restore') restore(journal, file);
    for (const id of file.ids)
      appendJournal(journal.folder, { kind: 'undone', id, at: new Date().toISOString() });
    return { path: file.path, before: file.before, now: fileState(journal.workspace, file.path) };
  });
}
