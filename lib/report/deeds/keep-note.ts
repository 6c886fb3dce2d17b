import { writeAudit } from '../../store/audit';
import { transaction } from '../../store/query';
import { deleteNote, insertNote, type ReportNote } from '../../store/report-notes';
import { insertStatement, type Statement } from '../../store/statements';

/** Keeps a lesson or recommendation: somebody's own, or their version of a suggestion, or its omission. */
export function keepNote(
  migrationId: string,
  note: Pick<ReportNote, 'kind' | 'suggestion' | 'text' | 'isHidden' | 'by'>,
): Promise<ReportNote> {
  return transaction(async (client) => {
    const kept = await insertNote(client, { migrationId, ...note });
    const detail = { kind: note.kind, suggestion: note.suggestion, isHidden: note.isHidden };
    await writeAudit(client, { migrationId, actor: note.by, deed: 'note.keep', detail });
    return kept;
  });
}

/** Removes a note; a suggestion it replaced shows in its own words again. */
export function dropNote(migrationId: string, id: string, by: string): Promise<boolean> {
  return transaction(async (client) => {
    const isGone = await deleteNote(client, migrationId, id);
    if (isGone) await writeAudit(client, { migrationId, actor: by, deed: 'note.drop', detail: { note: id } });
    return isGone;
  });
}

/** Keeps what a named person states about something no machine can tell. */
export function state(migrationId: string, statement: Omit<Statement, 'at'>): Promise<void> {
  return transaction(async (client) => {
    await insertStatement(client, { migrationId, ...statement });
    const { item, holds, name } = statement;
    const detail = { item, holds, name };
    await writeAudit(client, { migrationId, actor: statement.by, deed: 'criterion.state', detail });
  });
}
