import { MudanzaError } from '../../platform/errors/mudanza-error';

/** A refused sign-in is not tried again and again: that is how one is locked out. */
const FINAL = /^28/;
/** The server went, is not up yet, or has no place just now. */
const PASSING = /^(08|57P0[123]|53300|55006)/;

/**
 * True when a connection was lost that may be there again in a moment, or another instance still holds what will be
 * ours: a service waits then. What was named, and what a server refused, ends it.
 */
export function isPassing(error: unknown): boolean {
  if (error instanceof MudanzaError) return error.code === 'MUD-961';
  const code = error instanceof Error ? Reflect.get(error, 'code') : null;
  if (typeof code !== 'string') return error instanceof Error;
  if (!/^[0-9A-Z]{5}$/.test(code)) return true;
  return PASSING.test(code) && !FINAL.test(code);
}
