import type { ReadClient } from '../../postgres/target-client';
import { readTables } from './read-tables';
import { type TableShape, tableName } from './table-shape';

/** Where the schema ends in `schema.name` nobody can tell when one of them has a dot: every place that may be it. */
function schemasIn(name: string): string[] {
  const parts = name.split('.');
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('.'));
}

/** The tables of the schemas, and those of other schemas that were red: choosing fewer schemas must not silence them. */
export async function readChosenTables(
  client: ReadClient,
  schemas: readonly string[],
  red: readonly string[],
): Promise<TableShape[]> {
  const all = new Set([...schemas, ...red.flatMap(schemasIn)]);
  const tables = await readTables(client, [...all]);
  return tables.filter((table) => schemas.includes(table.schema) || red.includes(tableName(table)));
}
