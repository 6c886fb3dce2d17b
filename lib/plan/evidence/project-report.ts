import { z } from 'zod';
import type { ErrorCode } from '../../platform/errors/error-code';
import { ErrorCodeSchema } from '../../platform/errors/error-code-schema';

/** A pooler as the Management API names it. */
export const ManagedPooler = z.object({
  database_type: z.string().optional(),
  db_host: z.string(),
  db_port: z.number(),
  db_user: z.string(),
  db_name: z.string(),
  pool_mode: z.string(),
  default_pool_size: z.number().nullable().optional(),
});
export type ManagedPooler = z.infer<typeof ManagedPooler>;

/** One answer of the API, or the code of why there is none: no call depends on another. */
export type Told<T> = { readonly value: T } | { readonly code: ErrorCode };

const told = <T extends z.ZodType>(value: T) =>
  z.union([z.object({ value }), z.object({ code: ErrorCodeSchema })]);

/** What Supabase itself says of a project. */
export const ProjectReport = z.object({
  status: told(z.string()),
  region: told(z.string()),
  poolers: told(z.array(ManagedPooler).readonly()),
  bans: told(z.array(z.string()).readonly()),
  isRestricted: told(z.boolean()),
  isSslEnforced: told(z.boolean()),
  isReadOnly: told(z.boolean()),
  backups: told(z.object({ pitr: z.boolean(), count: z.number() })),
});
export type ProjectReport = z.infer<typeof ProjectReport>;
