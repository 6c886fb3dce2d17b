import type { HealthAnswer } from './ask-health';
import type { AssertionResult } from './check-assertions';
import type { Service, ServiceState } from './read-services';

export interface HealthEvidence {
  readonly live: HealthAnswer;
  /** Null when no readiness address was given. */
  readonly ready: HealthAnswer | null;
  readonly services: Readonly<Record<Service, ServiceState>>;
  readonly assertions: readonly AssertionResult[];
  readonly attempts: number;
  /** ms until the backend was ready, or until waiting was given up. */
  readonly waitedMs: number;
  /** ms that an answer may take. */
  readonly limitMs: number;
}
