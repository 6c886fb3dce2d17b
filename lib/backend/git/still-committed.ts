import { sha256 } from '../files/sha256';
import { entriesByPath } from '../journal/entries-by-path';
import type { Journal } from '../journal/journal';
import { ownVersions } from '../journal/own-versions';
import { inHead } from './in-head';

/** Files whose last commit holds what the migration wrote to them, by path; none outside a repository. */
export async function stillCommitted(journal: Journal): Promise<string[]> {
  const still: string[] = [];
  for (const [path, entries] of entriesByPath(journal.folder, ({ state }) => state !== 'dropped')) {
    const committed = await inHead(journal, path);
    const hash = committed === null ? null : sha256(committed);
    const before = entries[0]?.before?.sha256 ?? null;
    if (hash !== before && ownVersions(entries).has(hash)) still.push(path);
  }
  return still;
}
