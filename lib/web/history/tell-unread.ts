import { migrationsPrepared, readHoldingRuns } from '../../store/holding-runs';
import { findMigration } from '../../store/migrations';
import { takeNews } from '../../store/notifications';
import { notify, stateClient } from '../../store/query';
import type { OnRaised } from './follow-alerts';
import { unreadAlerts, unreadSince } from './unread-alerts';

/** Tells of slots that nobody reads any more, each rest once, whichever instance looks first; open pages are told as well. */
export async function tellUnread(onRaised: OnRaised, now = new Date()): Promise<void> {
  for (const id of await migrationsPrepared()) {
    const runs = await readHoldingRuns(id);
    const alerts = unreadAlerts(runs, now);
    const since = unreadSince(runs)?.since.toISOString();
    if (alerts.length === 0 || !since || !(await takeNews(id, `unread/${since}`))) continue;
    const migration = await findMigration(id);
    if (!migration) continue;
    await notify(stateClient, 'migration', id);
    await onRaised(migration, alerts);
  }
}
