'use server';

import { z } from 'zod';
import { formAction } from '@/app/form-action';
import { MigrationSettings } from '@/lib/plan/migration-settings';
import { isAskableUrl, MonitorSettings } from '@/lib/plan/monitor-settings';
import { findMigrationOrFail } from '@/lib/report/deeds/find-migration-or-fail';
import { saveSettings } from '@/lib/report/deeds/save-settings';
import { switchWatch } from '@/lib/runs/watch/switch-watch';

const migrationId = z.uuid();

/** Switches the downtime watch on, or lets it ask another address. */
export const startWatch = formAction(
  'operator',
  z.object({ migrationId, url: z.string().trim().max(2_000).refine(isAskableUrl) }),
  async (input, viewer) => {
    await findMigrationOrFail(input.migrationId);
    await switchWatch({ ...input, isOn: true, by: viewer.name });
    return undefined;
  },
);

/** Switches the downtime watch off; its record stays. */
export const stopWatch = formAction('operator', z.object({ migrationId }), async (input, viewer) => {
  await findMigrationOrFail(input.migrationId);
  await switchWatch({ ...input, url: null, isOn: false, by: viewer.name });
  return undefined;
});

const Chosen = MonitorSettings.extend({
  migrationId,
  compute: MigrationSettings.shape.compute,
  diskGb: z.coerce.number().positive().max(65_536).optional(),
});

/** Chooses the plan, the log and the metric that the monitoring page looks at. */
export const saveMonitor = formAction('operator', Chosen, async (input, viewer) => {
  const { migrationId: id, compute, diskGb, ...monitor } = input;
  await findMigrationOrFail(id);
  await saveSettings(id, { compute, monitor, ...(diskGb ? { diskGb } : {}) }, viewer.name);
  return undefined;
});
