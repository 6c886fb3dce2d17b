import { cleanVersions } from '../journal/clean-versions';
import { entriesByPath } from '../journal/entries-by-path';
import type { Journal } from '../journal/journal';
import { ownVersions } from '../journal/own-versions';
import { hashesInHead } from './in-head';

/** Files whose last commit holds what the migration wrote to them, by path; none outside a repository. */
export async function stillCommitted(journal: Journal): Promise<string[]> {
  const still: string[] = [];
  for (const [path, entries] of entriesByPath(journal.folder, ({ state }) => state !== 'dropped')) {
    const committed = await hashesInHead(journal, path);
    const clean = cleanVersions(entries).map((before) => before?.sha256 ?? null);
    const isBack = clean.some((hash) => (hash === null ? committed.size === 0 : committed.has(hash)));
    const own = ownVersions(entries);
    if (!isBack && [...committed].some((hash) => own.has(hash))) still.push(path);
  }
  return still;
}
