import { ident } from '../../postgres/sql';
import type { TargetClient } from '../../postgres/target-client';
import { Composer } from './composer';
import { type MadeRow, rowAsTexts } from './made-row';
import { NotOneRowError } from './not-one-row-error';
import { columnOf, type RowDraft } from './row-draft';
import type { TableShape } from './table-shape';

export interface DraftedRow {
  readonly table: TableShape;
  readonly draft: RowDraft;
}

function insertion({ table, draft }: DraftedRow, compose: Composer): string {
  const into = ident(table.schema, table.name).fragment;
  const names = [...draft.keys()];
  const isExplicit = names.some((name) => columnOf(table, name).identity !== null);
  const columns = names.map((name) => ident(name).fragment).join(', ');
  const values = [...draft].map(([name, value]) => compose.value(value, columnOf(table, name))).join(', ');
  const body =
    names.length === 0
      ? 'default values'
      : `(${columns}) ${isExplicit ? 'overriding system value ' : ''}values (${values})`;
  return `insert into ${into} ${body} returning ${rowAsTexts(table, compose)} as made`;
}

/**
 * Inserts the rows in one statement: foreign keys are checked at its end, so that rows of a ring may refer to each
 * other. Gives the rows back as the server stored them. Throws Postgres' error, or an error naming the table where
 * a trigger swallowed the row.
 */
export async function insertRows(client: TargetClient, rows: readonly DraftedRow[]): Promise<MadeRow[]> {
  const compose = new Composer();
  const parts = rows.map((row, i) => `r${i} as (${insertion(row, compose)})`);
  const picks = rows.map((_, i) => `(select made from r${i}) as m${i}`);
  const query = compose.sql(`with ${parts.join(', ')} select ${picks.join(', ')}`);
  const [made] = await client.rows<Record<string, Record<string, string | null> | null>>(query);
  return rows.map(({ table }, i) => {
    const values = made?.[`m${i}`];
    if (!values) throw new NotOneRowError(table, 0, 'stored');
    return { table, values: new Map(Object.entries(values)) };
  });
}
