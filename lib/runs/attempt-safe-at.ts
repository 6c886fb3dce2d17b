import { z } from 'zod';

const Attempts = z.object({ attempts: z.object({ safeAt: z.iso.datetime().nullable() }) });
const Evidence = z.union([Attempts, z.object({ target: Attempts }).transform(({ target }) => target)]);

/**
 * When an attempt to sign in is safe again, as the evidence of a connection step says; null = now, or the step signs
 * in nowhere. Lets the button say so before anybody presses it.
 */
export function attemptSafeAt(evidence: unknown, now: Date): Date | null {
  const parsed = Evidence.safeParse(evidence);
  if (!parsed.success || parsed.data.attempts.safeAt === null) return null;
  const safeAt = new Date(parsed.data.attempts.safeAt);
  return safeAt > now ? safeAt : null;
}
