'use server';

import { z } from 'zod';
import { formAction } from '@/app/form-action';
import { checkAgain } from '@/lib/report/deeds/check-again';
import { findMigrationOrFail } from '@/lib/report/deeds/find-migration-or-fail';

/** Starts every read-only check of a migration once more. */
export const startRecheck = formAction(
  'operator',
  z.object({ migrationId: z.uuid() }),
  async ({ migrationId }, viewer) => {
    await checkAgain(await findMigrationOrFail(migrationId), viewer.name);
    return `/migrations/${migrationId}/report#rechecks`;
  },
);
