import { z } from 'zod';
import { defineEvidence, type EvidenceOf } from '../../plan/define-evidence';
import { ManualEvidence } from '../../plan/evidence/manual-evidence';
import { OwnEngine } from './ask-own-engine';

export const ConnectDone = z.object({
  kind: z.literal('done'),
  table: z.string(),
  version: z.string(),
  /** Null when the table cannot be counted. */
  count: z.number().nullable(),
  reason: z.string().nullable(),
  /** Tables of the source that an earlier run could not count, and this one neither; missing in evidence of older versions. */
  missed: z
    .array(
      z.object({
        table: z.string(),
        reason: z.string(),
      }),
    )
    .readonly()
    .optional(),
  driver: z.string(),
  /** What the backend's own driver said. */
  own: z.object({
    verdict: z.enum(['answered', 'refused', 'missing']),
    detail: z.string(),
  }),
  /** What the backend's own engine said, imported with the written env file; missing in evidence of older versions. */
  engine: OwnEngine.optional(),
});
export type ConnectDone = z.infer<typeof ConnectDone>;

/** What came of connecting with the written values, or a person's word without a folder. */
export const backendConnectEvidence = defineEvidence(
  'backend.connect',
  z.union([ConnectDone, ManualEvidence]),
);
export type BackendConnectEvidence = EvidenceOf<typeof backendConnectEvidence>;
