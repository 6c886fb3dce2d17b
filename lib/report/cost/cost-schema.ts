import { z } from 'zod';
import { SUPABASE_PLANS } from '../../plan/report-ids';

const Limit = z.object({
  used: z.number().nullable(),
  limit: z.number().nullable(),
  fits: z.boolean().nullable(),
});

/** What the target needs, against what each plan gives; money in US dollars a month. */
export const Cost = z.object({
  databaseBytes: z.number().nullable(),
  connections: z.number().nullable(),
  /** As the plan settings state it; null while nobody has read it, since PostgreSQL counts no bytes it sends. */
  egressBytesPerMonth: z.number().nullable(),
  plans: z.array(
    z.object({
      id: z.enum(SUPABASE_PLANS),
      monthly: z.number(),
      size: Limit,
      clients: Limit,
      egress: Limit,
      /** Null while nothing rules it out and the database was not measured. */
      fits: z.boolean().nullable(),
    }),
  ),
  /** The cheapest plan that fits, or null when nothing measured says. */
  cheapest: z.enum(SUPABASE_PLANS).nullable(),
  factsAsOf: z.iso.date(),
});
export type Cost = z.infer<typeof Cost>;
