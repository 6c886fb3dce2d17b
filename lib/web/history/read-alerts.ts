import type { MigrationSettings } from '../../plan/migration-settings';
import type { Migration } from '../../store/migrations';
import { latestSample } from '../../store/monitor-samples';
import { findWatch, watchStore } from '../../store/watch';
import { sizeLimitOf } from '../monitor/size-card';
import { type Alert, alertsOf, type Thresholds } from './alerts-of';

/** The thresholds of a migration. Pure. */
export function thresholdsOf(settings: MigrationSettings): Thresholds {
  return { p95LimitMs: settings.p95LimitMs, sizeLimitBytes: sizeLimitOf(settings).bytes };
}

/** What needs a person now on the target and the backend of a migration; nothing while nobody watches. */
export async function readAlerts({
  id,
  settings,
}: Pick<Migration, 'id' | 'settings'>): Promise<readonly Alert[]> {
  if (!(await findWatch(id))?.isOn) return [];
  const [now, span] = await Promise.all([latestSample(id), watchStore.last(id)]);
  return alertsOf(now, span, thresholdsOf(settings));
}
