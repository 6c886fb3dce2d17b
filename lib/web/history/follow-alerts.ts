import { findMigration, type Migration } from '../../store/migrations';
import { notify, stateClient } from '../../store/query';
import type { Alert } from './alerts-of';
import { readAlerts } from './read-alerts';

/** Told of alerts that were not there at the last look. */
export type OnRaised = (migration: Migration, raised: readonly Alert[]) => Promise<void>;

/**
 * Compares the alerts of a migration after each look with those of before: pages that are open are told when they come
 * or go, and `onRaised` of those that came, but for slots that nobody reads (`tellUnread`). What is the case at the first look
 * of a process counts as come.
 */
export function followAlerts(onRaised: OnRaised): (migrationId: string) => Promise<void> {
  const before = new Map<string, readonly string[]>();
  return async (migrationId) => {
    const migration = await findMigration(migrationId);
    if (!migration) return;
    const alerts = await readAlerts(migration);
    const ids: readonly string[] = alerts.map(({ id }) => id);
    const known = before.get(migrationId) ?? [];
    before.set(migrationId, ids);
    if (ids.join() === known.join()) return;
    await notify(stateClient, 'migration', migrationId);
    const raised = alerts.filter(({ id }) => !known.includes(id) && id !== 'unread');
    if (raised.length > 0) await onRaised(migration, raised);
  };
}
