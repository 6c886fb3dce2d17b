import type { MigrationSettings } from '../../plan/migration-settings';
import { readHoldingRuns } from '../../store/holding-runs';
import type { Migration } from '../../store/migrations';
import { latestSample } from '../../store/monitor-samples';
import { readMovingRuns } from '../../store/moving-runs';
import { findWatch, watchStore } from '../../store/watch';
import { sizeLimitOf } from '../monitor/size-card';
import { type Alert, alertsOf, type Thresholds } from './alerts-of';
import { movingAlerts } from './moving-alerts';
import { unreadAlerts } from './unread-alerts';

/** The thresholds of a migration. Pure. */
export function thresholdsOf(settings: MigrationSettings): Thresholds {
  return { p95LimitMs: settings.p95LimitMs, sizeLimitBytes: sizeLimitOf(settings).bytes };
}

/**
 * What needs a person now: of the following and the switch that are under way or lie there, and of the target and the backend
 * while somebody watches them.
 */
export async function readAlerts({
  id,
  settings,
}: Pick<Migration, 'id' | 'settings'>): Promise<readonly Alert[]> {
  const moving = [
    ...movingAlerts(await readMovingRuns(id)),
    ...unreadAlerts(await readHoldingRuns(id), new Date()),
  ];
  if (!(await findWatch(id))?.isOn) return moving;
  const [now, span] = await Promise.all([latestSample(id), watchStore.last(id)]);
  return [...moving, ...alertsOf(now, span, thresholdsOf(settings))];
}
