import { notFound } from 'next/navigation';
import { cache } from 'react';
import type { DrawnState } from '@/components/query/drawn-state';
import { type Checklist, readChecklist } from '@/lib/runs/read-checklist';
import { migrationRevision } from '@/lib/store/migration-revision';
import { findMigration, type Migration } from '@/lib/store/migrations';
import { readSummary } from './read-summary';
import { drawnState } from './summarise-migration';

interface Loaded extends Checklist {
  readonly migration: Migration;
  /** Read first: what changes while the rest is read makes the page draw once more, and is never missed. */
  readonly revision: string;
}

/** A migration and its checklist for a page, read once per request; an unknown id is a 404. */
export const loadMigration = cache(async (id: string): Promise<Loaded> => {
  const migration = await findMigration(id);
  if (!migration) notFound();
  const revision = await migrationRevision(id);
  return { migration, revision, ...(await readChecklist(migration)) };
});

/** What the live parts of a migration’s page begin with, made once per request. */
export const loadDrawn = cache(
  async (id: string): Promise<{ readonly drawn: DrawnState; readonly revision: string }> => {
    const { migration, steps, revision } = await loadMigration(id);
    const summary = await readSummary(migration, { steps, revision });
    return { revision: summary.revision, drawn: drawnState(id, summary) };
  },
);
