import { mkdirSync } from 'node:fs';
import { removeLeftovers } from '../../platform/files/write-atomically';
import { resolveInside, type Workspace } from '../files/workspace';
import { sealPlainBlobs } from './blobs';
import { fileState, isSameContent } from './file-state';
import { appendJournal, readJournal } from './journal-file';

/** Where the writes to one workspace are noted. */
export interface Journal {
  readonly workspace: Workspace;
  /** Absolute path of a private folder outside the workspace; it holds sealed copies of secrets. */
  readonly folder: string;
}

/**
 * Opens the journal and settles what a killed process left: a write that was noted is found on disk (`done`) or is
 * not (`dropped`), and when the file is neither version it counts as done, so that a rollback shows the conflict.
 */
export function openJournal(folder: string, workspace: Workspace): Journal {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  sealPlainBlobs(folder);
  for (const entry of readJournal(folder)) {
    if (entry.state !== 'pending') continue;
    removeLeftovers(resolveInside(workspace, entry.path));
    const isUntouched = isSameContent(fileState(workspace, entry.path), entry.before);
    const kind = isUntouched && !isSameContent(entry.before, entry.after) ? 'dropped' : 'done';
    appendJournal(folder, { kind, id: entry.id, at: new Date().toISOString() });
  }
  return { workspace, folder };
}
