import { type Message, type MessageParams, say } from '../../i18n/message';
import type { ErrorCode } from '../../platform/errors/error-code';

type Verdict = 'pass' | 'warn' | 'fail' | 'unchecked';

/** Something worth saying about what was entered, before anything is dialled. Never holds a secret. */
export interface Finding {
  readonly verdict: Verdict;
  readonly message: Message;
  /** Where there is one, the screen shows its cause and cures, filled from the message's parameters. */
  readonly code?: ErrorCode;
}

/** A finding that an error code explains. */
export function faultFinding(
  code: ErrorCode,
  params: MessageParams = {},
  verdict: 'warn' | 'fail' = 'fail',
): Finding {
  return { verdict, code, message: say(`errors.${code}.title` as const, params) };
}
