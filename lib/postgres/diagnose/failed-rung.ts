import type { MudanzaError } from '../../errors/mudanza-error';
import { say } from '../../i18n/message';
import { type Facts, type RungResult, rungError } from './rung';

/** A rung that failed, explained by the error's code. */
export function failedRung(error: MudanzaError, facts: Facts = {}): RungResult {
  const message = say(`errors.${error.code}.title` as const, error.params);
  return { state: 'fail', message, facts, error: rungError(error) };
}
