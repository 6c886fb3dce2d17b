import { z } from 'zod';
import { COMPUTE_IDS } from '../postgres/address/compute-sizes';
import { MonitorSettings } from './monitor-settings';
import { NotifySettings } from './notify-settings';
import { STEP_IDS } from './step-id';

/** Values of a step's form by field name. */
const StepInput = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));

/** Per-migration settings an operator may change; every field has a default, so old rows stay readable. */
export const MigrationSettings = z.object({
  /** P95 limit of the latency criterion, in ms. */
  p95LimitMs: z.number().positive().default(200),
  /** Share of unit tests that must pass of those that passed before, 0 to 1. */
  unitPassShare: z.number().min(0).max(1).default(1),
  integrationPassShare: z.number().min(0).max(1).default(0.9),
  /** Absolute path of the backend's folder on the machine Mudanza runs on, when there is one. */
  workspace: z.string().optional(),
  /** Schemas that the migration is about. */
  schemas: z.array(z.string()).default(['public']),
  /** The target's plan and compute size: the free plan has Nano, every other size is a paid plan's. */
  compute: z.enum(COMPUTE_IDS).default('nano'),
  /** Size of the disk of a paid plan, in GB. */
  diskGb: z.number().positive().max(65_536).default(8),
  monitor: MonitorSettings.prefault({}),
  notify: NotifySettings.prefault({}),
  /** Last day (UTC) on which the old database still has to be there; without it, `keepSourceDays` decide. */
  keepSourceUntil: z.iso.date().nullable().default(null),
  /** Days after the signature of the last phase that the old database is kept. */
  keepSourceDays: z.number().int().min(1).max(3_650).default(14),
  /** Egress of the target in GB a month, as a person read it: PostgreSQL counts no bytes it sends. */
  egressGbPerMonth: z.number().nonnegative().max(1e9).nullable().default(null),
  /** Minutes reserved for a step where the team knows better than the plan. */
  estimates: z.partialRecord(z.enum(STEP_IDS), z.number().positive().max(100_000)).default({}),
  /** What a step's form starts from; no secrets. */
  inputs: z.partialRecord(z.enum(STEP_IDS), StepInput).default({}),
});
export type MigrationSettings = z.infer<typeof MigrationSettings>;
