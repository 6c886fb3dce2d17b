import { z } from 'zod';
import { HealthAnswer } from './ask-health';
import { AssertionResult } from './check-assertions';
import { Service, ServiceState } from './read-services';

export const HealthEvidence = z.object({
  live: HealthAnswer,
  /** Null when no readiness address was given. */
  ready: HealthAnswer.nullable(),
  services: z.record(Service, ServiceState),
  assertions: z.array(AssertionResult).readonly(),
  attempts: z.number(),
  /** ms until the backend was ready, or until waiting was given up. */
  waitedMs: z.number(),
  /** ms that an answer may take. */
  limitMs: z.number(),
});
export type HealthEvidence = z.infer<typeof HealthEvidence>;
