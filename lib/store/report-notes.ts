import { constant, sql } from '../postgres/sql';
import { isId } from './migrations';
import { query, type StateClient } from './query';

export type NoteKind = 'lesson' | 'recommendation';

/** A lesson or recommendation in somebody's words; with a `suggestion` it replaces the one of that name. */
export interface ReportNote {
  readonly id: string;
  readonly kind: NoteKind;
  readonly suggestion: string | null;
  readonly text: string;
  /** A suggestion somebody left out on purpose. */
  readonly isHidden: boolean;
  readonly by: string;
  readonly at: Date;
  readonly version: number;
}

const COLUMNS = constant`id, kind, suggestion, text, is_hidden as "isHidden", by, at, version`;

/** Notes of a migration, oldest first. */
export async function listNotes(migrationId: string): Promise<ReportNote[]> {
  return query<ReportNote>(
    sql`select ${COLUMNS} from report_note where migration_id = ${migrationId} order by at, id`,
  );
}

/** Adds a note; for a suggestion that was changed already, the newer words win. */
export async function insertNote(
  client: StateClient,
  input: { migrationId: string } & Pick<ReportNote, 'kind' | 'suggestion' | 'text' | 'isHidden' | 'by'>,
): Promise<ReportNote> {
  const [row] = await client.query<ReportNote>(sql`
    insert into report_note (migration_id, kind, suggestion, text, is_hidden, by)
    values (${input.migrationId}, ${input.kind}, ${input.suggestion}, ${input.text}, ${input.isHidden}, ${input.by})
    on conflict (migration_id, kind, suggestion) where suggestion is not null do update
      set text = excluded.text, is_hidden = excluded.is_hidden, by = excluded.by, at = clock_timestamp(),
        version = report_note.version + 1
    returning ${COLUMNS}`);
  if (!row) throw new Error('insert into report_note returned no row');
  return row;
}

/** Removes a note: a suggestion it replaced shows again in its own words. */
export async function deleteNote(client: StateClient, migrationId: string, id: string): Promise<boolean> {
  if (!isId(id)) return false;
  const rows = await client.query<{ id: string }>(
    sql`delete from report_note where id = ${id} and migration_id = ${migrationId} returning id`,
  );
  return rows.length > 0;
}
