import { notFound } from 'next/navigation';
import { cache } from 'react';
import { type Checklist, readChecklist } from '@/lib/runs/read-checklist';
import { findMigration, type Migration } from '@/lib/store/migrations';

/** A migration and its checklist for a page, read once per request; an unknown id is a 404. */
export const loadMigration = cache(async (id: string): Promise<{ migration: Migration } & Checklist> => {
  const migration = await findMigration(id);
  if (!migration) notFound();
  return { migration, ...(await readChecklist(migration)) };
});
