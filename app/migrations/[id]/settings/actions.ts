'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { formAction } from '@/app/form-action';
import { MigrationSettings } from '@/lib/plan/migration-settings';
import { STEP_IDS } from '@/lib/plan/step-id';
import { findMigrationOrFail } from '@/lib/report/deeds/find-migration-or-fail';
import { saveSettings } from '@/lib/report/deeds/save-settings';
import { duplicateMigration } from '@/lib/runs/plan-file/duplicate-migration';
import { importPlan } from '@/lib/runs/plan-file/import-plan';
import { readPlan } from '@/lib/runs/plan-file/read-plan';
import { forgetCredentials as forget } from '@/lib/store/keys/forget-credentials';
import { action } from '@/lib/web/auth/action';
import { viewerLocale } from '@/lib/web/viewer-locale';

const migrationId = z.uuid();

/** A number as people write it, with a point or a comma; an empty field is not zero. */
const decimal = z
  .string()
  .trim()
  .transform((text) => (text === '' ? Number.NaN : Number(text.replace(',', '.'))));
const percent = decimal.pipe(z.number().min(0).max(100)).transform((value) => Math.round(value * 1e4) / 1e6);

const Settings = z.object({
  migrationId,
  p95LimitMs: decimal.pipe(z.number().positive().max(60_000)),
  unitPassShare: percent,
  integrationPassShare: percent,
  workspace: z
    .string()
    .trim()
    .max(1_000)
    .refine(
      (path) => path === '' || path.startsWith('/') || /^[A-Za-z]:[\\/]/.test(path),
      'report.form.path',
    ),
  schemas: z
    .string()
    .transform((text) => text.split(/[\s,]+/).filter(Boolean))
    .pipe(z.array(z.string().max(63)).min(1)),
  keepSourceUntil: z
    .string()
    .trim()
    .transform((day) => day || null)
    .pipe(MigrationSettings.shape.keepSourceUntil.unwrap()),
  keepSourceDays: decimal.pipe(MigrationSettings.shape.keepSourceDays.unwrap()),
  egressGbPerMonth: z
    .string()
    .trim()
    .transform((text) => (text === '' ? null : Number(text.replace(',', '.'))))
    .pipe(MigrationSettings.shape.egressGbPerMonth.unwrap()),
});

/** Changes thresholds and paths of a migration. */
export const changeSettings = formAction('operator', Settings, async (input, viewer) => {
  const { migrationId: id, ...settings } = input;
  await findMigrationOrFail(id);
  await saveSettings(id, settings, viewer.name);
  return undefined;
});

const minutes = z
  .string()
  .trim()
  .transform((text) => (text === '' ? undefined : Number(text.replace(',', '.'))))
  .pipe(z.number().positive().max(100_000).optional())
  .optional();
const Estimates = z.object({
  migrationId,
  ...Object.fromEntries(STEP_IDS.map((id) => [id, minutes])),
});

/** Keeps the minutes that a team reserves for its steps; an empty field means what the plan reserves. */
export const changeEstimates = formAction('operator', Estimates, async (input, viewer) => {
  const { migrationId: id, ...given } = input;
  await findMigrationOrFail(id);
  const said = Object.entries(given).filter(([, value]) => value !== undefined);
  const estimates = MigrationSettings.shape.estimates.parse(Object.fromEntries(said));
  await saveSettings(id, { estimates }, viewer.name);
  return undefined;
});

/** Sets a migration to a plan file. */
export const applyPlan = formAction(
  'operator',
  z.object({ migrationId, plan: z.string().min(1).max(500_000) }),
  async (input, viewer) => {
    await findMigrationOrFail(input.migrationId);
    await importPlan(input.migrationId, readPlan(input.plan, await viewerLocale()), viewer.name);
    return undefined;
  },
);

/** Makes a migration for the next environment from this one's plan. */
export const duplicate = formAction(
  'operator',
  z.object({ migrationId, name: z.string().trim().min(1).max(80) }),
  async (input, viewer) => {
    const from = await findMigrationOrFail(input.migrationId);
    const made = await duplicateMigration(from, input.name, viewer.name);
    return `/migrations/${made.id}`;
  },
);

/** Deletes every credential of a migration for good; gives how many there were. */
export const forgetCredentials = action(
  'operator',
  z.object({ migrationId, isWithCopies: z.boolean() }),
  async (input, viewer) => {
    const forgotten = await forget({ ...input, by: viewer.name });
    revalidatePath('/migrations', 'layout');
    return forgotten;
  },
);
