import { MudanzaError } from '../../platform/errors/mudanza-error';
import { isDiskFull } from '../../platform/files/is-disk-full';

/** Servers that Mudanza runs itself. */
export type OwnServer = 'state' | 'scratch' | 'practice';

/**
 * A server whose disk is full says so once and then drops its connections: what failed on it is named by its cause,
 * not by the cut that followed. Gives MUD-839 when the disk below `folder` is full, else the error as it was.
 */
export function ownDiskFull(place: OwnServer, folder: string, error: unknown): unknown {
  if (error instanceof MudanzaError && error.code === 'MUD-839') return error;
  return isDiskFull(folder)
    ? new MudanzaError('MUD-839', { params: { place, folder }, cause: error })
    : error;
}
