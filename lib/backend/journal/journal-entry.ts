import { z } from 'zod';

export const FileState = z.object({
  /** Hex SHA-256 of the content. */
  sha256: z.string().length(64),
  /** Permission bits. */
  mode: z.number().int(),
});
export type FileState = z.infer<typeof FileState>;

/** One write to the workspace, noted before it is made. `null` stands for "no such file". */
export const JournalWrite = z.object({
  kind: z.literal('write'),
  id: z.string(),
  step: z.string(),
  /** Relative to the workspace. */
  path: z.string(),
  before: FileState.nullable(),
  after: FileState.nullable(),
  /** Folders, outermost first, that the write had to make. */
  madeFolders: z.array(z.string()),
  at: z.string(),
});
export type JournalWrite = z.infer<typeof JournalWrite>;

export const JournalMark = z.object({
  kind: z.enum(['done', 'dropped', 'undone']),
  id: z.string(),
  at: z.string(),
});
export type JournalMark = z.infer<typeof JournalMark>;

/** How a run that came to its end left the files of its step. */
export const JournalLeft = z.object({
  kind: z.literal('left'),
  step: z.string(),
  files: z.array(z.object({ path: z.string(), sha256: z.string().nullable() })),
  /** Others go on writing in these files. */
  isShared: z.boolean(),
  at: z.string(),
});
export type JournalLeft = z.infer<typeof JournalLeft>;

/** A write and how it ended; `pending` when the process died around it. */
export interface JournalEntry extends JournalWrite {
  readonly state: 'pending' | JournalMark['kind'];
  /** When that was noted; null while it is pending. */
  readonly settledAt: string | null;
}
