import type { MigrationRow } from '@/components/query/migration-row';
import type { Translate } from '@/lib/i18n/translate';
import { STEP_STATE_LOOK, type StepState } from '@/lib/plan/status';
import { readChecklist } from '@/lib/runs/read-checklist';
import { listMigrations, type Migration } from '@/lib/store/migrations';
import { nextStep } from './[id]/next-step';

/** States that somebody has to look at before anything else. */
const LOUD: readonly StepState[] = ['running', 'waiting', 'failed', 'interrupted', 'stale'];

async function rowOf(migration: Migration, t: Translate): Promise<MigrationRow> {
  const { id, name, kind, createdBy, createdAt } = migration;
  const { steps } = await readChecklist(migration);
  // What is just for some counts once somebody needed it.
  const rows = steps.filter(
    ({ outline, attempts }) => outline.phase !== 'rollback' && (!outline.isAside || attempts.length > 0),
  );
  const done = rows.filter((step) => STEP_STATE_LOOK[step.state].isDone).length;
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
    loud: rows.find(({ state }) => LOUD.includes(state))?.state ?? null,
    next: nextStep(id, steps, t).label,
  };
}

/** The migrations as the list shows them, newest first. */
export async function listMigrationRows(t: Translate): Promise<MigrationRow[]> {
  return Promise.all((await listMigrations()).map((migration) => rowOf(migration, t)));
}
