import { z } from 'zod';
import { MigrationSettings } from '../../plan/migration-settings';
import { HAZARDS } from '../../plan/step';
import { STEP_IDS } from '../../plan/step-id';

const StepPlan = z.strictObject({
  /** Values of the step's form by field name; secrets never stand in a file. */
  input: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
  /** Reason for leaving an optional step out. */
  skip: z.string().trim().min(3).max(500).optional(),
  /** Hazards that a run without a browser may accept; anything else refuses. */
  accept: z.array(z.enum(HAZARDS)).default([]),
});

/** A team's plan as it is kept in git: thresholds, commands, paths, estimates, and which steps apply. */
export const PlanFile = z.strictObject({
  version: z.literal(1),
  name: z.string().trim().min(1).max(80),
  kind: z.enum(['practice', 'supabase']),
  settings: z.strictObject(MigrationSettings.shape).omit({ estimates: true, inputs: true }).prefault({}),
  estimates: MigrationSettings.shape.estimates,
  steps: z.partialRecord(z.enum(STEP_IDS), StepPlan).default({}),
});
export type PlanFile = z.infer<typeof PlanFile>;
