import { z } from 'zod';
import { LadderReport } from '../../postgres/diagnose/climb';

/** The lock-out guard's count after a climb, for the screen: dates as ISO 8601. */
export const AuthAttempts = z.object({
  failures: z.number(),
  limit: z.number().nullable(),
  windowSeconds: z.number(),
  /** When an attempt is safe again; null = now. */
  safeAt: z.string().nullable(),
});
export type AuthAttempts = z.infer<typeof AuthAttempts>;

export const Climbed = z.object({
  report: LadderReport,
  attempts: AuthAttempts,
});
export type Climbed = z.infer<typeof Climbed>;
