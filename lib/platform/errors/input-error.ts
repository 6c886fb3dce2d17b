import type { ZodError } from 'zod';
import { MudanzaError } from './mudanza-error';

/** MUD-002 for input that a schema refused: which field, and what is wrong with it. Never the value itself. */
export function inputError(error: ZodError): MudanzaError {
  const detail = error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
  return new MudanzaError('MUD-002', { params: { detail }, cause: error });
}
