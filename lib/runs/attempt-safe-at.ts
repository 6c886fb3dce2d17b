import { connectionEvidence } from '../plan/evidence/connection-evidence';
import { sourceConnectionEvidence } from '../plan/evidence/source-connection-evidence';

/**
 * When an attempt to sign in is safe again, as the evidence of a connection step says; null = now, or the step signs
 * in nowhere. Lets the button say so before anybody presses it.
 */
export function attemptSafeAt(evidence: unknown, now: Date): Date | null {
  const seen = connectionEvidence.read(evidence)?.target ?? sourceConnectionEvidence.read(evidence);
  const safeAt = seen?.attempts.safeAt ? new Date(seen.attempts.safeAt) : null;
  return safeAt && safeAt > now ? safeAt : null;
}
