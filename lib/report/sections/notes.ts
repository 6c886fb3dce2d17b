import type { Message } from '../../i18n/message';
import type { NoteKind, ReportNote } from '../../store/report-notes';
import type { NoteEntry } from '../report-schema';

/** Something the evidence suggests; people may reword it or leave it out. */
export interface Suggestion {
  /** Stable name: an edit is kept under it. */
  readonly id: string;
  readonly message: Message;
}

/** Suggestions with people's edits applied, then what people wrote themselves. Pure. */
export function notesOf(
  kind: NoteKind,
  suggestions: readonly Suggestion[],
  notes: readonly ReportNote[],
): NoteEntry[] {
  const own = notes.filter((note) => note.kind === kind);
  const suggested = suggestions.flatMap(({ id, message }): NoteEntry[] => {
    const edit = own.find((note) => note.suggestion === id);
    if (edit?.isHidden) return [];
    if (edit) return [{ suggestion: id, text: edit.text, message: null, by: edit.by }];
    return [{ suggestion: id, text: null, message, by: null }];
  });
  const written = own
    .filter((note) => note.suggestion === null && !note.isHidden)
    .map((note) => ({ suggestion: null, text: note.text, message: null, by: note.by }));
  return [...suggested, ...written];
}
