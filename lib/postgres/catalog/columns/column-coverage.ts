import { DATABASE_COVERAGE } from './database-coverage';
import { SCHEMA_COVERAGE } from './schema-coverage';

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

/** Every column of every catalog, 13 to 18: the list that the test holds against real servers. */
export const COLUMN_COVERAGE: Readonly<Record<string, CatalogCoverage>> = {
  ...SCHEMA_COVERAGE,
  ...DATABASE_COVERAGE,
};

/** The columns of a catalog that have a row, with what they are compared by; null for those that are not compared. */
export function coveredColumns(catalog: string): Map<string, string | null> {
  const { compared = '', not = {} } = COLUMN_COVERAGE[catalog] ?? {};
  const rows = compared.split(/\s+/).flatMap((row): [string, string][] => {
    const [column = '', by = ''] = row.split('=');
    return column ? [[column, by]] : [];
  });
  const others = Object.values(not).flatMap((columns) => columns.split(/\s+/).filter(Boolean));
  return new Map<string, string | null>([...rows, ...others.map((column): [string, null] => [column, null])]);
}
