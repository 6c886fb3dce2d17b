import type { MigrationRow } from '@/components/query/migration-row';
import type { Translate } from '@/lib/i18n/translate';
import type { StepState } from '@/lib/plan/status';
import { isWaived } from '@/lib/runs/gate';
import { readChecklist } from '@/lib/runs/read-checklist';
import { listMigrations, type Migration } from '@/lib/store/migrations';
import { listWaivers } from '@/lib/store/waivers';
import { isSettled, nextStep } from './[id]/next-step';

/** States that somebody has to look at before anything else. */
const LOUD: readonly StepState[] = ['running', 'waiting', 'failed', 'interrupted', 'stale'];

async function rowOf(migration: Migration, t: Translate): Promise<MigrationRow> {
  const { id, name, kind, createdBy, createdAt } = migration;
  const [{ steps }, waivers] = await Promise.all([readChecklist(migration), listWaivers(id)]);
  // What is just for some counts once somebody needed it.
  const rows = steps.filter(
    ({ outline, attempts }) => outline.phase !== 'rollback' && (!outline.isAside || attempts.length > 0),
  );
  const done = rows.filter((step) => isSettled(step, waivers)).length;
  return {
    id,
    name,
    kind,
    kindName: t(`app.kind.${kind}`),
    created: t('app.list.created', { name: createdBy }),
    createdAt: createdAt.getTime(),
    done,
    total: rows.length,
    progress: t('app.list.progress', { done, total: rows.length }),
    loud: rows.find((step) => LOUD.includes(step.state) && !isWaived(step, waivers))?.state ?? null,
    next: nextStep({ migrationId: id, steps, waivers }, t).label,
  };
}

/** The migrations as the list shows them, newest first. */
export async function listMigrationRows(t: Translate): Promise<MigrationRow[]> {
  return Promise.all((await listMigrations()).map((migration) => rowOf(migration, t)));
}
