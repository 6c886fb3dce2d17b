/**
 * One catalog of PostgreSQL: by which property of which kind each of its columns is compared, and why the others
 * are not. A column is written as `column=kind.property`; `=name` stands for the object's name or place, `=kind`
 * for what kind of object it is. `#` stands for every kind that has such a property.
 */
export interface CatalogCoverage {
  readonly compared?: string;
  /** Reason → columns. */
  readonly not?: Readonly<Record<string, string>>;
}
