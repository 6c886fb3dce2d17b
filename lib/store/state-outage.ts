import { MudanzaError } from '../platform/errors/mudanza-error';

/** Network errors of Node, and what `pg` says of a connection that is gone. */
const ERRNO = /^(ECONN|EPIPE|ETIMEDOUT|EHOST|ENET|ENOTFOUND|EAI_)/;
const GONE =
  /Connection terminated|timeout exceeded when trying to connect|Query read timeout|not queryable|connection error/i;
/** Classes: 08 connection, 57P server stopping or starting, 53 out of memory, connections or disk, 58 system, XX broken. */
const SQL_STATE = /^(08|53|57P|58|XX)/;
const DISK_FULL = '53100';

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** True when the same statement may well succeed in a moment, on a state database that is up again. */
export function isOutage(error: unknown): boolean {
  if (error instanceof MudanzaError) return error.code === 'MUD-810' || error.code === 'MUD-811';
  if (error instanceof AggregateError) return error.errors.some(isOutage);
  const code = codeOf(error);
  if (ERRNO.test(code) || (/^[0-9A-Z]{5}$/.test(code) && SQL_STATE.test(code))) return true;
  return error instanceof Error && GONE.test(error.message);
}

/**
 * Names a failure of the state database: MUD-811 when its disk is full, MUD-810 when it does not answer. Anything else
 * (a constraint, a mistake of ours) is handed back as it is. Without this a run would blame its target.
 */
export function stateError(error: unknown): unknown {
  if (error instanceof MudanzaError || !isOutage(error)) return error;
  return new MudanzaError(codeOf(error) === DISK_FULL ? 'MUD-811' : 'MUD-810', { cause: error });
}
