import { z } from 'zod';
import { DockerVerdict } from '../../backend/compose-file/check-with-docker';
import { ComposeOverride } from '../../backend/compose-file/find-overrides';
import { defineEvidence, type EvidenceOf } from '../define-evidence';
import { ManualEvidence } from './manual-evidence';
export const ComposeEvidence = z.object({
  kind: z.literal('done'),
  option: z.enum(['comment', 'profile']),
  service: z.string(),
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
