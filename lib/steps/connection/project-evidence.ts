import { z } from 'zod';
import { MessageSchema } from '../../i18n/message-schema';
import { defineEvidence } from '../../plan/define-evidence';
import { Verdict } from '../../plan/step';

/** What was asked of Supabase and what came of it; holds neither token nor password. */
export const ProjectCreateEvidence = z.object({
  action: z.enum(['look', 'create', 'unban']),
  organizations: z
    .array(
      z.object({
        slug: z.string(),
        name: z.string(),
        /** As Supabase names it; null where it could not be read. */
        plan: z.string().nullable(),
      }),
    )
    .readonly(),
  regions: z
    .array(
      z.object({
        code: z.string(),
        name: z.string(),
      }),
    )
    .readonly(),
  projects: z
    .array(
      z.object({
        ref: z.string(),
        name: z.string(),
        region: z.string(),
      }),
    )
    .readonly(),
  /** The project created or looked at. */
  ref: z.string().nullable(),
  /** `host:port` as Supabase names it. */
  pooler: z.string().nullable(),
  bans: z.array(z.string()).readonly(),
  outcome: z.object({
    verdict: Verdict,
    message: MessageSchema,
  }),
});
export type ProjectCreateEvidence = z.infer<typeof ProjectCreateEvidence>;

export const projectCreateEvidence = defineEvidence('project.create', ProjectCreateEvidence);
