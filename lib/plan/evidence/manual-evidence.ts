import { z } from 'zod';
import { MessageSchema } from '../../i18n/message-schema';
/** Something to do by hand, with text to copy. */
export const Instruction = z.object({
  summary: MessageSchema,
  text: z.string(),
});

export type Instruction = z.infer<typeof Instruction>;

/** What a step leaves when there is no folder to work in: instructions, and who says that they were followed. */
export const ManualEvidence = z.object({
  kind: z.literal('manual'),
  instructions: z.array(Instruction).readonly(),
  confirmedBy: z.string().nullable(),
});

export type ManualEvidence = z.infer<typeof ManualEvidence>;
