'use server';

import { z } from 'zod';
import { formAction } from '@/app/form-action';
import { findMigrationOrFail } from '@/lib/report/deeds/find-migration-or-fail';
import { switchWatch } from '@/lib/watch/switch-watch';

const migrationId = z.uuid();

/** An address that can be asked; a password in it would be kept and shown. */
function isAskable(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return /^https?:$/.test(protocol) && username === '' && password === '';
}

/** Switches the downtime watch on, or lets it ask another address. */
export const startWatch = formAction(
  'operator',
  z.object({ migrationId, url: z.string().trim().max(2_000).refine(isAskable) }),
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
