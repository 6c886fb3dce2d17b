import type { Translate } from '@/lib/i18n/translate';
import type { NoteEntry } from '@/lib/report/report-schema';
import type { NoteKind, ReportNote } from '@/lib/store/report-notes';
import { NoteForm, RemoveNoteForm } from './issue-forms';

interface Props {
  readonly migrationId: string;
  readonly kind: NoteKind;
  readonly entries: readonly NoteEntry[];
  readonly notes: readonly ReportNote[];
  readonly canEdit: boolean;
  readonly t: Translate;
}

function stored(entry: NoteEntry, { notes, kind }: Props): ReportNote | undefined {
  return notes.find(
    (note) =>
      note.kind === kind &&
      note.suggestion === entry.suggestion &&
      (entry.suggestion || note.text === entry.text),
  );
}

function contentOf({ kind, suggestion, text, isHidden }: ReportNote) {
  return { kind, suggestion: suggestion ?? '', text: isHidden ? '' : text };
}

function Editor({ entry, ...props }: Props & { readonly entry: NoteEntry }) {
  const { migrationId, kind, t } = props;
  const note = stored(entry, props);
  const text = entry.text ?? (entry.message ? t(entry.message) : '');
  return (
    <details className="mt-0.5">
      <summary className="min-h-6 text-sm font-medium">{t('report.note.edit')}</summary>
      <div className="mt-2 max-w-xl space-y-3">
        {entry.suggestion ? (
          <NoteForm
            hidden={{ migrationId, kind, suggestion: entry.suggestion }}
            text={text}
            texts={{
              label: t('report.note.text'),
              help: t('report.note.emptyHelp'),
              submit: t('report.note.save'),
              pending: t('report.issue.saving'),
            }}
          />
        ) : null}
        {note ? (
          <RemoveNoteForm
            migrationId={migrationId}
            noteId={note.id}
            note={contentOf(note)}
            label={t(entry.suggestion ? 'report.note.restore' : 'report.note.remove')}
          />
        ) : null}
      </div>
    </details>
  );
}

/** Lessons or recommendations: suggestions from the evidence, people's words, and a form for a new one. */
export function NoteList(props: Props) {
  const { migrationId, kind, entries, notes, canEdit, t } = props;
  const hidden = notes.filter((note) => note.kind === kind && note.isHidden);
  return (
    <>
      <ul className="divide-y">
        {entries.map((entry, index) => (
          <li key={entry.suggestion ?? `own-${index}-${entry.text}`} className="py-2 text-sm">
            <p className="max-w-prose whitespace-pre-line">
              {entry.text ?? (entry.message ? t(entry.message) : '')}
              <span className="text-ink-muted"> ({entry.by ?? t('report.note.fromEvidence')})</span>
            </p>
            {canEdit ? <Editor {...props} entry={entry} /> : null}
          </li>
        ))}
        {canEdit
          ? hidden.map((note) => (
              <li key={note.id} className="flex flex-wrap items-center gap-3 py-2 text-sm text-ink-muted">
                {t('report.note.leftOut', { name: note.by })}
                <RemoveNoteForm
                  migrationId={migrationId}
                  noteId={note.id}
                  note={contentOf(note)}
                  label={t('report.note.restore')}
                />
              </li>
            ))
          : null}
      </ul>
      {canEdit ? (
        <div className={entries.length + hidden.length > 0 ? 'mt-3 border-t pt-3' : undefined}>
          <NoteForm
            key={entries.length}
            hidden={{ migrationId, kind, suggestion: '' }}
            text=""
            texts={{
              label: t(`report.note.new.${kind}`),
              help: t('report.note.newHelp'),
              submit: t('report.note.add'),
              pending: t('report.issue.saving'),
            }}
          />
        </div>
      ) : null}
    </>
  );
}
