import { sql } from '../sql';
import type { ReadClient } from '../target-client';
import { type TableName, tableLabel } from './copy-table';

/** How a sequence counts. Numbers as text: they may be beyond what a JavaScript number holds. */
export interface SequenceRule {
  readonly increment: string;
  readonly least: string;
  readonly most: string;
  readonly cycles: boolean;
}

/** The rule of each sequence of the schemas, by label. */
export async function readSequenceRules(
  client: ReadClient,
  schemas: readonly string[],
): Promise<Map<string, SequenceRule>> {
  const rows = await client.rows<SequenceRule & TableName>(sql`
    select n.nspname as schema, c.relname as name, s.seqincrement::text as increment, s.seqmin::text as least,
      s.seqmax::text as most, s.seqcycle as cycles
    from pg_catalog.pg_sequence s join pg_catalog.pg_class c on c.oid = s.seqrelid
      join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where n.nspname = any (${[...schemas]})`);
  return new Map(rows.map((row) => [tableLabel(row), row]));
}
