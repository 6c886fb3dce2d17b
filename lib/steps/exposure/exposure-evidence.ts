import type { Exposure } from './exposure';
import type { LockDown } from './lock-down-plan';
import type { DataApiProbe } from './probe-data-api';
import type { LockDownProof } from './prove-lock-down';

export interface ExposureEvidence {
  readonly schemas: readonly string[];
  readonly lockDown: LockDown;
  /** As it was when the step began. */
  readonly before: Exposure;
  /** As it is now; the same as `before` without a lock-down. */
  readonly after: Exposure;
  readonly statements: readonly string[];
  readonly undo: readonly string[];
  readonly proofs: readonly LockDownProof[];
  /** Role that the backend connects as. */
  readonly backendRole: string;
  /** What the Data API itself answered; null when it was not asked. */
  readonly dataApi: readonly DataApiProbe[] | null;
}
