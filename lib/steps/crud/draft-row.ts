import type { ReadClient } from '../../postgres/target-client';
import { checkCandidates } from './check-candidates';
import { findValues, firstInDomain, fulfilsChecks } from './find-values';
import { freeOfDuplicates } from './free-values';
import { NoRowError, type RowDraft, writableColumns } from './row-draft';
import { type ColumnShape, type TableShape, tableName } from './table-shape';
import { valueCandidates } from './value-candidates';

/** A value for a column that has no default; null where the type is unknown but may be empty. */
async function plainValue(client: ReadClient, column: ColumnShape, tag: string): Promise<string | null> {
  const candidates = valueCandidates(column, tag);
  if (column.domainChecks.length > 0) {
    const wider = checkCandidates(column, column.domainChecks.join(' '), tag);
    const found = await firstInDomain(client, column, wider);
    if (found !== null || column.isNullable) return found;
    throw new NoRowError('check', column.name);
  }
  const [first] = candidates;
  if (first !== undefined) return first;
  if (column.isNullable) return null;
  throw new NoRowError('type', `${column.name} ${column.type}`);
}

/**
 * Thinks of a row that the table accepts: a tagged or random value for every column without a default, the foreign
 * keys' values as given, and whatever the CHECKs ask for. Throws NoRowError where that cannot be done.
 */
export async function draftRow(
  client: ReadClient,
  table: TableShape,
  given: RowDraft,
  tag: string,
): Promise<RowDraft> {
  const draft = new Map(given);
  for (const column of writableColumns(table)) {
    if (draft.has(column.name) || column.identity || column.defaultSql !== null) continue;
    draft.set(column.name, await plainValue(client, column, tag));
  }
  const fixed = new Set(given.keys());
  const free = () => freeOfDuplicates(client, table, draft, { fixed, tag });
  if (await fulfilsChecks(client, table, draft)) return free();
  for (const check of table.checks) {
    const values = await findValues(client, table, draft, check, { isTrue: true, fixed, tag });
    for (const [name, value] of values ?? []) draft.set(name, value);
  }
  if (await fulfilsChecks(client, table, draft)) return free();
  throw new NoRowError('check', tableName(table));
}
