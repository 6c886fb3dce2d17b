import { MudanzaError } from '../../platform/errors/mudanza-error';
import { redactText } from '../../platform/vault/redact-text';

const stateOf = (error: unknown): string | null => {
  const code = typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : null;
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? code : null;
};

/** Classes whose texts name objects; the others may quote a value of a row. */
const SPEAKS_OF_OBJECTS = /^(23|25|42|53|54|55|57|58)/;

/** Raised by a function of the operator's: it says what it likes, and calls it by whatever code it likes. */
const isRaised = (error: Error) => {
  const where: unknown = Reflect.get(error, 'where');
  return typeof where === 'string' && where !== '';
};

/** What a server said to a change, by the table that it was for. Errors of the connection stay as they are. */
export function refusedChange(error: unknown, label: string, progress: string): unknown {
  const state = stateOf(error);
  if (error instanceof MudanzaError || state === null || /^(08|57P)/.test(state)) return error;
  // Division by zero is how our own statements refuse: not exactly one row was there.
  if (state === '22012') {
    return label === progress
      ? new MudanzaError('MUD-956', { sqlState: state, cause: error })
      : new MudanzaError('MUD-954', { params: { table: label }, sqlState: state, cause: error });
  }
  const isOfServer = error instanceof Error && SPEAKS_OF_OBJECTS.test(state) && !isRaised(error);
  const said = isOfServer ? redactText(error.message) : state;
  return new MudanzaError('MUD-955', {
    params: { table: label || '—', said: said.slice(0, 200) },
    sqlState: state,
    cause: error,
  });
}
