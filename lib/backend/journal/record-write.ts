import { randomUUID } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import { removeDurably, writeAtomically } from '../../platform/files/write-atomically';
import { sha256 } from '../files/sha256';
import { resolveInside, type Workspace } from '../files/workspace';
import { keepBlob } from './blobs';
import { fileState } from './file-state';
import type { Journal } from './journal';
import type { FileState, JournalWrite } from './journal-entry';
import { appendJournal } from './journal-file';

export interface WriteRequest {
  readonly step: string;
  /** Relative to the workspace. */
  readonly path: string;
  /** The new content; null removes the file. */
  readonly content: Uint8Array | string | null;
  /** Permission bits; without them those of the old file, or 0644. */
  readonly mode?: number;
  /** Hash of what the change was derived from (null = no file); a different one on disk refuses. */
  readonly expected?: string | null;
}

function missingFolders(workspace: Workspace, file: string): string[] {
  const missing: string[] = [];
  for (let folder = dirname(file); !existsSync(folder); folder = dirname(folder))
    missing.unshift(relative(workspace.root, folder));
  return missing;
}

function refuseUnwritable(workspace: Workspace, path: string, folders: readonly string[]): void {
  const file = resolveInside(workspace, path);
  const folder = folders[0] ? dirname(join(workspace.root, folders[0])) : dirname(file);
  try {
    accessSync(folder, constants.W_OK);
    if (existsSync(file)) accessSync(file, constants.W_OK);
  } catch (error) {
    throw new MudanzaError('MUD-402', { params: { path }, cause: error });
  }
}

function put(root: string, file: string, content: Uint8Array | null, mode: number): void {
  if (content) {
    mkdirSync(dirname(file), { recursive: true });
    writeAtomically(file, content, mode, root);
  } else removeDurably(file, root);
}

function note(journal: Journal, request: WriteRequest, before: FileState | null, after: FileState | null) {
  const write: JournalWrite = {
    kind: 'write',
    id: randomUUID(),
    step: request.step,
    path: request.path,
    before,
    after,
    madeFolders: missingFolders(journal.workspace, resolveInside(journal.workspace, request.path)),
    at: new Date().toISOString(),
  };
  refuseUnwritable(journal.workspace, request.path, write.madeFolders);
  return write;
}

/**
 * Writes (or removes) one workspace file through the journal: both versions are kept and the write is noted on disk
 * before the file is replaced as a whole, so a kill at any moment leaves the old or the new file and the journal
 * knows which. Writing what is there already does nothing and gives null.
 * Throws MUD-401 outside the folder, MUD-402 when not writable, MUD-406 when the file is not the expected one.
 */
export function recordWrite(journal: Journal, request: WriteRequest): JournalWrite | null {
  const file = resolveInside(journal.workspace, request.path);
  const before = fileState(journal.workspace, request.path);
  if (request.expected !== undefined && request.expected !== (before?.sha256 ?? null))
    throw new MudanzaError('MUD-406', { params: { path: request.path } });
  const content = request.content === null ? null : Buffer.from(request.content);
  const mode = request.mode ?? before?.mode ?? 0o644;
  const after = content && { sha256: sha256(content), mode };
  if (before?.sha256 === after?.sha256 && before?.mode === after?.mode) return null;
  const write = note(journal, request, before, after);
  if (before) keepBlob(journal.folder, readFileSync(file));
  if (content) keepBlob(journal.folder, content);
  appendJournal(journal.folder, write);
  put(journal.workspace.root, file, content, mode);
  appendJournal(journal.folder, { kind: 'done', id: write.id, at: new Date().toISOString() });
  return write;
}
