import { say } from '../../i18n/message';
import type { MudanzaError } from '../../platform/errors/mudanza-error';
import { type Facts, type RungResult, rungError } from './rung';

/** A rung that failed, explained by the error's code. */
export function failedRung(error: MudanzaError, facts: Facts = {}): RungResult {
  const message = say(`errors.${error.code}.title` as const, error.params);
  return { state: 'fail', message, facts, error: rungError(error) };
}
