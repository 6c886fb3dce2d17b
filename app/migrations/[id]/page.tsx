import { redirect } from 'next/navigation';
import { requireViewer } from '@/lib/auth/viewer';
import { viewerTranslate } from '@/lib/i18n/viewer-locale';
import { loadMigration } from './load-migration';
import { nextStep } from './next-step';

/** Leads to the step that asks for something. */
export default async function MigrationPage({ params }: { readonly params: Promise<{ id: string }> }) {
  await requireViewer();
  const { id } = await params;
  const { steps } = await loadMigration(id);
  redirect(nextStep(id, steps, await viewerTranslate()).href);
}
