import { type TableName, tableLabel } from '../copy/copy-table';
import { literal, sql } from '../sql';
import type { ReadClient } from '../target-client';

interface Enum extends TableName {
  readonly labels: readonly string[];
}

async function readEnums(
  client: ReadClient,
  schemas: readonly string[],
): Promise<Map<string, readonly string[]>> {
  const rows = await client.rows<Enum>(sql`
    select n.nspname as schema, t.typname as name, pg_catalog.json_agg(e.enumlabel order by e.enumsortorder) as labels
    from pg_catalog.pg_enum e join pg_catalog.pg_type t on t.oid = e.enumtypid
      join pg_catalog.pg_namespace n on n.oid = t.typnamespace
    where n.nspname = any (${[...schemas]}) group by 1, 2 order by 1, 2`);
  return new Map(rows.map((row) => [tableLabel(row), row.labels]));
}

/** A value that stands in the place of one that is gone was renamed: rows that hold it print otherwise, and no change says so. */
function changeOf(labels: readonly string[], known: readonly string[], label: string): string {
  const text = (one: string) => literal(one).fragment.trim();
  const was = known[labels.indexOf(label)];
  return was !== undefined && labels.length === known.length && !labels.includes(was)
    ? `RENAME VALUE ${text(was)} TO ${text(label)}`
    : `ADD VALUE ${text(label)}`;
}

/**
 * Values that enums of the source have and those of the target lack, in the words of SQL: the first row that holds one
 * would be refused, and what was renamed no longer compares. Types that the target does not have at all are not among them.
 */
export async function missingValues(
  source: ReadClient,
  target: ReadClient,
  schemas: readonly string[],
): Promise<string[]> {
  const [ours, theirs] = [await readEnums(source, schemas), await readEnums(target, schemas)];
  return [...ours].flatMap(([name, labels]) => {
    const known = theirs.get(name);
    if (!known) return [];
    const lacking = labels.filter((label) => !known.includes(label));
    return lacking.map((label) => `ALTER TYPE ${name} ${changeOf(labels, known, label)}`);
  });
}
