import type { ObjectKind } from '../catalog/catalog-object';

export interface CompareOptions {
  /** Properties that mean nothing between these two databases, e.g. owner and privileges against the source. */
  readonly ignoredProperties?: readonly string[];
  readonly ignoredKinds?: readonly ObjectKind[];
  /** Of one database at two moments, where it is known what was dropped and what was made: nothing looks renamed. */
  readonly isBeforeAndAfter?: boolean;
}
