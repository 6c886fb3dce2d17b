import { ident, trustedSql } from '../sql';
import type { ReadClient } from '../target-client';
import { type CopyTable, tableLabel } from './copy-table';

/** Tables asked about in one statement: a far server answers once for all of them. */
const AT_ONCE = 200;

/** Tables of the target, of those that rows are to go to, that hold rows already. */
export async function tablesWithRows(client: ReadClient, targets: readonly CopyTable[]): Promise<string[]> {
  const tables = [...new Map(targets.map((table) => [tableLabel(table), table])).values()];
  const found: string[] = [];
  for (let from = 0; from < tables.length; from += AT_ONCE) {
    const some = tables.slice(from, from + AT_ONCE);
    const asked = some.map((table) => {
      const name = ident(table.schema, table.name).fragment;
      return `exists (select from ${table.kind === 'table' ? `only ${name}` : name})`;
    });
    const query = trustedSql(`select array[${asked.join(', ')}] as has`, 'built-from-catalog');
    const has = (await client.rows<{ has: boolean[] }>(query))[0]?.has ?? [];
    found.push(...some.filter((_, at) => has[at]).map(tableLabel));
  }
  return found;
}
