import { z } from 'zod';

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
});
export type MigrationSettings = z.infer<typeof MigrationSettings>;
