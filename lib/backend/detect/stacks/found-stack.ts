import type { DriverId } from '../../drivers/driver-id';
import type { Dependency } from '../find-dependencies';

/** A way to Postgres that a project takes; without an id it is known by name, and there is no advice for it yet. */
export type FoundStack = {
  readonly dependency: Dependency;
  /** What stands above the driver, where the advice is the driver's. */
  readonly layer?: string;
} & ({ readonly id: DriverId } | { readonly known: string });
