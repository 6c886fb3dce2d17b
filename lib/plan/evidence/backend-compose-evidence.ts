import { z } from 'zod';
import { DockerVerdict } from '../../backend/compose-file/check-with-docker';
import { ComposeOverride } from '../../backend/compose-file/find-overrides';
import { defineEvidence, type EvidenceOf } from '../define-evidence';
import { ManualEvidence } from './manual-evidence';
export const ComposeEvidence = z.object({
  kind: z.literal('done'),
  option: z.enum(['comment', 'profile']),
  /** The database services, by name and separated by commas. */
  service: z.string(),
  /** Missing in evidence of older versions, which knew one. */
  services: z.array(z.string()).readonly().optional(),
  /** How many of the files are not as before the first run; missing in evidence of older versions. */
  edited: z.number().optional(),
  /** What files say of a service, as they are on disk, that is not what was asked for. */
  others: z
    .array(
      z.object({ path: z.string(), service: z.string(), says: z.enum(['starts', 'comment', 'profile']) }),
    )
    .readonly()
    .optional(),
  waiting: z.array(z.string()).readonly(),
  volumes: z.array(z.string()).readonly(),
  files: z
    .array(
      z.object({
        path: z.string(),
        diff: z.string(),
        after: z.string(),
      }),
    )
    .readonly(),
  docker: DockerVerdict,
  /** What still leads containers to the old database; missing in evidence of older versions. */
  overrides: z.array(ComposeOverride).readonly().optional(),
});

export type ComposeEvidence = z.infer<typeof ComposeEvidence>;

/** What became of the old database's service, or a person's word without a folder. */
export const backendComposeEvidence = defineEvidence(
  'backend.compose',
  z.union([ComposeEvidence, ManualEvidence]),
);
export type BackendComposeEvidence = EvidenceOf<typeof backendComposeEvidence>;
