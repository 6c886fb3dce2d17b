import { z } from 'zod';
import { defineEvidence, type EvidenceOf } from '../define-evidence';
import { Climbed } from './climbed';
import { ProjectReport } from './project-report';

/** What the ladder saw of the target. */
export const connectionEvidence = defineEvidence(
  'connection',
  z.object({
    /** Through the door that the backend will use. */
    target: Climbed,
    /** Through the session door, where there is another one. */
    session: Climbed.nullable(),
    /** What Supabase itself says, where there is an access token. */
    project: ProjectReport.nullable(),
  }),
);
export type ConnectionEvidence = EvidenceOf<typeof connectionEvidence>;
