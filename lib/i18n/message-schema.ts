import { z } from 'zod';
import type { Message, MessageKey } from './message';

export const MessageParamsSchema = z
  .record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
  .readonly();

/** A sentence as it was stored. A key that is no longer in the dictionary is shown as it is, so any text will do. */
export const MessageSchema: z.ZodType<Message> = z.object({
  key: z.custom<MessageKey>((value) => typeof value === 'string'),
  params: MessageParamsSchema.optional(),
});
