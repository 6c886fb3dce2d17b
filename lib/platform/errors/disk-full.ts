import { MudanzaError } from './mudanza-error';

/** MUD-811 when a file could not be written for want of space, at whatever depth of causes; else null. */
export function diskFull(error: unknown): MudanzaError | null {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++)
    if ('code' in at && (at.code === 'ENOSPC' || at.code === 'EDQUOT'))
      return new MudanzaError('MUD-811', { cause: error });
  return null;
}
