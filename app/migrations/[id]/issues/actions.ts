'use server';

import { z } from 'zod';
import { formAction } from '@/app/form-action';
import { findMigrationOrFail } from '@/lib/report/deeds/find-migration-or-fail';
import { editIssue, openIssue } from '@/lib/report/deeds/keep-issue';
import { dropNote, keepNote } from '@/lib/report/deeds/keep-note';
import { ISSUE_STATUSES } from '@/lib/store/issues';

const migrationId = z.uuid();
const IssueText = z.object({
  migrationId,
  title: z.string().trim().min(1).max(200),
  description: z.string().trim().max(10_000),
  status: z.enum(ISSUE_STATUSES),
  how: z.string().trim().max(5_000),
});

/** Describes a failed run, or something else that went wrong. */
export const addIssue = formAction(
  'operator',
  IssueText.extend({ runId: z.union([z.uuid(), z.literal('')]).transform((id) => id || null) }),
  async (input, viewer) => {
    await findMigrationOrFail(input.migrationId);
    await openIssue({ ...input, by: viewer.name });
    return undefined;
  },
);

/** Changes an issue as its editor saw it. */
export const changeIssue = formAction(
  'operator',
  IssueText.extend({ id: z.uuid(), version: z.coerce.number().int() }),
  async (input, viewer) => {
    await editIssue({ ...input, by: viewer.name });
    return undefined;
  },
);

const Note = z.object({
  migrationId,
  kind: z.enum(['lesson', 'recommendation']),
  suggestion: z
    .string()
    .max(200)
    .transform((id) => id || null),
  text: z.string().trim().max(5_000),
});

/** Keeps a lesson or recommendation; an emptied suggestion is left out of the report. */
export const saveNote = formAction(
  'operator',
  Note.refine(({ suggestion, text }) => suggestion !== null || text !== '', {
    path: ['text'],
    message: 'report.form.noteEmpty',
  }),
  async ({ migrationId: id, ...note }, viewer) => {
    await findMigrationOrFail(id);
    await keepNote(id, { ...note, isHidden: note.text === '', by: viewer.name });
    return undefined;
  },
);

/** Removes a note, or brings a suggestion back in its own words. */
export const removeNote = formAction(
  'operator',
  z.object({ migrationId, noteId: z.uuid() }),
  async ({ migrationId: id, noteId }, viewer) => {
    await dropNote(id, noteId, viewer.name);
    return undefined;
  },
);
