import { ident } from '../../postgres/sql';
import type { ReadClient } from '../../postgres/target-client';
import { Composer } from './composer';
import { type TableShape, tableName } from './table-shape';
import { isTaggable } from './value-candidates';

/** Larger tables are not searched: it would read all of them. */
const MAX_ROWS = 100_000;

/** Tables that hold rows with our tag, and how many: after the clean-up these are rows that triggers wrote. */
export async function findTagged(
  client: ReadClient,
  tables: readonly TableShape[],
  tag: string,
): Promise<{ readonly table: string; readonly rows: number }[]> {
  const found: { table: string; rows: number }[] = [];
  for (const table of tables) {
    const columns = table.columns.filter((column) => isTaggable(column) || column.base === 'jsonb');
    if (columns.length === 0 || table.estimatedRows > MAX_ROWS) continue;
    const compose = new Composer();
    const tests = columns.map(
      ({ name }) => `strpos(${ident(name).fragment}::text, ${compose.text(tag)}) > 0`,
    );
    const from = ident(table.schema, table.name).fragment;
    const query = compose.sql(`select count(*)::int as n from ${from} where ${tests.join(' or ')}`);
    const [row] = await client.rows<{ n: number }>(query).catch(() => []);
    if (row && row.n > 0) found.push({ table: tableName(table), rows: row.n });
  }
  return found;
}
