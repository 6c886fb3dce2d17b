import { z } from 'zod';
import { defineEvidence, type EvidenceOf } from '../../plan/define-evidence';
import { ManualEvidence } from '../../plan/evidence/manual-evidence';

/** A commit that a run of the step `commit` made, and its files. */
export const Made = z.object({ hash: z.string(), files: z.array(z.string()).readonly() });
export type Made = z.infer<typeof Made>;

export const CommitDone = z.object({
  kind: z.literal('done'),
  hash: z.string(),
  branch: z.string(),
  files: z.array(z.string()).readonly(),
  /** Changed in the folder and not in the commit; env files are not named. */
  left: z.array(z.string()).readonly().optional(),
  message: z.string(),
  /** What earlier runs committed, oldest first. */
  earlier: z.array(Made).readonly().optional(),
  /** `remote/branch`, or null when nobody asked for a push. */
  pushTarget: z.string().nullable(),
  /** git's own words when it would not push; the commit stands then. */
  pushError: z.string().nullable(),
});
export type CommitDone = z.infer<typeof CommitDone>;

export const commitEvidence = defineEvidence('commit', z.union([CommitDone, ManualEvidence]));
export type CommitEvidence = EvidenceOf<typeof commitEvidence>;
