import type { ObjectKind } from '../catalog/catalog-object';

export interface PropertyDifference {
  readonly name: string;
  readonly expected: string | null;
  readonly actual: string | null;
}

/** One way in which a database is not what was expected; free of functions so that it can be stored. */
export interface Difference {
  readonly change: 'missing' | 'different' | 'extra' | 'renamed';
  readonly kind: ObjectKind;
  readonly name: string;
  readonly parent: string | null;
  /** `fail`: the backend may break or data may be exposed; `warn`: should be looked at; `note`: for the record. */
  readonly weight: 'fail' | 'warn' | 'note';
  /** For `different`: each property that is not the same. For `renamed`: the two names. */
  readonly properties: readonly PropertyDifference[];
  /** Columns, constraints, indexes … of a missing or extra object, which are not listed one by one. */
  readonly contained: number;
}
