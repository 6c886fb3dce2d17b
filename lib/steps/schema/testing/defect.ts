/** The schemas that defects are planted in: the shipped one and two larger ones beside this file. */
export type TestSchema = 'six' | 'shop' | 'clinic' | 'desk';

export interface Defect {
  readonly in: TestSchema;
  /** SQL that changes a deployed target in one way. */
  readonly plant: string;
  /** What the comparison must say: change, kind, name, and for `different` the property. */
  readonly names: string;
  /** Planted as superuser: what no ordinary role may do, such as a broken index. */
  readonly asAdmin?: boolean;
  /** True when no statement can mend it; otherwise the mending SQL must lead back to no difference. */
  readonly isNotMendable?: boolean;
}

export interface CleanVariant {
  readonly in: TestSchema;
  readonly name: string;
  /** Changes what must not count: OIDs, order of creation, other schemas, data, statistics. */
  readonly change: string;
  readonly asAdmin?: boolean;
}
