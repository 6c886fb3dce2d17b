import { readFileSync } from 'node:fs';
import { envDiff } from '../env-file/env-diff';
import { isEnvFile } from '../env-file/is-env-file';
import { maskShapes } from '../env-file/mask-env';
import { readEnv } from '../env-file/read-env';
import { unifiedDiff } from '../files/unified-diff';
import { resolveInside } from '../files/workspace';
import { readBlob } from './blobs';
import { cleanVersions } from './clean-versions';
import { entriesByPath } from './entries-by-path';
import { fileState } from './file-state';
import type { Journal } from './journal';
import type { FileState, JournalEntry } from './journal-entry';

export interface ChangedFile {
  readonly file: string;
  /** Masked; secrets are dots. */
  readonly diff: string;
}

/** A certificate is nothing that anybody reads line by line. */
const CERTIFICATE = /\.(?:crt|pem|cer)$/i;

function keptText({ folder }: Journal, path: string, state: FileState | null): string {
  return state ? Buffer.from(readBlob(folder, state.sha256, path)).toString('utf8') : '';
}

function envChange(path: string, before: string, written: string, after: string): string {
  const [was, is] = [readEnv(before), readEnv(written)];
  // What Mudanza wrote is shown, as far as it is no secret; what somebody else wrote is theirs.
  const own = new Set([...is.keys()].filter((key) => was.get(key)?.value !== is.get(key)?.value));
  return envDiff({ path, before, after, written: own });
}

function changeOf(journal: Journal, path: string, entries: readonly JournalEntry[]): ChangedFile | null {
  const clean = cleanVersions(entries);
  const now = fileState(journal.workspace, path);
  if (clean.some((version) => version?.sha256 === now?.sha256)) return null;
  const before = keptText(journal, path, clean.at(-1) ?? null);
  const after = now ? readFileSync(resolveInside(journal.workspace, path), 'utf8') : '';
  const written = keptText(journal, path, entries.at(-1)?.after ?? null);
  const diff = isEnvFile(path)
    ? envChange(path, before, written, after)
    : unifiedDiff(path, maskShapes(before), maskShapes(after));
  return diff.trim() === '' ? null : { file: path, diff };
}

/**
 * What differs in the files that the picked writes touched, between before the migration and what is on disk now, over all
 * attempts and whoever changed them last. Throws MUD-401, MUD-419 and MUD-009 where a file or a kept version cannot be read.
 */
export function sinceBefore(journal: Journal, pick: (entry: JournalEntry) => boolean): ChangedFile[] {
  const byPath = entriesByPath(
    journal.folder,
    (entry) => entry.state !== 'dropped' && !CERTIFICATE.test(entry.path) && pick(entry),
  );
  return [...byPath].flatMap(([path, entries]) => changeOf(journal, path, entries) ?? []);
}
