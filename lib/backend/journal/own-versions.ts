import type { JournalEntry } from './journal-entry';

/**
 * Hashes of the versions of one file (null: no such file) between which lie only the writes of its journal entries,
 * taken back or not: from what the first of them found, or what one found after somebody else's change, on.
 */
export function ownVersions(entries: readonly JournalEntry[]): ReadonlySet<string | null> {
  let versions = new Set<string | null>();
  for (const { before, after } of entries) {
    const found = before?.sha256 ?? null;
    if (!versions.has(found)) versions = new Set([found]);
    versions.add(after?.sha256 ?? null);
  }
  return versions;
}
