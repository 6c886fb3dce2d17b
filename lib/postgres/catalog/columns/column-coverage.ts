import type { CatalogCoverage } from './catalog-coverage';
import { DATABASE_COVERAGE } from './database-coverage';
import { SCHEMA_COVERAGE } from './schema-coverage';

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
