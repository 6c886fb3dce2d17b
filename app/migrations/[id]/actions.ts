'use server';

import { z } from 'zod';
import { formAction } from '@/app/form-action';
import { PHASE_IDS } from '@/lib/plan/outline';
import { STATED_IDS } from '@/lib/plan/report-ids';
import { STEP_IDS } from '@/lib/plan/step-id';
import { findMigrationOrFail } from '@/lib/report/deeds/find-migration-or-fail';
import { state } from '@/lib/report/deeds/keep-note';
import { signPhase as sign } from '@/lib/report/deeds/sign-phase';
import { unwaive, waive } from '@/lib/report/deeds/waive';

const name = z.string().trim().min(1).max(120);
const words = z.string().trim().min(3).max(2_000);
const migrationId = z.uuid();

const Waive = z.object({
  migrationId,
  stepId: z.enum(STEP_IDS),
  criterionId: z.string().min(1).max(200),
  runId: z.union([z.uuid(), z.literal('')]).transform((id) => id || null),
  name,
  reason: words,
});

/** Waives what stands in the way, by name and reason. */
export const waiveCriterion = formAction('operator', Waive, async (input, viewer) => {
  const migration = await findMigrationOrFail(input.migrationId);
  await waive(migration, { ...input, by: viewer.name });
  return undefined;
});

const Unwaive = z.object({ migrationId, waiverId: z.string().regex(/^\d{1,18}$/) });

/** Takes a waiver back. */
export const withdrawWaiver = formAction('operator', Unwaive, async (input, viewer) => {
  await unwaive(input.migrationId, input.waiverId, viewer.name);
  return undefined;
});

const Sign = z.object({
  migrationId,
  phase: z.enum(PHASE_IDS).exclude(['rollback']),
  basis: z.string().length(64),
  lastSeen: z.string().transform((id) => id || null),
  name,
  note: z.string().trim().max(2_000),
});

/** Signs a phase as it was shown. */
export const signPhase = formAction('operator', Sign, async (input, viewer) => {
  await sign(await findMigrationOrFail(input.migrationId), { ...input, by: viewer.name });
  return undefined;
});

const State = z.object({
  migrationId,
  item: z.enum(STATED_IDS),
  holds: z.enum(['yes', 'no']).transform((answer) => answer === 'yes'),
  name,
  note: words,
});

/** Keeps what a person states about something no machine can tell. */
export const stateItem = formAction('operator', State, async (input, viewer) => {
  const { migrationId: id, ...statement } = input;
  await findMigrationOrFail(id);
  await state(id, { ...statement, by: viewer.name });
  return undefined;
});
