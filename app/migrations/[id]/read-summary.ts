import type { MigrationSummary } from '@/components/query/migration-summary';
import type { Checklist } from '@/lib/runs/read-checklist';
import type { Migration } from '@/lib/store/migrations';
import { listWaivers } from '@/lib/store/waivers';
import { readAlerts } from '@/lib/web/history/read-alerts';
import { viewerTranslate } from '@/lib/web/viewer-locale';
import { summariseMigration } from './summarise-migration';

/**
 * Where a migration stands, in the viewer's language: its steps at a revision, its waivers, and its alarms of now. An alarm
 * that comes or goes is a new revision too: a page that was drawn without it is drawn anew.
 */
export async function readSummary(
  migration: Migration,
  { steps, revision }: Pick<Checklist, 'steps'> & { readonly revision: string },
): Promise<MigrationSummary> {
  const alerts = (await readAlerts(migration)).map(({ id }) => id);
  const waivers = await listWaivers(migration.id);
  const now = { revision: [revision, ...alerts].join(' '), alerts: alerts.length };
  return summariseMigration(steps, waivers, now, new Date(), await viewerTranslate());
}
