import { z } from 'zod';
import type { Message, MessageKey } from './message';

/** A key that is no longer in the dictionary is shown as it is, so any text will do. */
export const MessageKeySchema = z.custom<MessageKey>((value) => typeof value === 'string');

export const MessageParamsSchema = z
  .record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
  .readonly();

/** A sentence as it was stored. */
export const MessageSchema: z.ZodType<Message> = z.object({
  key: MessageKeySchema,
  params: MessageParamsSchema.optional(),
});
