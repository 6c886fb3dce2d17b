import type { Lockout } from '../address/lockout';
import type { RouteCheck } from './check-ipv6-route';
import type { Lookup } from './resolve-host';
import type { Rung } from './rung';

export interface LadderOptions {
  readonly signal?: AbortSignal | undefined;
  /** ms a single network step may take; 10 s unless told. */
  readonly timeoutMs?: number;
  readonly lockout: Lockout;
  /** The operator ticked that an attempt is wanted although a ban is near. */
  readonly mayRiskBan?: boolean;
  /** A target must be able to write; a source must not have to. */
  readonly mustWrite: boolean;
  /** Bytes that the plan allows, where known. */
  readonly limitBytes?: number | null;
  /** Called as soon as a rung is settled. */
  readonly onRung?: (rung: Rung) => void;
  /** Another resolver than the system's. */
  readonly lookup?: Lookup;
  /** Another way to ask for a route than the kernel's. */
  readonly route?: RouteCheck;
}
