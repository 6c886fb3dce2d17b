import { ident } from '../../postgres/sql';
import type { ReadClient } from '../../postgres/target-client';
import { Composer } from './composer';
import { fulfilsChecks } from './find-values';
import { columnOf, type RowDraft } from './row-draft';
import { relationOf, type TableShape, type UniqueShape } from './table-shape';
import { valueCandidates } from './value-candidates';

/** Most values that are tried for a column of a key. */
const MOST_TRIED = 40;

/** Null for values that the columns do not take. */
async function isTaken(
  client: ReadClient,
  table: TableShape,
  { columns }: UniqueShape,
  draft: RowDraft,
): Promise<boolean | null> {
  const compose = new Composer();
  const tests = columns.map(
    (name) => `${ident(name).fragment} = ${compose.value(draft.get(name) ?? null, columnOf(table, name))}`,
  );
  const asked = compose.sql(`select 1 as one from ${relationOf(table)} where ${tests.join(' and ')} limit 1`);
  const found = await client.rows(asked).catch(() => null);
  return found && found.length > 0;
}

/**
 * The draft with another value where somebody's row has its key already: of an enum or a truth value there are few. What
 * is `fixed` stays. Where all are taken the draft stays as it is.
 */
export async function freeOfDuplicates(
  client: ReadClient,
  table: TableShape,
  draft: RowDraft,
  wanted: { readonly fixed: ReadonlySet<string>; readonly tag: string },
): Promise<RowDraft> {
  let free = draft;
  for (const unique of table.uniques) {
    if (unique.columns.some((name) => (free.get(name) ?? null) === null)) continue;
    if (!(await isTaken(client, table, unique, free))) continue;
    const tries = unique.columns
      .filter((name) => !wanted.fixed.has(name))
      .flatMap((name) =>
        valueCandidates(columnOf(table, name), wanted.tag)
          .slice(0, MOST_TRIED)
          .map((value) => new Map(free).set(name, value)),
      );
    for (const other of tries) {
      if ((await isTaken(client, table, unique, other)) !== false) continue;
      if (!(await fulfilsChecks(client, table, other))) continue;
      free = other;
      break;
    }
  }
  return free;
}
