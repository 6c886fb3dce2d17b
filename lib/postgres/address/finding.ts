import { z } from 'zod';
import { type MessageParams, say } from '../../i18n/message';
import { MessageSchema } from '../../i18n/message-schema';
import type { ErrorCode } from '../../platform/errors/error-code';
import { ErrorCodeSchema } from '../../platform/errors/error-code-schema';

const Verdict = z.enum(['pass', 'warn', 'fail', 'unchecked']);

/** Something worth saying about what was entered, before anything is dialled. Never holds a secret. */
export const Finding = z.object({
  verdict: Verdict,
  message: MessageSchema,
  /** Where there is one, the screen shows its cause and cures, filled from the message's parameters. */
  code: ErrorCodeSchema.optional(),
});
export type Finding = z.infer<typeof Finding>;

/** A finding that an error code explains. */
export function faultFinding(
  code: ErrorCode,
  params: MessageParams = {},
  verdict: 'warn' | 'fail' = 'fail',
): Finding {
  return { verdict, code, message: say(`errors.${code}.title` as const, params) };
}
