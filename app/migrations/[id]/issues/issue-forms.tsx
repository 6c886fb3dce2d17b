'use client';

import { useTranslate } from '@/components/i18n/translate-provider';
import { StepForm } from '@/components/wizard/step-form';
import { undoable } from '@/components/wizard/undoable';
import type { IssueText } from '@/lib/store/issues';
import { addIssue, changeIssue, removeNote, saveNote } from './actions';

interface Texts {
  readonly title: string;
  readonly description: string;
  readonly status: string;
  readonly statuses: readonly { readonly value: string; readonly label: string }[];
  readonly how: string;
  readonly howHelp: string;
  readonly submit: string;
  readonly pending: string;
}

interface IssueProps {
  /** Migration and, for a new one, its run; for an old one, its id and version. */
  readonly hidden: Readonly<Record<string, string>>;
  readonly issue: IssueText;
  readonly isNew: boolean;
  readonly texts: Texts;
}

/** Describes an issue: what, state, how. */
export function IssueForm({ hidden, issue, isNew, texts }: IssueProps) {
  return (
    <StepForm
      action={isNew ? addIssue : changeIssue}
      hidden={hidden}
      fields={[
        {
          name: 'title',
          kind: 'text',
          isProse: true,
          label: texts.title,
          initial: issue.title,
          isRequired: true,
        },
        {
          name: 'description',
          kind: 'textarea',
          isProse: true,
          label: texts.description,
          initial: issue.description,
        },
        {
          name: 'status',
          kind: 'select',
          label: texts.status,
          initial: issue.status,
          options: texts.statuses,
        },
        {
          name: 'how',
          kind: 'textarea',
          isProse: true,
          label: texts.how,
          help: texts.howHelp,
          initial: issue.how,
        },
      ]}
      submitLabel={texts.submit}
      pendingLabel={texts.pending}
    />
  );
}

interface NoteProps {
  /** Migration, kind and the suggestion it replaces. */
  readonly hidden: Readonly<Record<string, string>>;
  readonly text: string;
  readonly texts: {
    readonly label: string;
    readonly help: string;
    readonly submit: string;
    readonly pending: string;
  };
}

/** Writes a note, or another wording of a suggestion. */
export function NoteForm({ hidden, text, texts }: NoteProps) {
  return (
    <StepForm
      action={saveNote}
      hidden={hidden}
      fields={[
        {
          name: 'text',
          kind: 'textarea',
          isProse: true,
          label: texts.label,
          help: texts.help,
          initial: text,
        },
      ]}
      submitVariant="secondary"
      submitLabel={texts.submit}
      pendingLabel={texts.pending}
    />
  );
}

interface RemoveProps {
  readonly migrationId: string;
  readonly noteId: string;
  readonly label: string;
  /** The note itself, to write it again. */
  readonly note: Readonly<Record<'kind' | 'suggestion' | 'text', string>>;
}

/** Removes a note, or brings a suggestion back; the toast can undo either. */
export function RemoveNoteForm({ migrationId, noteId, label, note }: RemoveProps) {
  const t = useTranslate();
  const undo = {
    title: t('ui.undo.note'),
    label: t('ui.toast.undo'),
    action: saveNote,
    values: { migrationId, ...note },
  };
  return (
    <StepForm
      action={undoable(removeNote, undo)}
      hidden={{ migrationId, noteId }}
      fields={[]}
      submitVariant="secondary"
      submitLabel={label}
      pendingLabel={label}
    />
  );
}
