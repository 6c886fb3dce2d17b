import { z } from 'zod';
import { defineEvidence, type EvidenceOf } from '../define-evidence';
import { ManualEvidence } from './manual-evidence';
export const BackupCopy = z.object({
  path: z.string(),
  copy: z.string(),
  sha256: z.string(),
  copySha256: z.string(),
  bytes: z.number(),
  mode: z.number(),
  isSecret: z.boolean(),
  /** Whether git ignores the copy; null without git. */
  isIgnored: z.boolean().nullable(),
  /**
   * Present where Mudanza had written to the file before it was copied: the earlier copy that holds the original, or
   * null where only the journal has it.
   */
  original: z.string().nullable().optional(),
});

export type BackupCopy = z.infer<typeof BackupCopy>;

export const BackupDone = z.object({
  kind: z.literal('done'),
  copies: z.array(BackupCopy).readonly(),
});

export type BackupDone = z.infer<typeof BackupDone>;

/** The copies that were made, or a person's word without a folder. */
export const backupEvidence = defineEvidence('backup', z.union([BackupDone, ManualEvidence]));
export type BackupEvidence = EvidenceOf<typeof backupEvidence>;
